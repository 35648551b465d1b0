import { expect, it } from 'vitest';
import { openGate } from './gate.ts';

/** Work that ends when told to. */
const work = () => {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { done, end };
};
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

it('lets so many in, the next wait, and sends the rest away', async () => {
  const gate = openGate({ atOnce: 1, waiting: 1 });
  const [first, second] = [work(), work()];
  const begun: string[] = [];
  const run = (name: string, { done }: { done: Promise<void> }) =>
    gate(async () => {
      begun.push(name);
      await done;
    });
  const a = run('a', first);
  const b = run('b', second);
  await expect(run('c', work())).rejects.toMatchObject({ status: 503, code: 'busy' });
  await soon();
  expect(begun).toEqual(['a']);
  first.end();
  await a;
  await soon();
  expect(begun).toEqual(['a', 'b']);
  second.end();
  await b;
  await run('d', { done: Promise.resolve() });
  expect(begun).toEqual(['a', 'b', 'd']);
});

it('who fails leaves, too', async () => {
  const gate = openGate({ atOnce: 1, waiting: 0 });
  await expect(gate(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(gate(async () => 'in')).resolves.toBe('in');
});
