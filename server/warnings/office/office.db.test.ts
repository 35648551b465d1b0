import { describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../sql/audit.ts';
import type { KeptRule, OfficeWarning, RulePreview } from '../../../sql/model/api/warnings.ts';
import { transaction } from '../../../sql/transaction.ts';
import { ruleOf, useDuty, words } from '../../../tests/harness/duty.ts';
import { useApp } from '../../../tests/harness/use-app.ts';
import { expireWarnings } from '../issue/deeds.ts';

const world = useApp();
const { ask, duty, actions, observe } = useDuty(world);
const HOUR = 3_600_000;

const handMade = (given: object = {}) => ({
  content: {
    ...{
      authority: 'office',
      category: 'Met',
      severity: 'Minor',
      urgency: 'Future',
      certainty: 'Possible',
      responses: [],
    },
    ...{
      event: words('Wind'),
      headline: words('Wind'),
      description: words('Wind'),
      instruction: null,
      audience: null,
    },
    places: [duty.place],
    polygon: null,
    onset: new Date(Date.now() - HOUR).toISOString(),
    expires: new Date(Date.now() + HOUR).toISOString(),
    ...given,
  },
});
const ring = (...corners: [number, number][]) => [...corners, corners[0]!];
const drawn = (...ring: [number, number][]) => ({ type: 'Polygon', coordinates: [[...ring, ring[0]]] });

describe('what somebody sends', () => {
  it.each<[string, () => object, string]>([
    ['no end', () => ({ expires: undefined }), 'content.expires'],
    [
      'an end before its begin',
      () => ({ expires: new Date(Date.now() - 2 * HOUR).toISOString() }),
      'content.expires',
    ],
    [
      'an end in a year',
      () => ({ expires: new Date(Date.now() + 9000 * HOUR).toISOString() }),
      'content.expires',
    ],
    ['an end that is past', () => ({ expires: new Date(Date.now() - HOUR / 2).toISOString() }), 'expires'],
    ['no place', () => ({ places: [] }), 'content.places'],
    ['a word in one language', () => ({ headline: { ar: '', fr: 'a', en: 'a' } }), 'content.headline.ar'],
    ['a field of ours', () => ({ state: 'published' }), 'content.state'],
    ['an authority that there is not', () => ({ authority: 'nobody' }), 'authority'],
    ['a polygon that crosses itself', () => ({ polygon: drawn([2, 2], [3, 3], [3, 2], [2, 3]) }), 'polygon'],
    ['a polygon without area', () => ({ polygon: drawn([2, 2], [2, 2], [2, 2]) }), 'polygon'],
    ['a polygon elsewhere', () => ({ polygon: drawn([50, 50], [51, 50], [51, 51]) }), 'polygon'],
    [
      'a polygon of the whole world',
      () => ({ polygon: drawn([-180, -90], [180, -90], [180, 90], [-180, 90]) }),
      'polygon',
    ],
    [
      'a polygon whose hole is not in it',
      () => ({
        polygon: {
          type: 'Polygon',
          coordinates: [ring([2, 2], [3, 2], [3, 3]), ring([8, 8], [9, 8], [9, 9])],
        },
      }),
      'polygon',
    ],
    [
      'a polygon that is not closed',
      () => ({
        polygon: {
          type: 'Polygon',
          coordinates: [
            [
              [2, 2],
              [3, 2],
              [3, 3],
              [2, 3],
            ],
          ],
        },
      }),
      'content.polygon.coordinates.0',
    ],
    [
      'a polygon of more corners than anybody draws',
      () => ({
        polygon: drawn(...Array.from({ length: 1001 }, (__, at): [number, number] => [2 + at / 1e4, 2])),
      }),
      'content.polygon.coordinates.0',
    ],
    [
      'a polygon beyond the pole',
      () => ({ polygon: drawn([2, 95], [3, 95], [3, 96]) }),
      'content.polygon.coordinates.0.0.1',
    ],
  ])('with %s is refused, by name', async (_, given, parameter) => {
    const { status, text: told } = await ask(duty.officer, 'POST', '/api/office/warnings', handMade(given()));
    expect([status, JSON.parse(told).parameter]).toEqual([400, parameter]);
  });

  it('a polygon of a hundred thousand corners is not even read', async () => {
    const polygon = drawn(...Array.from({ length: 100_000 }, (_, at): [number, number] => [2 + at / 1e6, 2]));
    const answer = await ask(duty.officer, 'POST', '/api/office/warnings', handMade({ polygon }));
    expect(answer).toMatchObject({ status: 413 });
  });

  it('for a place that is another’s, or none, is refused to who may not everywhere', async () => {
    for (const places of [[duty.other], [duty.place, duty.other], ['governorate:ins:no-such']])
      expect(await ask(duty.officer, 'POST', '/api/office/warnings', handMade({ places }))).toMatchObject({
        status: 403,
      });
    const nowhere = handMade({ places: ['governorate:ins:no-such'] });
    expect(await ask(duty.admin, 'POST', '/api/office/warnings', nowhere)).toMatchObject({ status: 400 });
  });

  it('beside what a form has is refused: neither number, state nor evidence is set by it', async () => {
    for (const more of [
      { id: crypto.randomUUID() },
      { state: 'published' },
      { evidence: [] },
      { rule: 'dust' },
    ])
      expect(
        await ask(duty.officer, 'POST', '/api/office/warnings', { ...handMade(), ...more }),
      ).toMatchObject({
        status: 400,
        code: 'unknown-field',
      });
  });

  it('no warning without an end is kept, whoever writes it', async () => {
    expect(await ask(duty.officer, 'POST', '/api/office/warnings', handMade())).toMatchObject({
      status: 201,
    });
    await expect(
      world.db.pool.query(`update warning set expires = null where id = (select id from warning limit 1)`),
    ).rejects.toThrow(/not-null/);
    await expect(
      world.db.pool.query(
        `update warning set expires = onset + interval '15 days' where id = (select id from warning limit 1)`,
      ),
    ).rejects.toThrow(/check/);
  });

  it('a warning of the past ends by itself', async () => {
    const made = await ask(duty.officer, 'POST', '/api/office/warnings', handMade());
    const { id, version } = JSON.parse(made.text) as OfficeWarning;
    await ask(duty.officer, 'POST', `/api/office/warnings/${id}/publish`, { version });
    await world.db.pool.query(
      `update warning set onset = now() - interval '3 hours', expires = now() - interval '1 second' where id = $1`,
      [id],
    );
    await transaction(world.db, (client) => expireWarnings({ client, actor: SYSTEM }));
    const { rows } = await world.db.pool.query(
      'select state, ended_at is not null as ended from warning where id = $1',
      [id],
    );
    expect(rows).toEqual([{ state: 'expired', ended: true }]);
    expect((await actions(id)).at(-1)).toBe('warning.expire');
  });
});

describe('rules', () => {
  const path = '/api/office/warning-rules';
  const here = () => ({ level: 'governorate', places: [duty.place] });
  const body = (given: object) => ({ rule: { ...ruleOf({ id: 'mine' }), ...given } });

  it('are made by who may issue where they hold', async () => {
    expect(await ask(duty.officer, 'POST', path, body({}))).toMatchObject({ status: 403 });
    expect(
      await ask(duty.officer, 'POST', path, body({ area: { level: 'governorate', places: [duty.other] } })),
    ).toMatchObject({ status: 403 });
    expect(await ask(duty.officer, 'POST', path, body({ area: here() }))).toMatchObject({ status: 201 });
    expect(await ask(duty.officer, 'POST', path, body({ area: here() }))).toMatchObject({ status: 409 });
  });

  it.each<[string, object, string]>([
    ['a place that is filled by nothing', { headline: words('{secret}') }, 'rule.headline.ar'],
    [
      'a limit that comes back on the wrong side',
      { when: { kind: 'above', value: 5, until: 6 } },
      'rule.when.until',
    ],
    [
      'a probability of two',
      {
        subject: { kind: 'forecast', of: { kind: 'parameter', id: 'pm10' }, limit: 'p1d', period: 'day' },
        when: { kind: 'above', value: 2 },
      },
      'rule.when.value',
    ],
    [
      'a quantity that there is not',
      { subject: { kind: 'observation', parameter: 'no-such' } },
      'rule.subject',
    ],
    ['a warning of a year', { expires: 'P1Y' }, 'rule.expires'],
  ])('with %s are refused', async (_, given, parameter) => {
    const { status, text: told } = await ask(
      duty.admin,
      'POST',
      path,
      body({ id: 'bad', area: here(), ...given }),
    );
    expect([status, JSON.parse(told).parameter]).toEqual([400, parameter]);
  });

  it('of a theme that an officer changed stay hers, and go back to the theme’s', async () => {
    const declared = ruleOf({ id: 'declared' });
    await world.db.pool.query(
      `insert into warning_rule (id, theme_id, manifest, declared) values ('declared', 'monitoring', $1, $1)`,
      [JSON.stringify(declared)],
    );
    const changed = await ask(duty.admin, 'PUT', `${path}/declared`, {
      version: 1,
      rule: { ...declared, severity: 'Minor' },
    });
    expect(JSON.parse(changed.text) as KeptRule).toMatchObject({
      origin: 'edited',
      rule: { severity: 'Minor' },
    });
    expect((await ask(duty.admin, 'DELETE', `${path}/declared`)).status).toBe(204);
    const { rows } = await world.db.pool.query(
      `select origin, manifest->>'severity' as severity from warning_rule where id = 'declared'`,
    );
    expect(rows).toEqual([{ origin: 'theme', severity: 'Severe' }]);
  });

  it('are told one by one, with what the theme says beside what holds', async () => {
    const one = JSON.parse((await ask(duty.officer, 'GET', `${path}/declared`)).text) as KeptRule;
    expect(one).toMatchObject({ origin: 'theme', declared: { id: 'declared', severity: 'Severe' } });
    expect(await ask(duty.officer, 'GET', `${path}/no-such`)).toMatchObject({ status: 404 });
  });

  it('are tried on the past: how often, where and when, as the machine would have gone, and nothing is written', async () => {
    // Twice apart, once more within the time that merges; then not high enough; then for too short a time.
    await observe(
      ...[200, 199].map((ago): [number, number] => [ago, 180]),
      ...[198, 150].map((ago): [number, number] => [ago, 20]),
      ...[100, 99].map((ago): [number, number] => [ago, 200]),
      ...[98, 97].map((ago): [number, number] => [ago, 20]),
      ...[96, 95].map((ago): [number, number] => [ago, 170]),
      ...[94, 50].map((ago): [number, number] => [ago, 140]),
      [49, 20],
      [20, 400],
      [19, 20],
    );
    const tried = async (given: object = {}): Promise<RulePreview> => {
      const { status, text } = await ask(duty.officer, 'POST', `${path}/preview`, body(given));
      expect(status).toBe(200);
      return JSON.parse(text) as RulePreview;
    };
    const before = await world.db.pool.query('select count(*) from warning_rule');
    const preview = await tried({ lasts: 'PT1H', merges: 'P1D' });
    expect(preview).toMatchObject({
      count: 2,
      isWhole: true,
      places: [{ place: { id: duty.place }, count: 2 }],
    });
    expect(preview.months.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(preview.newest.map(({ from }) => (duty.hour - Date.parse(from)) / HOUR)).toEqual([99, 199]);
    expect((await tried({ merges: 'PT1S' })).count).toBe(4);
    expect((await tried({ when: { kind: 'above', value: 500 } })).count).toBe(0);
    expect((await tried({ area: { level: 'governorate', places: [duty.other] } })).count).toBe(0);
    expect(await world.db.pool.query('select count(*) from warning_rule')).toMatchObject({
      rows: before.rows,
    });
  });
});

describe('a source that somebody adds', () => {
  const source = (url: string) => ({
    source: { id: 'theirs', title: words('Theirs'), publisher: 'They', url, lists: 'newest' },
  });

  it.each([
    'http://alerts.example.org/feed',
    'https://127.0.0.1/feed',
    'https://2130706433/feed',
    'https://0x7f.1/feed',
    'https://[::1]/feed',
    'https://[::ffff:10.0.0.1]/feed',
    'https://10.1.2.3/feed',
    'https://192.168.1.1/feed',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/feed',
    'https://LOCALHOST:8443/feed',
    'https://somebody:secret@alerts.example.org/feed',
  ])('is refused at %s', async (url) => {
    const { status, text } = await ask(duty.admin, 'POST', '/api/office/warning-sources', source(url));
    expect([status, JSON.parse(text).parameter]).toEqual([400, 'source.url']);
  });

  it.each(['file:///etc/passwd', 'gopher://a.example/', 'javascript:alert(1)', 'no address'])(
    'is refused by its shape: %s',
    async (url) => {
      const { status, text } = await ask(duty.admin, 'POST', '/api/office/warning-sources', source(url));
      expect([status, JSON.parse(text).parameter]).toEqual([400, 'source.url']);
    },
  );

  it('is read soon, and stands in the trail by its host alone', async () => {
    const url = 'https://alerts.example.org/feed?key=a-secret-of-theirs';
    expect(await ask(duty.admin, 'POST', '/api/office/warning-sources', source(url))).toMatchObject({
      status: 201,
    });
    const { rows } = await world.db.pool.query(
      `select after from audit where action = 'warning.source.create' order by no desc limit 1`,
    );
    expect(JSON.stringify(rows)).toContain('alerts.example.org');
    expect(JSON.stringify(rows)).not.toContain('a-secret-of-theirs');
    const jobs = await world.db.pool.query(
      `select from job where kind = 'warnings.fetch' and state = 'waiting'`,
    );
    expect(jobs.rowCount).toBe(1);
  });
});
