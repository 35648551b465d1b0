import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { STARTER_FOLDER } from '../etl/command/source.ts';
import { type Geos, openGeos } from '../etl/geometry/geos.ts';
import { manifestOf } from '../etl/load/job.ts';
import { targetsOf } from '../etl/targets.ts';
import type { Edition, LayerSource, Theme } from '../etl/theme.ts';
import { REGISTRY } from '../etl/themes/index.ts';
import { expectedOf } from '../etl/verify.ts';
import { tunisia } from '../sql/countries/tunisia.ts';
import { Institution } from '../sql/model/institution.ts';
import { layerFaults, provenanceFaults } from '../sql/model/layer-faults.ts';
import { latestLayerId } from '../sql/model/series.ts';
import { Licence, Source } from '../sql/model/source.ts';
import { ThemeManifest } from '../sql/model/theme.ts';
import { contextOf, folderOf, type Outcome, runEdition } from './themes/run-fixture.ts';

let geos: Geos;
beforeAll(async () => {
  geos = await openGeos();
});

const PACKS = ['starter', 'full'] as const;
const editions = (theme: Theme): { source: LayerSource; edition: Edition }[] =>
  theme.layers.flatMap((source) => source.editions.map((edition) => ({ source, edition })));

const fixtureFolder = (theme: Theme, edition: Edition): string =>
  join(folderOf(theme), 'fixture', edition.pack);
const hasFiles = (edition: Edition): boolean => edition.inputs.some(({ kind }) => kind === 'file');

/** Runs every edition that has a fixture. */
const fixtureOutcomes = async (theme: Theme): Promise<Record<string, Outcome>> => {
  const outcomes: Record<string, Outcome> = {};
  for (const { source, edition } of editions(theme)) {
    const folder = fixtureFolder(theme, edition);
    if (!hasFiles(edition) || !existsSync(folder)) continue;
    outcomes[`${source.layer.id}/${edition.pack}`] = await runEdition(
      edition,
      contextOf(theme, source, folder, geos),
    );
  }
  return outcomes;
};

describe('the registry', () => {
  it('has each theme and each layer once', () => {
    const themes = REGISTRY.map(({ id }) => id);
    const layers = REGISTRY.flatMap((theme) => theme.layers.map(({ layer }) => layer.id));
    expect(new Set(themes).size).toBe(themes.length);
    expect(new Set(layers).size).toBe(layers.length);
  });

  it('names the layers of newest values as no other, in as few letters as layers have', () => {
    const names = REGISTRY.flatMap((theme) =>
      (theme.observations ?? []).flatMap(({ layer, measures }) =>
        measures.filter(({ map }) => map).map(({ parameter }) => latestLayerId(layer, parameter)),
      ),
    );
    const others = REGISTRY.flatMap(({ layers, indicators = [] }) => [
      ...layers.map(({ layer }) => layer.id),
      ...indicators.map(({ id }) => id),
    ]);
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => name.length > 60 || others.includes(name))).toEqual([]);
  });

  it('says of each number of the goals how places become the country, by what is measured there', () => {
    const parameters = new Set(REGISTRY.flatMap((theme) => (theme.parameters ?? []).map(({ id }) => id)));
    const reporting = REGISTRY.flatMap(({ indicators = [] }) => indicators).filter(
      ({ sdg, method }) => sdg !== undefined && method.kind !== 'risk',
    );
    expect(reporting.length).toBeGreaterThan(25);
    expect(reporting.filter(({ national }) => !national).map(({ id }) => id)).toEqual([]);
    const unknown = reporting.flatMap(({ id, national }) => {
      const weight = national?.rule === 'mean' ? national.weight : undefined;
      return typeof weight === 'object' && 'parameter' in weight && !parameters.has(weight.parameter)
        ? [`${id}: ${weight.parameter}`]
        : [];
    });
    expect(unknown).toEqual([]);
    // What is told of each head, or of a share, is no median of places.
    const shares = reporting.filter(({ unit, base }) => /%|person/.test(unit) && base === 'governorates');
    expect(shares.filter(({ national }) => national?.rule === 'median').map(({ id }) => id)).toEqual([
      'dam-filling-governorate',
    ]);
  });

  it('declares a licence or a source alike wherever it is declared', () => {
    const seen = new Map<string, string>();
    for (const theme of REGISTRY) {
      for (const [kind, all] of [
        ['licence', theme.licences],
        ['source', theme.sources],
      ] as const) {
        for (const each of all) {
          const text = JSON.stringify(each);
          expect(seen.get(`${kind} ${each.id}`) ?? text).toBe(text);
          seen.set(`${kind} ${each.id}`, text);
        }
      }
    }
  });
});

describe.each(REGISTRY.map((theme) => [theme.id, theme] as const))('theme %s', (_, theme) => {
  it('declares what it is in three languages, with licences, sources and institutions that hold', () => {
    const { id, title, description, icon } = theme;
    ThemeManifest.parse({ id, title, description, icon });
    for (const licence of theme.licences) Licence.parse(licence);
    for (const source of theme.sources) Source.parse(source);
    for (const body of theme.institutions ?? []) Institution.parse(body);
    const licences = new Set(theme.licences.map((licence) => licence.id));
    expect(theme.sources.filter(({ licence }) => !licences.has(licence))).toEqual([]);
    expect(provenanceFaults(theme.sources, theme.licences)).toEqual([]);
  });

  it.each(PACKS)('has layers whose manifests hold, from sources that it declares (%s)', (pack) => {
    const sources = new Set(theme.sources.map((source) => source.id));
    for (const target of targetsOf([theme], pack)) {
      const layer = manifestOf(target);
      expect(layer.sources.filter((source) => !sources.has(source))).toEqual([]);
      expect(layer.sources.length).toBeGreaterThan(0);
      expect(layerFaults(layer, tunisia)).toEqual([]);
    }
  });

  it('calls real only what comes from files, and makes samples by a seed', () => {
    for (const { source, edition } of editions(theme)) {
      const generated = edition.inputs.some(({ kind }) => kind === 'sample');
      expect(`${source.layer.id} ${generated && edition.status === 'real'}`).toBe(`${source.layer.id} false`);
    }
  });

  it('has a README with its provenance', () => {
    const text = readFileSync(join(folderOf(theme), 'README.md'), 'utf8');
    expect(text.length).toBeGreaterThan(200);
    for (const { layer } of theme.layers) expect(text).toContain(layer.id);
  });

  it('has a fixture for every file of a full edition', () => {
    const missing = editions(theme).flatMap(({ edition }) =>
      edition.pack === 'starter'
        ? []
        : edition.inputs.flatMap((input) => {
            const path = input.kind === 'file' ? join(fixtureFolder(theme, edition), input.path) : null;
            return path === null || existsSync(path) || existsSync(`${path}.geojson`) ? [] : [path];
          }),
    );
    expect(missing).toEqual([]);
  });

  it('makes of its fixture what is expected', async () => {
    const outcomes = await fixtureOutcomes(theme);
    const file = join(folderOf(theme), 'fixture', 'expected.json');
    if (Object.keys(outcomes).length === 0) return expect(existsSync(file)).toBe(false);
    if (process.env.UPDATE) writeFileSync(file, `${JSON.stringify(outcomes, null, 2)}\n`);
    expect(outcomes).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });

  it('fills its starter layers with the rows that it states', async () => {
    for (const { source, edition } of editions(theme)) {
      if (edition.pack !== 'starter') continue;
      // Place codes are another theme's to give; the database test holds them together.
      const context = contextOf(theme, source, STARTER_FOLDER, geos);
      const outcome = await runEdition(edition, {
        ...context,
        checks: { ...context.checks, hasPlace: () => true },
      });
      const rejects = new Set(
        outcome.problems
          .filter(({ severity }) => severity === 'reject')
          .map(({ input, row }) => `${input} ${row}`),
      );
      const found = { rows: outcome.rows, features: outcome.features.length, rejects: rejects.size };
      expect({ layer: source.layer.id, ...found }).toEqual({
        layer: source.layer.id,
        ...expectedOf(edition),
      });
    }
  });
});
