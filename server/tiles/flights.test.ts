import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Abandoned } from '../layers/cancellable.ts';
import { openFlights } from './flights.ts';

/** Work that ends when told, and notices that it is to stop. */
const slowWork = () => {
  const begun: AbortSignal[] = [];
  let end: (value: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const work = (signal: AbortSignal) => {
    begun.push(signal);
    return new Promise<string>((resolve, reject) => {
      end = resolve;
      fail = reject;
      signal.addEventListener('abort', () => reject(new Abandoned()));
    });
  };
  return { begun, work, end: (value: string) => end(value), fail: (error: Error) => fail(error) };
};
const client = () => new AbortController();

describe('flights', () => {
  it('do equal work once for all who ask meanwhile', async () => {
    const flights = openFlights<string>();
    const slow = slowWork();
    const answers = [1, 2, 3].map(() => flights('a', client().signal, slow.work));
    slow.end('done');
    expect(await Promise.all(answers)).toEqual(['done', 'done', 'done']);
    expect(slow.begun).toHaveLength(1);
  });

  it('tell an error to all, and then begin anew', async () => {
    const flights = openFlights<string>();
    const slow = slowWork();
    const answers = [1, 2].map(() => flights('a', client().signal, slow.work));
    slow.fail(new Error('away'));
    for (const answer of answers) await expect(answer).rejects.toThrow('away');
    const again = flights('a', client().signal, slow.work);
    slow.end('back');
    expect(await again).toBe('back');
    expect(slow.begun).toHaveLength(2);
  });

  it('answer who goes away at once, and go on for the others', async () => {
    const flights = openFlights<string>();
    const slow = slowWork();
    const gone = client();
    const first = flights('a', gone.signal, slow.work);
    const second = flights('a', client().signal, slow.work);
    gone.abort();
    await expect(first).rejects.toThrow(Abandoned);
    expect(slow.begun[0]?.aborted).toBe(false);
    slow.end('done');
    expect(await second).toBe('done');
  });

  it('stop when all have gone away; who comes then does not join what is stopping', async () => {
    const flights = openFlights<string>();
    const slow = slowWork();
    const gone = [client(), client()];
    const answers = gone.map(({ signal }) =>
      flights('a', signal, slow.work).catch((error: unknown) => error),
    );
    for (const each of gone) each.abort();
    expect(slow.begun[0]?.aborted).toBe(true);
    const late = flights('a', client().signal, slow.work);
    await turn();
    slow.end('anew');
    expect(await late).toBe('anew');
    for (const answer of answers) expect(await answer).toBeInstanceOf(Abandoned);
    expect(slow.begun).toHaveLength(2);
  });

  it('do nothing for who has gone before', async () => {
    const slow = slowWork();
    const gone = client();
    gone.abort();
    await expect(openFlights<string>()('a', gone.signal, slow.work)).rejects.toThrow(Abandoned);
    expect(slow.begun).toHaveLength(0);
  });
});
