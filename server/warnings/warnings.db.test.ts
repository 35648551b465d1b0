import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../sql/audit.ts';
import type {
  KeptRule,
  OfficeWarning,
  OfficeWarnings,
  WarningDetail,
  WarningList,
} from '../../sql/model/api/warnings.ts';
import type { CapAlert } from '../../sql/model/cap.ts';
import { WarningRule, type WarningRuleDeclaration } from '../../sql/model/warning-rule.ts';
import { ensureErasOf } from '../../sql/observations/eras.ts';
import { writeValues } from '../../sql/observations/write-values.ts';
import { transaction } from '../../sql/transaction.ts';
import { asker } from '../../tests/harness/ask.ts';
import { testValue } from '../../tests/harness/observe.ts';
import { type Somebody, signIn } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { worldland } from '../../tests/world/country.ts';
import { readCap } from './cap/read.ts';
import { expireWarnings } from './issue/deeds.ts';
import { evaluateRules } from './rules/evaluate.ts';

const world = useApp();
const ask = asker(world);
const HOUR = 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'warnings-'));
afterAll(() => rmSync(folder, { recursive: true }));

let admin: Somebody;
let officer: Somebody;
let elsewhere: Somebody;
/** Where the station of the tests lies, and another region. */
let place: string;
let other: string;
let series: { no: number; id: string; feature: string };

const text = (words: string) => ({ ar: `ع ${words}`, fr: `f ${words}`, en: words });
const ruleOf = (given: Partial<WarningRuleDeclaration> = {}): WarningRule =>
  WarningRule.parse({
    id: 'dust',
    title: text('Dust'),
    subject: { kind: 'observation', parameter: 'pm10', layer: 'stations' },
    when: { kind: 'above', value: 150, until: 100 },
    area: { level: 'governorate' },
    authority: 'office',
    category: 'Env',
    severity: 'Severe',
    urgency: 'Expected',
    certainty: 'Observed',
    expires: 'PT12H',
    event: text('Dust'),
    headline: text('{word}: dust in {place}'),
    description: text('{title} is {value} at {feature}, above {limit}, at {time}.'),
    ...given,
  });

const observe = async (...values: [hoursAgo: number, value: number][]): Promise<void> => {
  const all = values.map(([ago, value]) =>
    testValue({
      series: series.no,
      time: Math.floor(Date.now() / HOUR) * HOUR - ago * HOUR,
      value,
      flag: 'checked',
    }),
  );
  await ensureErasOf(
    world.db,
    all.map(({ time }) => time),
  );
  await transaction(world.db, (client) => writeValues(client, all));
};
const evaluate = (hoursOn = 0) =>
  evaluateRules(world.db, {
    base: 'https://map.example.tn',
    timeZone: worldland.timeZone,
    now: new Date(Date.now() + hoursOn * HOUR),
  });
const putRule = (rule: WarningRule, enabled = true) =>
  world.db.pool.query(
    `insert into warning_rule (id, origin, manifest, enabled) values ($1, 'api', $2, $3)
     on conflict (id) do update set manifest = excluded.manifest, enabled = excluded.enabled`,
    [rule.id, JSON.stringify(rule), enabled],
  );
const json = async <T>(path: string): Promise<T> => (await (await world.get(path)).json()) as T;
const office = async (state = 'open') =>
  JSON.parse((await ask(officer, 'GET', `/api/office/warnings?state=${state}`)).text) as OfficeWarnings;
const actions = async (id: string): Promise<string[]> =>
  (
    await world.db.pool.query<{ action: string }>(
      `select action from audit where object_kind = 'warning' and object_id = $1 order by no`,
      [id],
    )
  ).rows.map(({ action }) => action);
const validated = (xml: string): string => {
  const path = join(folder, `${crypto.randomUUID()}.cap`);
  writeFileSync(path, xml);
  const schema = join(import.meta.dirname, '../../../shared/reference/CAP-v1.2.xsd');
  execFileSync('xmllint', ['--noout', '--nonet', '--schema', schema, path], { stdio: 'pipe' });
  return xml;
};

beforeAll(async () => {
  const { pool } = world.db;
  await pool.query(
    `insert into institution (id, name, kind, status, manifest) values ('office', $1, 'agency', 'open', '{}')`,
    [JSON.stringify(text('Office <of> dust'))],
  );
  const found = await pool.query<{ no: number; id: string; feature: string; place: string }>(
    `select s.no, s.id, s.feature_id as feature, p.id as place from series s
       join layer l on l.id = s.layer_id join feature f on f.layer_no = l.no and f.id = s.feature_id
       join place p on p.level = 'governorate' and ST_Intersects(p.geom, f.geom)
     where s.parameter_id = 'pm10' and s.layer_id = 'stations' order by s.no limit 1`,
  );
  series = found.rows[0]!;
  place = found.rows[0]!.place;
  other = (
    await pool.query<{ id: string }>(
      `select id from place where level = 'governorate' and id <> $1 limit 1`,
      [place],
    )
  ).rows[0]!.id;
  admin = await signIn(world, 'administrator');
  officer = await signIn(world, ['duty-officer', place]);
  elsewhere = await signIn(world, ['duty-officer', other]);
});

describe('from what is measured to a warning', () => {
  let draft: OfficeWarning;

  it('an authority’s own word is a setting', async () => {
    const set = { word: { ar: 'يقظة', fr: 'vigilance', en: 'vigilance' }, contact: null };
    const path = '/api/office/warning-authorities/office';
    expect(await ask(officer, 'PUT', path, set)).toMatchObject({ status: 403 });
    expect(await ask(admin, 'PUT', path, set)).toMatchObject({ status: 200 });
  });

  it('a rule that fires makes one draft, with what led to it; looked at again, no other', async () => {
    await putRule(ruleOf());
    await observe([3, 20], [2, 149], [1, 180]);
    expect(await evaluate()).toBe(1);
    expect(await evaluate()).toBe(0);
    await observe([0, 120]);
    expect(await evaluate()).toBe(0);
    const { warnings, counts } = await office();
    expect(counts).toEqual({ draft: 1, published: 0 });
    draft = warnings[0]!;
    expect(draft).toMatchObject({ state: 'draft', rule: 'dust', mayIssue: true, parts: 0 });
    expect(draft.content.headline.en).toMatch(/^vigilance: dust in \S+/);
    expect(draft.content.description.en).toContain('180');
    expect(draft.content.places).toEqual([place]);
    const [evidence] = draft.evidence;
    expect(evidence).toMatchObject({
      kind: 'observation',
      value: 180,
      limit: 150,
      series: series.id,
      unit: 'ug/m3',
    });
    expect(evidence!.points.map(([, value]) => value).slice(-3)).toEqual([20, 149, 180]);
    expect(evidence!.sources.length).toBe(1);
    expect(await json<WarningList>('/api/warnings?state=all')).toEqual({ warnings: [], next: null });
  });

  it('an officer of the area changes and approves it; nobody else does, nor she what another changed meanwhile', async () => {
    const path = `/api/office/warnings/${draft.id}`;
    const content = {
      ...draft.content,
      headline: { ...draft.content.headline, en: 'Dust <b>& sand</b> ]]>' },
    };
    expect(await ask(elsewhere, 'PUT', path, { version: draft.version, content })).toMatchObject({
      status: 403,
    });
    expect(await ask(officer, 'PUT', path, { version: draft.version, content })).toMatchObject({
      status: 200,
    });
    expect(await ask(officer, 'POST', `${path}/publish`, { version: draft.version })).toMatchObject({
      status: 409,
      code: 'conflict',
    });
    expect(await ask(elsewhere, 'POST', `${path}/publish`, { version: draft.version + 1 })).toMatchObject({
      status: 403,
    });
    expect(await ask(officer, 'POST', `${path}/publish`, { version: draft.version + 1 })).toMatchObject({
      status: 200,
    });
    expect(await actions(draft.id)).toEqual(['warning.draft', 'warning.edit', 'warning.publish']);
  });

  it('it is on the page, in the feeds, on the map, and as CAP that the schema of OASIS takes, in three languages', async () => {
    const { warnings } = await json<WarningList>(
      `/api/warnings?place=${encodeURIComponent(place)}&category=Env,Met&severity=Moderate`,
    );
    expect(warnings).toMatchObject([
      { id: draft.id, state: 'active', severity: 'Severe', authority: { word: { fr: 'vigilance' } } },
    ]);
    for (const none of [
      `place=${encodeURIComponent(other)}`,
      'category=Met',
      'severity=Extreme',
      'state=past',
    ])
      expect((await json<WarningList>(`/api/warnings?${none}`)).warnings).toEqual([]);
    const cap = await world.get(`/warnings/${draft.id}.cap`);
    expect(cap.headers.get('content-type')).toContain('application/cap+xml');
    const { alerts, refused } = readCap(validated(await cap.text()));
    expect(refused).toEqual([]);
    expect(alerts[0]!.infos.map(({ language }) => language)).toEqual(['ar', 'fr', 'en']);
    expect(alerts[0]!.infos[2]!.headline).toBe('Dust <b>& sand</b> ]]>');
    expect(alerts[0]!.infos[2]!.senderName).toBe('Office <of> dust');
    const [area] = alerts[0]!.infos[0]!.areas;
    expect(area!.polygons.length).toBeGreaterThan(0);
    expect(area!.geocodes).toContainEqual({ name: 'ins', value: place.split(':')[2] });
    const atom = await (await world.get('/warnings.atom?lang=en')).text();
    expect(readCap(atom).alerts).toMatchObject([
      { infos: [{ headline: 'Dust <b>& sand</b> ]]>', severity: 'Severe' }] },
    ]);
    const rss = await (await world.get('/warnings.rss?lang=ar')).text();
    expect(rss).toContain(`/warnings/${draft.id}/1.cap`);
    expect((await (await world.get('/warnings.atom?category=Met')).text()).includes('<entry>')).toBe(false);
    await world.services.catalogue.refresh();
    const items = await json<{ features: { properties: object }[] }>('/api/collections/warnings/items');
    expect(items.features).toMatchObject([{ properties: { warning: draft.id, severity: 'Severe' } }]);
  });

  it('an update and a cancellation refer to all that they stand in place of', async () => {
    const now = (await office()).warnings[0]!;
    const path = `/api/office/warnings/${draft.id}`;
    const content = { ...now.content, severity: 'Extreme' };
    const updated = await ask(officer, 'POST', `${path}/update`, {
      version: now.version,
      content,
      reason: 'Worse',
    });
    expect(updated.status).toBe(200);
    const { version } = JSON.parse(updated.text) as OfficeWarning;
    expect((await ask(officer, 'POST', `${path}/cancel`, { version, reason: 'Over' })).status).toBe(200);
    const told: CapAlert[] = [];
    for (const part of [1, 2, 3]) {
      const xml = validated(await (await world.get(`/warnings/${draft.id}/${part}.cap`)).text());
      told.push(readCap(xml).alerts[0]!);
    }
    expect(told.map(({ kind }) => kind)).toEqual(['Alert', 'Update', 'Cancel']);
    const refer = ({ sender, identifier, sent }: CapAlert) => ({ sender, identifier, sent });
    expect(told[1]!.references).toEqual([refer(told[0]!)]);
    expect(told[2]!.references).toEqual([refer(told[0]!), refer(told[1]!)]);
    expect(told[2]!.note).toBe('Over');
    const detail = await json<WarningDetail>(`/api/warnings/${draft.id}`);
    expect(detail).toMatchObject({ state: 'cancelled', messages: [{ part: 3 }, { part: 2 }, { part: 1 }] });
    expect((await json<WarningList>('/api/warnings')).warnings).toEqual([]);
    // What held when, the layer still knows: at the moment of its issue it is there.
    await world.services.catalogue.refresh();
    const at = (moment: string) =>
      json<{ numberMatched: number }>(`/api/collections/warnings/items?datetime=${moment}`);
    expect((await at(detail.issuedAt)).numberMatched).toBe(1);
    expect((await at(new Date(Date.now() + HOUR).toISOString())).numberMatched).toBe(0);
  });

  it('what an officer took back is not drafted again for the time that the rule merges; after it, it is', async () => {
    await evaluate();
    expect((await office()).warnings).toEqual([]);
    await putRule(ruleOf({ merges: 'PT1S', fresh: 'P2D' }));
    await world.db.pool.query(`update warning set ended_at = now() - interval '1 minute' where id = $1`, [
      draft.id,
    ]);
    expect(await evaluate()).toBe(1);
    expect((await office()).warnings).toHaveLength(1);
  });

  it('a draft whose condition is over says so; a rule that may publish by itself does, extends, and takes it back', async () => {
    await observe([-1, 20]);
    await evaluate(1);
    const [draft_] = (await office()).warnings;
    expect(draft_).toMatchObject({ state: 'draft', proposal: { kind: 'end' } });
    expect(
      (
        await ask(officer, 'POST', `/api/office/warnings/${draft_!.id}/drop`, {
          version: draft_!.version,
          reason: 'Passed',
        })
      ).status,
    ).toBe(200);
    await putRule(ruleOf(), false);
    await putRule(ruleOf({ id: 'dust-itself', publishes: 'itself', fresh: 'P2D' }));
    await observe([-2, 300]);
    await evaluate(2);
    const { warnings } = await json<WarningList>('/api/warnings');
    expect(warnings).toHaveLength(1);
    await evaluate(12);
    await observe([-13, 10]);
    await evaluate(13);
    const detail = await json<WarningDetail>(`/api/warnings/${warnings[0]!.id}`);
    expect(detail.state).toBe('cancelled');
    expect(detail.messages.map(({ kind }) => kind)).toEqual(['Cancel', 'Update', 'Alert']);
    expect(await actions(warnings[0]!.id)).toEqual([
      'warning.draft',
      'warning.publish',
      'warning.update',
      'warning.over',
      'warning.cancel',
    ]);
    await putRule(ruleOf({ id: 'dust-itself' }), false);
  });
});

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
      event: text('Wind'),
      headline: text('Wind'),
      description: text('Wind'),
      instruction: null,
      audience: null,
    },
    places: [place],
    polygon: null,
    onset: new Date(Date.now() - HOUR).toISOString(),
    expires: new Date(Date.now() + HOUR).toISOString(),
    ...given,
  },
});
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
      'a polygon beyond the pole',
      () => ({ polygon: drawn([2, 95], [3, 95], [3, 96]) }),
      'content.polygon.coordinates.0.0.1',
    ],
  ])('with %s is refused, by name', async (_, given, parameter) => {
    const { status, text: told } = await ask(officer, 'POST', '/api/office/warnings', handMade(given()));
    expect([status, JSON.parse(told).parameter]).toEqual([400, parameter]);
  });

  it('for a place that is another’s, or none, is refused to who may not everywhere', async () => {
    for (const places of [[other], [place, other], ['governorate:ins:no-such']])
      expect(await ask(officer, 'POST', '/api/office/warnings', handMade({ places }))).toMatchObject({
        status: 403,
      });
    const nowhere = handMade({ places: ['governorate:ins:no-such'] });
    expect(await ask(admin, 'POST', '/api/office/warnings', nowhere)).toMatchObject({ status: 400 });
  });

  it('beside what a form has is refused: neither number, state nor evidence is set by it', async () => {
    for (const more of [
      { id: crypto.randomUUID() },
      { state: 'published' },
      { evidence: [] },
      { rule: 'dust' },
    ])
      expect(await ask(officer, 'POST', '/api/office/warnings', { ...handMade(), ...more })).toMatchObject({
        status: 400,
        code: 'unknown-field',
      });
  });

  it('no warning without an end is kept, whoever writes it', async () => {
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
    const made = await ask(officer, 'POST', '/api/office/warnings', handMade());
    const { id, version } = JSON.parse(made.text) as OfficeWarning;
    await ask(officer, 'POST', `/api/office/warnings/${id}/publish`, { version });
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
  const here = () => ({ level: 'governorate', places: [place] });
  const body = (given: object) => ({ rule: { ...ruleOf({ id: 'mine' }), ...given } });

  it('are made by who may issue where they hold', async () => {
    expect(await ask(officer, 'POST', path, body({}))).toMatchObject({ status: 403 });
    expect(
      await ask(officer, 'POST', path, body({ area: { level: 'governorate', places: [other] } })),
    ).toMatchObject({ status: 403 });
    expect(await ask(officer, 'POST', path, body({ area: here() }))).toMatchObject({ status: 201 });
    expect(await ask(officer, 'POST', path, body({ area: here() }))).toMatchObject({ status: 409 });
  });

  it.each<[string, object, string]>([
    ['a place that is filled by nothing', { headline: text('{secret}') }, 'rule.headline.ar'],
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
      'rule.when',
    ],
    [
      'a quantity that there is not',
      { subject: { kind: 'observation', parameter: 'no-such' } },
      'rule.subject',
    ],
    ['a warning of a year', { expires: 'P1Y' }, 'rule.expires'],
  ])('with %s are refused', async (_, given, parameter) => {
    const { status, text: told } = await ask(
      admin,
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
    const changed = await ask(admin, 'PUT', `${path}/declared`, {
      version: 1,
      rule: { ...declared, severity: 'Minor' },
    });
    expect(JSON.parse(changed.text) as KeptRule).toMatchObject({
      origin: 'edited',
      rule: { severity: 'Minor' },
    });
    expect((await ask(admin, 'DELETE', `${path}/declared`)).status).toBe(204);
    const { rows } = await world.db.pool.query(
      `select origin, manifest->>'severity' as severity from warning_rule where id = 'declared'`,
    );
    expect(rows).toEqual([{ origin: 'theme', severity: 'Severe' }]);
  });
});
