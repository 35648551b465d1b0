import { beforeAll, describe, expect, it } from 'vitest';
import { publishTheme } from '../../../etl/publish.ts';
import { participation } from '../../../etl/themes/participation/theme.ts';
import { Dashboard, type Headline } from '../../../sql/model/api/dashboard.ts';
import { LANGUAGES } from '../../../sql/model/text.ts';
import { doJobs } from '../../../tests/harness/jobs/do-jobs.ts';
import { pdfText, untoldIn } from '../../../tests/harness/pdf.ts';
import { useApp } from '../../../tests/harness/use-app.ts';
import { fillCases } from '../../../tests/world/cases.ts';
import { worldland } from '../../../tests/world/country.ts';
import { showAs } from '../../../tests/world/flows.ts';
import { umbrellaModule, umbrellas } from '../../../tests/world/toy-module.ts';
import { cleaned } from '../../briefs/clean.ts';
import { wordsIn } from '../../briefs/words/words.ts';
import { shownIn } from '../../indicators/answer/info.ts';
import { wholeOf } from '../../indicators/country.ts';
import { computeIn } from '../../indicators/job.ts';
import { computedFacts } from '../../sdg/facts.ts';
import type { Module } from '../module.ts';
import { publishIn } from './job.ts';

/** The toy module, with a share among its headlines, too. */
const toy: Module = {
  ...umbrellaModule,
  cases: {
    ...umbrellas,
    publication: {
      ...umbrellas.publication,
      figures: umbrellas.publication.figures!.map((one) =>
        one.id === 'umbrellas-late' ? { ...one, headline: true } : one,
      ),
    },
  },
};
const world = useApp({ modules: [toy] });
const HANDLERS = {
  'cases.publish': publishIn([toy], worldland),
  'indicator.compute': computeIn(worldland),
};
const REGION = 'governorate:ins:22';

const publish = async (): Promise<void> => {
  await world.db.pool.query(`update job set run_at = now() where state = 'waiting'`);
  await doJobs(world.db, process.env, HANDLERS, ['cases.publish', 'indicator.compute']);
  await world.services.catalogue.refresh();
};

let sent = 0;
/** So many cases of a month, at a place or nowhere. */
const send = async (month: string, place: string | null, count: number): Promise<void> => {
  const given = { count, after: sent, places: [place], structures: ['trams'] };
  await fillCases(world.db, { ...given, from: `${month}-04`, days: 20 });
  sent += count;
};

const read = async (query = ''): Promise<{ tag: string; headlines: Map<string, Headline> }> => {
  const response = await world.get(`/api/dashboard${query}`);
  expect(response.status).toBe(200);
  const { headlines } = Dashboard.parse(await response.json());
  return {
    tag: response.headers.get('etag') ?? '',
    headlines: new Map(headlines.map((one) => [one.indicator, one])),
  };
};
const revisions = () =>
  [...world.services.catalogue.now().layers.values()].map(({ id, revision }) => `${id} ${revision}`);
const manifestOf = (id: string) => world.services.catalogue.now().indicators.get(id)!.manifest;
const valuesOf = async (id: string): Promise<[string, number | null][]> =>
  (await wholeOf(world.db.pool, manifestOf(id)))!.values.map(({ period, value }) => [period, value]);

beforeAll(async () => {
  await publishTheme(world.db, participation, 90);
  await world.db.pool.query(
    `insert into institution (id, name, kind, status, place_id, manifest) values
      ('trams', '{"ar":"ت","fr":"t","en":"Trams"}', 'agency', 'open', null, '{}')`,
  );
  await send('2024-05', null, 60);
  await publish();
}, 240_000);

describe('what stands for the country', () => {
  it('is there, where no case has a place and no place a share', async () => {
    const { headlines } = await read();
    expect(headlines.get('umbrellas-received')).toMatchObject({
      ...{ shown: '2024-05', value: 60, of: 16, counts: { low: 16, high: 0 }, class: null, limit: null },
      whole: { is: { en: 'the whole country, cases without a place included' }, hasClasses: false },
    });
    const late = headlines.get('umbrellas-late')!;
    expect(late).toMatchObject({ shown: '2024', of: 0, missing: 0, whole: { hasClasses: true } });
    expect(late.value).toBeGreaterThan(0);
    expect(late.class).not.toBeNull();
  });

  it('is of all cases of the country, and so is its course; of a place what it was', async () => {
    await send('2024-05', REGION, 24);
    await send('2024-06', REGION, 24);
    await send('2024-06', null, 24);
    await publish();
    const { headlines } = await read();
    expect(headlines.get('umbrellas-received')).toMatchObject({
      ...{ shown: '2024-06', value: 48, of: 16, isOld: true },
      spark: [
        { period: '2024-05', value: 84 },
        { period: '2024-06', value: 48 },
      ],
      page: '/indicators/umbrellas-received',
    });
    const own = (await read(`?place=${REGION}`)).headlines.get('umbrellas-received');
    expect(own).toMatchObject({ value: 24, whole: null, of: 1 });
  });

  it('has every figure as its own cases tell it: shares and times are none of those of places', async () => {
    const { rows } = await world.db.pool.query<Record<string, number>>(
      `select 100.0 * count(*) filter (where kind <> 'closed') / count(*) as late,
        100.0 * count(*) filter (where state = 'found') / count(closed_at) as found,
        percentile_cont(0.5) within group (order by extract(epoch from closed_at - received_at) / 86400) as days
       from record_case where module = 'umbrellas'`,
    );
    const { late, found, days } = rows[0]!;
    const whole = async (id: string) => (await valuesOf(id))[0]![1];
    expect(await whole('umbrellas-late')).toBeCloseTo(Number(late), 6);
    expect(await whole('umbrellas-found')).toBeCloseTo(Number(found), 6);
    expect(await whole('umbrellas-days')).toBeCloseTo(Number(days), 1);
    expect(await valuesOf('umbrellas-seen')).toEqual([['2024', 0]]);
  });

  it('follows a case without a place, which changes no layer: the page is another, and known by another tag', async () => {
    const [before, layers] = [await read(), revisions()];
    await send('2024-06', null, 7);
    await publish();
    // Points of cases are published, too.
    const ofFigures = (all: string[]) => all.filter((one) => !one.startsWith('umbrellas-cases '));
    const changed = ofFigures(revisions()).filter((one) => !layers.includes(one));
    expect(changed).toEqual([]);
    const after = await read();
    expect(after.tag).not.toBe(before.tag);
    expect(after.headlines.get('umbrellas-received')).toMatchObject({ value: 55 });
    const known = await world.get('/api/dashboard', { headers: { 'If-None-Match': after.tag } });
    expect(known.status).toBe(304);
  });

  it('stands in the brief of its theme, in the goals, and where the figures are to be had', async () => {
    for (const language of LANGUAGES) {
      const response = await world.get(`/api/themes/participation/brief.pdf?lang=${language}`);
      expect(response.status).toBe(200);
      const pdf = Buffer.from(await response.arrayBuffer());
      const words = wordsIn(language);
      const { is } = (await wholeOf(world.db.pool, manifestOf('umbrellas-received')))!;
      const said = [words.say('whole'), words.say('wholeOf', { is: words.text(is) })];
      expect(untoldIn(pdf, said.map(cleaned))).toEqual([]);
      expect(pdfText(pdf)).not.toContain(words.say('median').replace(/\s/g, ''));
    }
    const snapshot = world.services.catalogue.now();
    const now = new Date();
    const sight = { db: world.db, country: worldland, snapshot, now, signal: new AbortController().signal };
    const { line } = await computedFacts(sight, shownIn(snapshot, 'umbrellas-received')!, '');
    expect(line).toMatchObject({
      values: [{ year: 2024, value: 139 }],
      made: { rule: 'whole', places: 16, weight: null },
    });
  });

  it('is not told where it is of a few, nor where such would follow from it', async () => {
    await send('2024-07', null, 3);
    await publish();
    const { headlines } = await read();
    expect(headlines.get('umbrellas-received')).toMatchObject({
      ...{ shown: '2024-07', value: null, whole: { missing: 'few' } },
      spark: [
        { period: '2024-05', value: 84 },
        // All of the year less the others would be the three.
        { period: '2024-06', value: null },
        { period: '2024-07', value: null },
      ],
    });
    const snapshot = world.services.catalogue.now();
    const sight = { db: world.db, country: worldland, snapshot, now: new Date() };
    const { line } = await computedFacts(
      { ...sight, signal: new AbortController().signal },
      shownIn(snapshot, 'umbrellas-received')!,
      '',
    );
    expect(line.values).toEqual([]);
  });

  it('is for whoever sees the places that it is shown beside', async () => {
    await showAs(world.db, 'regions', 'draft');
    await world.services.catalogue.refresh();
    expect([...(await read()).headlines.keys()]).toEqual([]);
  });
});
