import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { STARTER_FOLDER } from '../etl/command/source.ts';
import { openGeos } from '../etl/geometry/geos.ts';
import { randomOf } from '../etl/rows/random.ts';
import type { ObservationEdition, ObservationSource, Theme } from '../etl/theme.ts';
import { REGISTRY } from '../etl/themes/index.ts';
import { CAPACITIES } from '../etl/themes/water/storage.ts';
import { tunisia } from '../sql/countries/tunisia.ts';
import { measuredOf } from '../sql/model/observation.ts';
import { Measure } from '../sql/model/series.ts';
import { contextOf, folderOf, runEdition } from './themes/run-fixture.ts';

type Declared = { theme: Theme; set: ObservationSource };
const SETS = REGISTRY.flatMap((theme) =>
  (theme.observations ?? []).map((set): [string, Declared] => [set.id, { theme, set }]),
);
const PARAMETERS = new Set(REGISTRY.flatMap(({ parameters }) => (parameters ?? []).map(({ id }) => id)));
const LAYERS = new Map(
  REGISTRY.flatMap((theme) => theme.layers.map((source) => [source.layer.id, { theme, source }] as const)),
);

const madeBy = (edition: ObservationEdition) =>
  edition.inputs.flatMap((input) =>
    'make' in input ? [...input.make(randomOf(input.seed), { country: tunisia })] : [],
  );
const starterOf = ({ editions }: ObservationSource): ObservationEdition[] =>
  editions.filter(({ pack }) => pack === 'starter');

/** Identifiers of the features that starter layers have. */
const features = new Map<string, Set<string>>();
beforeAll(async () => {
  const geos = await openGeos();
  for (const layer of new Set(SETS.map(([, { set }]) => set.layer))) {
    const { theme, source } = LAYERS.get(layer)!;
    const context = contextOf(theme, source, STARTER_FOLDER, geos);
    const checks = { ...context.checks, hasPlace: () => true };
    const edition = source.editions.find(({ pack }) => pack === 'starter')!;
    const outcome = await runEdition(edition, { ...context, checks });
    features.set(layer, new Set(outcome.features.map(({ id }) => id)));
  }
});

describe('sets of observations', () => {
  it('are each called once, and draw by seeds of their own', () => {
    expect(new Set(SETS.map(([id]) => id)).size).toBe(SETS.length);
    const seeds = REGISTRY.flatMap((theme) => [
      ...theme.layers.flatMap(({ editions }) => editions),
      ...(theme.observations ?? []).flatMap(({ editions }) => editions),
    ]).flatMap(({ inputs }) => inputs.flatMap((input) => (input.kind === 'sample' ? [input.seed] : [])));
    expect(seeds.filter((seed, at) => seeds.indexOf(seed) !== at)).toEqual([]);
  });

  it('are as many as a first start has time for', () => {
    const count = SETS.flatMap(([, { set }]) => starterOf(set))
      .flatMap(({ inputs }) => inputs)
      .reduce((sum, { expect }) => sum + expect.observations, 0);
    expect(count).toBeGreaterThan(100_000);
    expect(count).toBeLessThan(150_000);
  });
});

describe.each(SETS)('the set %s', (_, { theme, set }) => {
  it('is of a layer and of parameters that there are, each measured in one way', () => {
    expect(LAYERS.has(set.layer)).toBe(true);
    const measures = set.measures.map((measure) => Measure.parse(measure));
    expect(measures.filter(({ parameter }) => !PARAMETERS.has(parameter))).toEqual([]);
    const ways = measures.map(({ parameter, procedure }) => `${parameter} ${procedure}`);
    expect(new Set(ways).size).toBe(ways.length);
  });

  it('has sources that its theme declares, and says of samples that they are', () => {
    const sources = new Set(theme.sources.map(({ id }) => id));
    for (const edition of set.editions) {
      expect(edition.sources.filter((source) => !sources.has(source))).toEqual([]);
      const isMade = edition.inputs.some(({ kind }) => kind === 'sample');
      expect(edition.status).toBe(isMade ? 'sample' : 'real');
      if (!isMade) continue;
      expect(edition.sources).toContain('biatouna-sample');
      expect(edition.quality?.ar).toMatch(/عيّنة/);
      expect(edition.quality?.fr).toMatch(/Échantillon/);
      expect(edition.quality?.en).toMatch(/ample/);
    }
  });

  it('is made the same each time, as many as it says', () => {
    for (const edition of starterOf(set)) {
      const made = madeBy(edition);
      expect(made).toEqual(madeBy(edition));
      expect(made.length).toBe(edition.inputs.reduce((sum, { expect }) => sum + expect.observations, 0));
    }
  });

  it('has values that can be, once each, at features that the starter pack has', () => {
    const known = new Set(set.measures.map(({ parameter }) => parameter));
    for (const edition of starterOf(set)) {
      const made = madeBy(edition);
      const keys = made.map(({ feature, parameter, time }) => `${feature} ${parameter} ${time}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect(new Set(made.map(({ parameter }) => parameter))).toEqual(
        edition.pack === 'starter' && set.editions.length > 1 ? new Set(['dam-volume']) : known,
      );
      expect(made.filter(({ value }) => measuredOf(value) === null)).toEqual([]);
      expect(made.filter(({ time }) => Number.isNaN(Date.parse(time)))).toEqual([]);
      const lost = new Set(
        made.map(({ feature }) => feature).filter((id) => !features.get(set.layer)?.has(id)),
      );
      expect([...lost]).toEqual([]);
    }
  });

  it('is told of in the README of its theme', () => {
    expect(readFileSync(join(folderOf(theme), 'README.md'), 'utf8')).toContain(`\`${set.id}\``);
  });
});

describe('the dams of the samples', () => {
  it('hold no more than their capacity, which is that of the starter pack', () => {
    const table = readFileSync(join(STARTER_FOLDER, 'dams.csv'), 'utf8');
    const { data } = Papa.parse<Record<string, string>>(table, { header: true, skipEmptyLines: true });
    expect(CAPACITIES).toEqual(
      Object.fromEntries(data.map((row) => [row.id_barrage, Number(row.capacite_totale_actuelle)])),
    );
  });
});
