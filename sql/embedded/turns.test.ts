import { expect, it } from 'vitest';
import { openTurns } from './turns.ts';

const clients = ['a', 'b', 'c'].map((name) => Symbol(name)) as [symbol, symbol, symbol];

it('gives the turn to one at a time, in the order they came', async () => {
  const turns = openTurns();
  const order: string[] = [];
  await Promise.all(
    clients.map(async (client) => {
      await turns.take(client);
      order.push(`${client.description} takes`);
      await new Promise((resolve) => setTimeout(resolve, 2));
      order.push(`${client.description} gives`);
      turns.give(client);
    }),
  );
  expect(order).toEqual(['a takes', 'a gives', 'b takes', 'b gives', 'c takes', 'c gives']);
});

it('lets the holder go on while others wait', async () => {
  const turns = openTurns();
  const [a, b] = clients;
  await turns.take(a);
  const waiting = turns.take(b);
  expect(turns.waiting()).toBe(1);
  await turns.take(a);
  expect([turns.has(a), turns.has(b)]).toEqual([true, false]);
  turns.give(a);
  await waiting;
  expect([turns.has(a), turns.has(b), turns.waiting()]).toEqual([false, true, 0]);
});

it('lets nobody give what is not theirs', async () => {
  const turns = openTurns();
  const [a, b] = clients;
  await turns.take(a);
  turns.give(b);
  expect(turns.has(a)).toBe(true);
});
