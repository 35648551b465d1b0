import { describe, expect, it } from 'vitest';
import type { OfficeWarning, OfficeWarnings } from '../../sql/model/api/warnings.ts';
import { ruleOf, useDuty, words } from '../../tests/harness/duty.ts';
import { doJobs } from '../../tests/harness/jobs/do-jobs.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { worldland } from '../../tests/world/country.ts';
import { declare, publishIndicators } from '../../tests/world/indicators.ts';
import { everyStep, pm10, putParameter, putSeries, putValues } from '../../tests/world/series.ts';
import { computeIn } from '../indicators/job.ts';
import { normalOf, uniformOf } from '../methods/forecast/random.ts';
import { evaluateIn } from './jobs.ts';

/** Rules on what the engines of outlooks, indicators and risks make of data: no row of theirs is written here by hand. */
const world = useApp();
const { ask, duty, putRule } = useDuty(world);
const DAY = 86_400_000;
const KINDS = ['series.gather', 'indicator.compute', 'outlook.run', 'warnings.evaluate'] as const;

const open = async (rule: string): Promise<OfficeWarning[]> => {
  const { text } = await ask(duty.admin, 'GET', '/api/office/warnings');
  return (JSON.parse(text) as OfficeWarnings).warnings.filter((one) => one.rule === rule);
};
/** Does all that follows from values that came, by the jobs that are asked for on the way, to the look at the rules. */
const follow = async (): Promise<void> => {
  const others = {
    'indicator.compute': computeIn(worldland),
    'warnings.evaluate': evaluateIn(worldland),
  };
  const env = { DATABASE_URL: world.url, SECRET_KEY: 'of-the-tests-and-of-nothing-else-at-all' };
  for (;;) {
    // Some wait a while for what comes together.
    await world.db.pool.query(`update job set run_at = now() where state = 'waiting'`);
    if ((await doJobs(world.db, env, others, KINDS)) === 0) return;
  }
};

describe('a rule on a forecast probability', () => {
  const RULE = ruleOf({
    id: 'running-dry',
    subject: { kind: 'forecast', of: { kind: 'parameter', id: 'volume' }, limit: 'low', period: 'day' },
    when: { kind: 'above', value: 0.9, until: 0.5 },
    headline: words('{title}: {value} at {feature}'),
  });
  /** Of a reservoir: what it held on each of the last days. */
  const today = Math.floor(Date.now() / DAY) * DAY;
  const held = (volumes: readonly number[]) => {
    return everyStep(new Date(today - volumes.length * DAY).toISOString(), 'P1D', volumes);
  };
  const come = async (no: number, volumes: readonly number[]): Promise<void> => {
    await putValues(world.db, no, held(volumes));
    await follow();
  };

  it('drafts when data that come make it likely, with the forecast as evidence; and says when it is over', async () => {
    await putParameter(world.db, {
      ...pm10,
      id: 'volume',
      unit: 'hm3',
      gather: 'last',
      direction: 'higher-better',
      checks: [{ kind: 'range', min: 0 }],
      limits: [{ ...pm10.limits![2]!, id: 'low', value: 30, side: 'below', averaging: 'P1D' }],
      outlook: { stock: { empty: 0 } },
    });
    const no = await putSeries(world.db, {
      layer: 'stations',
      feature: duty.series.feature,
      parameter: 'volume',
      averaging: 'PT0S',
      every: 'P1D',
    });
    await putRule(RULE);
    const normal = normalOf(uniformOf(7));
    const falling = Array.from({ length: 150 }, (_, day) => 190 - day + 0.3 * normal());
    // It holds more than enough: nothing is likely, and nothing is drafted.
    await come(
      no,
      falling.map((volume) => volume + 400),
    );
    expect(await open('running-dry')).toEqual([]);
    // It loses one a day of the forty that are left: there is a draft, and one.
    await come(no, falling);
    const [draft, ...others] = await open('running-dry');
    expect(others).toEqual([]);
    expect(draft).toMatchObject({
      state: 'draft',
      content: { places: [duty.place] },
      evidence: [
        { kind: 'forecast', subject: 'volume', unit: '%', limit: 0.9, feature: duty.series.feature },
      ],
    });
    const [evidence] = draft!.evidence;
    expect(evidence!.value).toBeGreaterThan(0.9);
    expect(draft!.content.headline.en).toMatch(/^Probability of exceeding \S.*: \d+/);
    // The chart is the median of the forecast: on its way down, from about where the record ends.
    const course = evidence!.points.map(([, value]) => value);
    expect(course[0]).toBeCloseTo(falling.at(-1)!, -1);
    expect(course.at(-1)).toBeLessThan(30);
    expect(evidence!.map).not.toBeNull();
    // What was measured is corrected: it is not likely any more.
    await come(
      no,
      falling.map((volume) => volume + 400),
    );
    expect((await open('running-dry'))[0]).toMatchObject({ state: 'draft', proposal: { kind: 'end' } });
    await putRule(RULE, false);
  });
});

describe('a rule on a class of risk', () => {
  const RULE = ruleOf({
    id: 'flood-high',
    subject: { kind: 'indicator', indicator: 'flood-risk' },
    when: { kind: 'classes', on: ['high'], holds: ['some'] },
    fresh: 'P6M',
    headline: words('{title}: {value} in {place}'),
  });
  const REGION = 'governorate:ins:11';
  const began = new Date();
  const month = new Date(Date.UTC(began.getUTCFullYear(), began.getUTCMonth() - 1, 1));
  const rained = async (mm: number): Promise<void> => {
    const { rows } = await world.db.pool.query<{ no: number }>(
      `select no from series where id = 'regions.rain.11'`,
    );
    await putValues(world.db, rows[0]!.no, [
      { time: `${month.toISOString().slice(0, 10)}T00:00:00+01:00`, value: mm },
    ]);
    await follow();
  };

  it('drafts when the score that data make enters the class, stays while it holds, and says when it is over', async () => {
    await publishIndicators(world.db, [
      declare({
        id: 'rained',
        base: 'regions',
        period: 'month',
        inputs: { rain: { kind: 'series', parameter: 'rain', over: 'month' } },
        method: { kind: 'sum', terms: [{ input: 'rain' }] },
      }),
      declare({
        id: 'flood-risk',
        base: 'regions',
        period: 'month',
        inputs: { rain: { kind: 'indicator', indicator: 'rained' } },
        classes: [
          { id: 'low', below: 3, title: words('low'), color: '#1a9641' },
          { id: 'some', below: 6, title: words('some'), color: '#fdae61' },
          { id: 'high', title: words('high'), color: '#d7191c' },
        ],
        method: {
          kind: 'risk',
          source: words('by hand'),
          dimensions: [
            {
              id: 'hazard',
              parts: [
                { input: 'rain', direction: 'higher', normalisation: { kind: 'min-max', min: 0, max: 100 } },
              ],
            },
          ],
        },
      }),
    ]);
    await putRule(RULE);
    await rained(50);
    expect(await open('flood-high')).toEqual([]);
    await rained(80);
    const [draft] = await open('flood-high');
    expect(draft).toMatchObject({
      state: 'draft',
      content: { places: [REGION], headline: { en: expect.stringMatching(/^flood-risk: high in /) } },
      evidence: [{ kind: 'indicator', subject: 'flood-risk', value: 8, class: { en: 'high' }, limit: null }],
    });
    await rained(50);
    expect((await open('flood-high'))[0]).toMatchObject({ proposal: null, overSince: null });
    await rained(10);
    expect((await open('flood-high'))[0]).toMatchObject({ proposal: { kind: 'end' } });
  });
});
