import { withNamed } from '../dashboard/keep.ts';
import { fileName, type Sheet } from '../ui/take-along/sheet.ts';
import type { Taken } from '../ui/take-along/take-along.tsx';
import { riskAddress } from './api.ts';

/** The parts of the page of a risk, each of which may stand in a page of others by itself. */
export const RISK_PARTS = ['map', 'ranking', 'detail', 'table'] as const;
export type RiskPart = (typeof RISK_PARTS)[number];

/** The part that an address names; null: the whole page. */
export const partIn = (search: string): RiskPart | null => {
  const named = new URLSearchParams(search).get('part');
  return RISK_PARTS.find((part) => part === named) ?? null;
};

/** What a part is taken along as. */
export const takenOf = (
  part: RiskPart,
  { risk, title, search, sheet }: { risk: string; title: string; search: string; sheet: Sheet },
): Taken => ({
  ...{ title, sheet },
  name: fileName(`${risk}-${part}`, null),
  link: `${riskAddress(risk)}${search && `?${search.replace(/^\?/, '')}`}#${part}`,
  embed: `/embed${riskAddress(risk)}${withNamed(search, { part })}`,
});
