import type { Feature } from 'geojson';
import { expect, it } from 'vitest';
import type { Asked } from '../../sql/model/analysis.ts';
import { AnalysisInfo } from '../../sql/model/api/analyses.ts';
import { doJobs } from '../../tests/harness/jobs/do-jobs.ts';
import { send } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { localAnswer } from './local.ts';

const world = useApp();

const json = async (path: string): Promise<unknown> => (await world.get(path)).json();
const featuresOf = async (layer: string): Promise<Feature[]> =>
  ((await json(`/api/collections/${layer}/items?limit=1000`)) as { features: Feature[] }).features;

/** The features of the server's answer. */
const served = async (question: Asked): Promise<Feature[]> => {
  const response = await send(world, 'POST', '/api/analyses', { body: question });
  const { id } = AnalysisInfo.parse(await response.json());
  // On a busy machine a job may have to answer.
  await doJobs(world.db);
  const { layer } = AnalysisInfo.parse(await json(`/api/analyses/${id}`));
  return featuresOf(layer ?? '');
};

const of = { layer: 'stations' };
const few = { layer: 'stations', filter: "code < 'S006'" };
const PLACE = 'governorate:ins:22';

const QUESTIONS: [string, Asked, () => Promise<Feature[]>][] = [
  [
    'what lies in a place',
    { kind: 'within', of, area: { place: PLACE } },
    async () => [(await json(`/api/places/${PLACE}?f=geojson`)) as Feature],
  ],
  [
    'what lies in areas',
    { kind: 'intersect', of, with: { layer: 'districts' } },
    () => featuresOf('districts'),
  ],
  [
    'what is near lines',
    { kind: 'near', of: few, to: { layer: 'rivers' }, metres: 60_000 },
    () => featuresOf('rivers'),
  ],
  ['what is near points', { kind: 'near', of: few, to: of, metres: 25_000 }, () => featuresOf('stations')],
  [
    'what is near areas',
    { kind: 'near', of: few, to: { layer: 'districts' }, metres: 50_000 },
    () => featuresOf('districts'),
  ],
  ['the nearest', { kind: 'nearest', of: few, to: { layer: 'rivers' } }, () => featuresOf('rivers')],
  ['how many by place', { kind: 'by-place', of, places: 'regions' }, () => featuresOf('regions')],
  [
    'the mean by place',
    { kind: 'by-place', of, places: 'regions', gather: 'mean', property: 'value' },
    () => featuresOf('regions'),
  ],
];

/** Sphere and ellipsoid are so far apart at most. */
const TOLERANCE = 0.007;

it.each(QUESTIONS)('the browser finds %s as the server does', async (_, question, other) => {
  const [there, stations] = [await served(question), await featuresOf('stations')];
  const isFew = 'of' in question && question.of === few;
  const own = isFew ? stations.filter(({ id }) => String(id) < 'S006') : stations;
  const here = localAnswer(question, { of: own, other: await other() })!;
  const limit = 'metres' in question ? (question.metres ?? 0) : Number.POSITIVE_INFINITY;
  const isSure = (id: string): boolean => Math.abs((here.metres?.get(id) ?? 0) / limit - 1) > TOLERANCE;
  expect(
    there
      .map(({ id }) => String(id))
      .filter(isSure)
      .sort(),
  ).toEqual(here.ids.filter(isSure).sort());
  expect(there.length).toBeGreaterThan(0);
  for (const { id, properties } of there) {
    const [metres, figure] = [here.metres?.get(String(id)), here.figures?.get(String(id))];
    const told = Number(properties?.near_metres ?? properties?.nearest_metres);
    if (metres !== undefined)
      expect(Math.abs(metres - told)).toBeLessThanOrEqual(Math.max(2, TOLERANCE * told));
    if (figure !== undefined)
      expect(properties?.figure ?? null).toEqual(figure === null ? null : expect.closeTo(figure, 6));
  }
});

it('leaves to the server what is not about points, and what is shared', async () => {
  const regions = await featuresOf('regions');
  const data = { of: regions, other: regions };
  expect(localAnswer({ kind: 'intersect', of: { layer: 'regions' }, with: of }, data)).toBeNull();
  const stations = await featuresOf('stations');
  const large = { of: stations, other: await featuresOf('rivers') };
  expect(localAnswer({ kind: 'nearest', of, to: { layer: 'rivers' } }, large)).toBeNull();
  expect(localAnswer({ kind: 'buffer', of, metres: 1000 }, { of: [], other: [] })).toBeNull();
});
