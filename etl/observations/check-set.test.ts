import { describe, expect, it } from 'vitest';
import type { Problem } from '../../sql/model/problem.ts';
import { parameterOf } from '../../tests/harness/observe.ts';
import { worldland } from '../../tests/world/country.ts';
import type { ObservationEdition, Observed } from '../theme.ts';
import { REGISTRY } from '../themes/index.ts';
import { checkSet, parametersIn, statedOf } from './check-set.ts';
import { type ObservationTarget, observationTargetsOf } from './target.ts';

const level = parameterOf({ id: 'level', unit: 'm', conversions: [{ from: 'cm', factor: 0.01 }] });

const targetOf = (values: readonly Observed[]): ObservationTarget => {
  const edition: ObservationEdition = {
    pack: 'starter',
    status: 'sample',
    sources: ['world'],
    inputs: [
      { kind: 'sample', seed: 1, make: () => values, expect: { rows: 3, observations: 3, rejects: 0 } },
    ],
  };
  const measures = [{ parameter: 'level', averaging: 'P1D', every: 'P1D', stamp: 'begin' } as const];
  return {
    theme: { id: 'trial' },
    source: { id: 'levels', layer: 'sensors', measures, editions: [] },
    edition,
  };
};

const check = async (target: ObservationTarget, hasFeature = (id: string) => id !== 'nobody') => {
  const problems: Problem[] = [];
  const counts = await checkSet(target, {
    country: worldland,
    open: async function* () {},
    signal: new AbortController().signal,
    parameters: new Map([...parametersIn(REGISTRY), ['level', level]]),
    hasFeature,
    problem: (problem) => problems.push(problem),
  });
  return { counts, problems };
};

const at = (time: string, value: number | string, more: Partial<Observed> = {}): Observed => ({
  ...{ feature: '1', parameter: 'level', time, value },
  ...more,
});

describe('a set of observations, checked', () => {
  it('tells rows, what would be stored, each moment once, and what would be refused and why', async () => {
    const broken = targetOf([
      at('2024-01-01', 250, { unit: 'cm' }),
      at('2024-01-01', 2.5),
      at('2024-01-02', '<0.5'),
      at('2024-01-03', 'n/a'),
      at('2024-01-04', 1, { unit: 'feet' }),
      at('2024-02-31', 1),
      at('2024-01-05', 1, { feature: 'nobody' }),
      at('2024-01-05', 1, { parameter: 'depth' }),
      at('2024-01-05', 1, { procedure: 'by eye' }),
    ]);
    const { counts, problems } = await check(broken);
    expect(counts).toEqual({ rows: 9, observations: 2, rejects: 6 });
    expect(counts).not.toEqual(statedOf(broken));
    expect(problems.map(({ row, field, reason }) => [row, field, reason])).toEqual([
      [4, 'value', 'not-a-measurement'],
      [5, 'unit', 'unknown-unit'],
      [6, 'time', 'not-a-time'],
      [7, 'feature', 'unknown-feature'],
      [8, 'parameter', 'unknown-measure'],
      [9, 'parameter', 'unknown-measure'],
    ]);
  });

  it('that is sound is as it is stated to be', async () => {
    const sound = targetOf([at('2024-01-01', 1), at('2024-01-02', 2), at('2024-01-03', 3)]);
    expect(await check(sound)).toEqual({ counts: statedOf(sound), problems: [] });
  });

  const samples = observationTargetsOf(REGISTRY, 'starter').filter(({ edition }) =>
    edition.inputs.every(({ kind }) => kind === 'sample'),
  );
  it.each(samples.map((target) => [target.source.id, target] as const))(
    'the sample %s is as its theme states, but for features, which no layer is asked for',
    async (_, target) => {
      expect((await check(target, () => true)).counts).toEqual(statedOf(target));
    },
  );
});
