import { expect, it } from 'vitest';
import { heirOf } from './bodies.ts';

const body = (id: string, status: 'open' | 'suspended' | 'closed', successor: string | null = null) => ({
  ...{ id, status, successor },
});
const bodies = [
  body('old', 'closed', 'middle'),
  body('middle', 'closed', 'new'),
  body('new', 'suspended'),
  body('alone', 'closed'),
  body('one', 'closed', 'other'),
  body('other', 'closed', 'one'),
  body('lost', 'closed', 'nowhere'),
];

it.each([
  ['old', 'new'],
  ['new', 'new'],
  ['alone', null],
  ['one', null],
  ['lost', null],
  ['nobody', null],
])('the business of %s is that of %s', (id, heir) => expect(heirOf(bodies, id)?.id ?? null).toBe(heir));
