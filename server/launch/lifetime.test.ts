import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openLifetime, type Part } from './lifetime.ts';

const open = () => {
  const log: string[] = [];
  const signals = new EventEmitter();
  const exit = (code: number): never => {
    log.push(`exit ${code}`);
    return undefined as never;
  };
  const lifetime = openLifetime(exit, signals);
  const part = (name: string, stop: () => Promise<unknown> = async () => undefined): Part => ({
    stop: async () => {
      log.push(`stop ${name}`);
      await stop();
    },
    kill: () => log.push(`kill ${name}`),
  });
  return { log, signals, lifetime, part };
};

it('stops the newest first, then exits', async () => {
  const { log, signals, lifetime, part } = open();
  lifetime.add(part('engine', () => sleep(5)));
  lifetime.add(part('server', () => sleep(5)));
  signals.emit('SIGTERM');
  expect(lifetime.isEnding()).toBe(true);
  await lifetime.end(1);
  expect(log).toEqual(['stop server', 'stop engine', 'exit 0']);
});

it('goes on where a part cannot be stopped', async () => {
  const { log, lifetime, part } = open();
  lifetime.add(part('engine'));
  lifetime.add(part('server', () => Promise.reject(new Error('stuck'))));
  await lifetime.end(1);
  expect(log).toEqual(['stop server', 'stop engine', 'exit 1']);
});

it('forgets a part that ended by itself', async () => {
  const { log, lifetime, part } = open();
  lifetime.add(part('engine'));
  const remove = lifetime.add(part('load'));
  remove();
  remove();
  await lifetime.end(0);
  expect(log).toEqual(['stop engine', 'exit 0']);
});

it('takes two signals of one key press for one, and a later one for impatience', async () => {
  const { log, signals, lifetime, part } = open();
  lifetime.add(part('engine', () => new Promise(() => undefined)));
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  signals.emit('SIGINT');
  signals.emit('SIGINT');
  expect(log).toEqual(['stop engine']);
  vi.advanceTimersByTime(350);
  signals.emit('SIGINT');
  expect(log).toEqual(['stop engine', 'kill engine', 'exit 130']);
});
