import { area as turfArea } from '@turf/turf';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SdgGoalInfo, SdgImport, SdgOverview } from '../../sql/model/api/sdg.ts';
import { readOpenSdg } from '../../sql/sdg/read.ts';
import { asker } from '../../tests/harness/ask.ts';
import { type Somebody, signIn } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { worldland } from '../../tests/world/country.ts';
import { computeFlows } from '../../tests/world/flows.ts';
import { words } from '../../tests/world/indicators.ts';
import { shownIn } from '../indicators/answer/info.ts';
import { computedFacts } from './facts.ts';
import { weightsOf } from './weights.ts';

const world = useApp();
const ask = asker(world);
const source = { ar: 'مصدر', fr: 'Source', en: 'Source' };
let admin: Somebody;
let editor: Somebody;
let citizen: Somebody;

const text = async (path: string) => (await world.get(path)).text();
const json = async <T>(path: string): Promise<T> => JSON.parse(await text(path)) as T;
const goal = (id: string) => json<SdgGoalInfo>(`/api/sdg/goals/${id}`);
const indicator = async (id: string) =>
  (await goal(id.split('.')[0]!)).targets
    .flatMap(({ indicators }) => indicators)
    .find((one) => one.id === id)!;
const put = (who: Somebody, id: string, body: object) =>
  ask(who, 'PUT', `/api/office/sdg/${id}`, { source, ...body });

const FILE = `Year,Sex,Units,GeoCode,Value
2015,,per 100 000,,4
2020,,per 100 000,,3
2020,Female,per 100 000,,1.25
2020,,per 100 000,governorate:ins:11,7
2021,,per 100 000,,
`;

beforeAll(async () => {
  await computeFlows(world.db, [1.1, 1.21], { 11: 100, 12: 200, 13: 300 });
  await world.services.catalogue.refresh();
  admin = await signIn(world, 'administrator');
  editor = await signIn(world, ['editor', 'monitoring']);
  citizen = await signIn(world);
});

describe('what is computed here', () => {
  it('reports the number that it names, by the median of its places, and is judged by its pace', async () => {
    const { status, lines, progress, csv } = await indicator('6.4.2');
    expect({ status, progress, csv }).toEqual({
      status: 'complete',
      progress: 'substantial',
      csv: '/api/sdg/open-sdg/data/6.4.2.csv',
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ indicator: 'flows', better: 'up', isSample: false });
    expect(lines[0]!.values.map(({ year, value }) => [year, Math.round(value * 100) / 100])).toEqual([
      [2015, 200],
      [2016, 220],
      [2017, 242],
    ]);
    expect(lines[0]!.progress!.pace).toBeCloseTo(0.1, 9);
    const target = (await goal('6')).targets.find(({ id }) => id === '6.4')!;
    expect(target.progress).toEqual({ status: 'substantial', score: 5, of: 1 });
  });

  it('goes out as Open SDG has it: the country without categories, then each place by its code', async () => {
    const response = await world.get('/api/sdg/open-sdg/data/6.4.2.csv?lang=fr');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="indicator_6-4-2.csv"');
    const { columns, rows, rejects } = readOpenSdg(await response.text());
    expect(rejects).toEqual([]);
    expect(columns.slice(0, 2)).toEqual(['Series', 'Units']);
    expect(columns).toHaveLength(3);
    expect(rows.filter(({ geoCode }) => geoCode === '').map(({ cells }) => cells[2])).toEqual(['', '', '']);
    expect(rows.filter(({ geoCode }) => geoCode === 'governorate:ins:12').map(({ value }) => value)).toEqual([
      200, 220, 242,
    ]);
    const meta = await text('/api/sdg/open-sdg/meta/6.4.2.yml');
    expect(meta).toMatch(/^indicator_number: "6.4.2"$/m);
    expect(meta).toMatch(/^reporting_status: "complete"$/m);
    expect(meta).toMatch(/"direction":"positive"/);
    expect(meta).toMatch(/median of the places/);
  });

  it('is weighed for the country as it declares: by area, by what is measured in the year, by a property', async () => {
    const snapshot = world.services.catalogue.now();
    const shown = shownIn(snapshot, 'flows')!;
    const { signal } = new AbortController();
    const { features } = await json<{
      features: { properties: Record<string, unknown>; geometry: unknown }[];
    }>('/api/collections/regions/items?limit=100');
    const idOf = ({ properties }: { properties: Record<string, unknown> }) =>
      `governorate:ins:${properties.code}`;
    const area = await weightsOf(world.db, shown, 'area', signal);
    expect(area.size).toBe(features.length);
    // Square kilometres of the ellipsoid against those of a sphere.
    for (const one of features)
      expect(area.get(idOf(one))![0]!.value / (turfArea(one.geometry as never) / 1e6)).toBeCloseTo(1, 1);
    const people = await weightsOf(world.db, shown, { property: 'population' }, signal);
    for (const one of features.filter(({ properties }) => Number(properties.population) > 0))
      expect(people.get(idOf(one))).toEqual([{ year: 0, value: one.properties.population }]);
    const flow = await weightsOf(world.db, shown, { parameter: 'flow' }, signal);
    expect(flow.get('governorate:ins:12')).toEqual(
      [200, 220, 242].map((value, at) => ({ year: 2015 + at, value: expect.closeTo(value, 9) })),
    );
    const manifest = {
      ...shown.indicator.manifest,
      national: { rule: 'mean', weight: { parameter: 'flow' } } as const,
    };
    const sight = { db: world.db, country: worldland, snapshot, now: new Date('2020-01-01'), signal };
    const { line } = await computedFacts(
      sight,
      { ...shown, indicator: { ...shown.indicator, manifest } },
      '6.4.2',
    );
    expect(line.values[0]).toEqual({
      year: 2015,
      value: expect.closeTo((100 ** 2 + 200 ** 2 + 300 ** 2) / 600, 9),
    });
    expect(line.made).toEqual({ rule: 'mean', places: 3, weight: words('flow') });
  });

  it('is not overwritten by a file', async () => {
    expect(await put(admin, '6.4.2', { csv: FILE })).toMatchObject({ status: 409, code: 'sdg-computed' });
  });
});

describe('a file of Open SDG', () => {
  it('is tried without being written, and tells each row that is not taken', async () => {
    const { status, text: told } = await put(admin, '16.1.1', { csv: `${FILE}when,,,,1\n`, isTrial: true });
    expect([status, JSON.parse(told) as SdgImport]).toEqual([
      200,
      {
        ...{ indicator: '16.1.1', columns: ['Sex', 'Units'], rows: 5, isWritten: false },
        rejects: [{ row: 7, column: 'Year', reason: 'bad-year', value: 'when' }],
      },
    ]);
    expect((await indicator('16.1.1')).status).toBe('exploring');
  });

  it('comes in, is judged as its options say, and goes out as it came', async () => {
    expect(
      (
        await put(admin, '16.1.1', {
          csv: FILE,
          progress: { direction: 'down', target: 2, targetYear: 2030 },
        })
      ).status,
    ).toBe(200);
    const one = await indicator('16.1.1');
    // By hand: (3/4)^(1/5) - 1 = -5.59 % a year; (2/4)^(1/15) - 1 = -4.52 % are needed.
    expect(one).toMatchObject({ status: 'complete', progress: 'substantial', source });
    expect(one.lines[0]!.progress).toMatchObject({
      base: { year: 2015, value: 4 },
      newest: { year: 2020, value: 3 },
    });
    expect(one.lines[0]!.progress!.ratio).toBeCloseTo(0.05591 / 0.04516, 2);
    expect(await text('/api/sdg/open-sdg/data/16.1.1.csv')).toBe(FILE);
  });

  it('goes out with its metadata, by which it comes in again as it was', async () => {
    const meta = await text('/api/sdg/open-sdg/meta/16.1.1.yml?lang=fr');
    const before = await indicator('16.1.1');
    expect((await ask(admin, 'DELETE', '/api/office/sdg/16.1.1')).status).toBe(204);
    const path = '/api/office/sdg/16.1.1';
    expect((await ask(admin, 'PUT', path, { csv: FILE })).status).toBe(400);
    expect((await ask(admin, 'PUT', path, { csv: FILE, meta })).status).toBe(200);
    const after = await indicator('16.1.1');
    expect([after.lines, after.progress]).toEqual([before.lines, before.progress]);
    expect(after.source).toEqual({ ar: source.fr, fr: source.fr, en: source.fr });
    expect(await text('/api/sdg/open-sdg/meta/16.1.1.yml?lang=fr')).toBe(meta);
    const bad = { csv: FILE, meta: 'progress_calculation_options: [{"direction":"sideways"}]' };
    for (const wrong of [
      bad,
      { csv: FILE, meta: 'indicator_number: 16.2.2' },
      { csv: FILE, source, meta: 5 },
    ])
      expect(JSON.parse((await ask(admin, 'PUT', path, wrong)).text)).toMatchObject({
        status: 400,
        parameter: 'meta',
      });
    expect(
      (
        await put(admin, '16.1.1', {
          csv: FILE,
          progress: { direction: 'down', target: 2, targetYear: 2030 },
        })
      ).status,
    ).toBe(200);
  });

  it('of samples is in progress, and is replaced whole', async () => {
    await put(admin, '16.1.1', { csv: 'Year,Value\n2019,1\n', isSample: true });
    expect(await indicator('16.1.1')).toMatchObject({ status: 'in-progress', progress: 'no-data' });
    expect(await text('/api/sdg/open-sdg/data/16.1.1.csv')).toBe('Year,Value\n2019,1\n');
    const { rows } = await world.db.pool.query(
      `select action from audit where object_kind = 'sdg' and object_id = '16.1.1' order by no`,
    );
    expect(rows.map(({ action }) => action)).toEqual([
      ...['sdg.import', 'sdg.remove', 'sdg.import', 'sdg.replace', 'sdg.replace'],
    ]);
  });

  it('is taken away, and then there is none', async () => {
    expect((await ask(admin, 'DELETE', '/api/office/sdg/16.1.1')).status).toBe(204);
    expect((await ask(admin, 'DELETE', '/api/office/sdg/16.1.1')).status).toBe(404);
    expect((await world.get('/api/sdg/open-sdg/data/16.1.1.csv')).status).toBe(404);
  });

  it('is for who may write for the whole country', async () => {
    expect((await put(editor, '16.1.1', { csv: FILE })).status).toBe(403);
    expect((await put(citizen, '16.1.1', { csv: FILE })).status).toBe(403);
    expect((await put(admin, '16.99.1', { csv: FILE })).status).toBe(404);
  });

  it.each([
    [{ csv: '' }, 'csv'],
    [{ csv: 'a,b\n1,2' }, 'csv'],
    [{ csv: FILE, source: { ar: 'x', fr: 'x' } }, 'source'],
    [{ csv: FILE, progress: { direction: 'sideways' } }, 'progress'],
    [{ csv: FILE, more: 1 }, 'more'],
  ])('of another form is refused with what is at fault: %j', async (body, parameter) => {
    const { status, text: told } = await put(admin, '16.1.1', body);
    expect([status, String((JSON.parse(told) as { parameter: string }).parameter).split('.')[0]]).toEqual([
      400,
      parameter,
    ]);
  });
});

describe('what officers say of an indicator without values', () => {
  it('is shown with its note, until it has some', async () => {
    const note = { ar: 'ملاحظة', fr: 'Note', en: 'Note' };
    const path = '/api/office/sdg/14.7.1/status';
    expect((await ask(admin, 'PUT', path, { status: 'not-applicable', note })).status).toBe(204);
    expect(await indicator('14.7.1')).toMatchObject({ status: 'not-applicable', note, lines: [], csv: null });
    await put(admin, '14.7.1', { csv: FILE });
    expect((await indicator('14.7.1')).status).toBe('complete');
    await ask(admin, 'DELETE', '/api/office/sdg/14.7.1');
    expect((await ask(admin, 'PUT', path, { status: null })).status).toBe(204);
    expect((await indicator('14.7.1')).status).toBe('exploring');
    expect((await ask(editor, 'PUT', path, { status: 'exploring' })).status).toBe(403);
  });
});

it('the page of all goals counts each indicator once', async () => {
  const { goals, counts } = await json<SdgOverview>('/api/sdg');
  expect(goals.map(({ id }) => id)).toEqual(['6', '11', '12', '13', '14', '15', '16']);
  expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(95);
  expect(counts.complete).toBe(1);
  const index = await json<{ indicators: { data: string | null }[] }>('/api/sdg/open-sdg');
  expect(index.indicators).toHaveLength(95);
  expect(index.indicators.filter(({ data }) => data !== null)).toHaveLength(1);
});
