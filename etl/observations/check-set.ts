import { finding } from '../../sql/model/check-row.ts';
import type { Country } from '../../sql/model/country.ts';
import { Parameter } from '../../sql/model/parameter.ts';
import type { Problem } from '../../sql/model/problem.ts';
import { Measure, seriesId } from '../../sql/model/series.ts';
import type { Incoming } from '../../sql/observations/intake.ts';
import { type Fault, isFault, readValue } from '../../sql/observations/read/value.ts';
import type { Value } from '../../sql/observations/value.ts';
import { type Zone, zoneOf } from '../../sql/observations/zone.ts';
import { tame } from '../load/tame.ts';
import type { OpenInput } from '../rows.ts';
import type { ObservationCounts, ObservationSource, Theme } from '../theme.ts';
import { batchesOf, inputName } from './rows.ts';
import type { ObservationTarget } from './target.ts';

/** What a set of observations is held against. */
export type SetContext = {
  country: Country;
  open: OpenInput;
  signal: AbortSignal;
  parameters: ReadonlyMap<string, Parameter>;
  /** Whether the set's layer has a feature. */
  hasFeature: (id: string) => boolean;
  problem: (problem: Problem) => void;
};

/** All parameters that themes declare, by their ids: a set may bring values of another theme's. */
export const parametersIn = (themes: readonly Theme[]): Map<string, Parameter> =>
  new Map(
    themes.flatMap(({ parameters }) => (parameters ?? []).map((one) => [one.id, Parameter.parse(one)])),
  );

type Reading = { zone: Zone; parameter: Parameter };

/** How values of the set are read, by the name of their measure. */
const readingsOf = (
  { measures }: ObservationSource,
  { parameters, country }: SetContext,
): Map<string, Reading> =>
  new Map(
    measures.flatMap((given) => {
      const { parameter, procedure, timeZone } = Measure.parse(given);
      const found = parameters.get(parameter);
      if (!found) return [];
      return [
        [`${parameter}~${procedure}`, { zone: zoneOf(timeZone ?? country.timeZone), parameter: found }],
      ];
    }),
  );

const readOne = (
  { key, named, ...told }: Incoming,
  readings: ReadonlyMap<string, Reading>,
  { hasFeature }: SetContext,
): Value | Fault => {
  const reading = key && readings.get(`${key.parameter}~${key.procedure}`);
  if (!key || !reading)
    return {
      ...{ field: 'parameter', reason: 'unknown-measure' as const },
      ...{ value: key?.parameter ?? named, detail: key?.layer ?? '' },
    };
  if (!hasFeature(key.feature))
    return { field: 'feature', reason: 'unknown-feature', value: key.feature, detail: key.layer };
  return readValue(told, { no: 0, ...reading }, Date.now());
};

/**
 * Reads the rows of a set as a load does and writes nothing: how many rows there are, values that would be stored (each moment
 * of a series once), and rows that would be refused, each told to `problem`.
 */
export const checkSet = async (
  { source, edition }: ObservationTarget,
  context: SetContext,
): Promise<ObservationCounts> => {
  const readings = readingsOf(source, context);
  const moments = new Map<string, Set<number>>();
  const counts = { rows: 0, rejects: 0 };
  for (const one of edition.inputs) {
    const input = inputName(one);
    const note = (problem: Problem) => {
      if (problem.severity === 'reject') counts.rejects += 1;
      context.problem(tame(problem));
    };
    for await (const { values, problems, rows } of batchesOf(source, one, context)) {
      if (context.signal.aborted) break;
      counts.rows += rows;
      problems.forEach(note);
      for (const value of values) {
        const read = readOne(value, readings, context);
        if (isFault(read)) {
          const { reason, ...said } = read;
          note({ ...finding('reject', reason, said), input, row: value.row });
          continue;
        }
        const id = seriesId(value.key!);
        moments.set(id, (moments.get(id) ?? new Set()).add(read.time));
      }
    }
  }
  const observations = [...moments.values()].reduce((sum, { size }) => sum + size, 0);
  return { ...counts, observations };
};

/** What an edition is said to hold. */
export const statedOf = ({ edition }: ObservationTarget): ObservationCounts => {
  const sum = (key: keyof ObservationCounts) =>
    edition.inputs.reduce((total, { expect }) => total + expect[key], 0);
  return { rows: sum('rows'), observations: sum('observations'), rejects: sum('rejects') };
};
