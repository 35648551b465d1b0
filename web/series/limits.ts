import { secondsOf } from '../../sql/model/duration.ts';
import type { Limit } from '../../sql/model/parameter.ts';
import { unitOf } from '../format.ts';
import type { Words } from '../i18n/intl.tsx';
import type { Mark } from './layout.ts';
import type { Line } from './line.ts';
import { stampOf } from './line.ts';

const GRAIN_OF: Record<Limit['averaging'], string> = {
  PT1H: 'hour',
  PT8H: 'none',
  P1D: 'day',
  P1M: 'month',
  P1Y: 'year',
};

/** Whether values as they are shown are what a limit is set for: a limit of a day is held against means of days. */
export const isHeldAgainst = (limit: Limit, line: Pick<Line, 'grain' | 'one'>): boolean => {
  if (line.grain === 'value' && secondsOf(line.one.series.averaging) === secondsOf(limit.averaging))
    return true;
  return stampOf(line) === GRAIN_OF[limit.averaging];
};

/** A limit, and whether it is drawn. */
export type ShownLimit = { limit: Limit; line: Line; isHeld: boolean };

/** The limits of what is charted, each once, those that fit the values first. */
export const limitsOf = (lines: readonly Line[]): ShownLimit[] => {
  const seen = new Set<string>();
  return lines
    .flatMap((line) =>
      line.one.parameter.limits.map((limit) => ({ limit, line, isHeld: isHeldAgainst(limit, line) })),
    )
    .filter(({ limit, line }) => {
      const key = `${line.one.parameter.id} ${limit.id}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => Number(b.isHeld) - Number(a.isHeld));
};

export const limitKey = ({ limit, line }: ShownLimit): string => `${line.one.parameter.id}.${limit.id}`;

/** What is written on a limit's line. */
export const markOf = (shown: ShownLimit, words: Words): Mark => {
  const { limit, line } = shown;
  const value = `${words.number(limit.value, 3)} ${unitOf(line.one.series.unit, words.language)}`;
  return {
    id: limitKey(shown),
    value: limit.value,
    side: line.side,
    label: `${words.text(limit.title)} · ${value}`,
  };
};
