import type { LineDetail } from '../../../server/modules/budget/schema.ts';
import { BUDGET_KINDS } from '../../../sql/model/budget/budget.ts';
import type { Words } from '../../i18n/intl.tsx';
import { changeOf, percent, short, signed } from './money.ts';

type Amount = LineDetail['amounts'][number];

/** The amount that a line is told by: of its newest year, as it was voted where it was. Null where it has none. */
export const toldOf = (amounts: readonly Amount[]): Amount | null => {
  const newest = Math.max(...amounts.map(({ year }) => year));
  const known = amounts.filter(({ year }) => year === newest);
  const first = BUDGET_KINDS.find((kind) => known.some((one) => one.kind === kind));
  return known.find(({ kind }) => kind === first) ?? null;
};

/** Less than this of the whole is no share that says something. */
const LEAST = 0.00001;

const shareOf = (amount: number, whole: number | null): number | null => {
  const share = whole !== null && whole > 0 ? amount / whole : null;
  return share !== null && share >= LEAST && share <= 1 ? share : null;
};

/** What is notable of a line: how much it is, what part of the whole of that year and kind, and how it changed since the year before. */
export const lineFinding = (
  { amounts, of }: Pick<LineDetail, 'amounts' | 'of'>,
  whole: number | null,
  { say, language }: Pick<Words, 'say' | 'language'>,
): string => {
  const told = toldOf(amounts);
  if (!told) return say('budget.nothing');
  const amount = Number(told.amount);
  const before = amounts.find(({ year, kind }) => year === told.year - 1 && kind === told.kind);
  const [share, change] = [shareOf(amount, whole), changeOf(amount, before && Number(before.amount))];
  const said = {
    year: String(told.year),
    kind: say(`budget.kind.${told.kind}`).toLowerCase(),
    total: short(amount, of, language),
    share: share === null ? '' : percent(share, language, share >= 0.1 ? 0 : share >= 0.001 ? 1 : 3),
    change: change === null ? '' : signed(change, language),
    before: String(told.year - 1),
  };
  if (share !== null) return say(change === null ? 'budget.lineShare' : 'budget.lineBoth', said);
  return say(change === null ? 'budget.findingOne' : 'budget.lineChange', said);
};
