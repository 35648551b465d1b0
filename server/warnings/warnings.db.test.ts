import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type {
  OfficeWarning,
  OfficeWarnings,
  WarningDetail,
  WarningList,
} from '../../sql/model/api/warnings.ts';
import type { CapAlert } from '../../sql/model/cap.ts';
import { ruleOf, useDuty, words } from '../../tests/harness/duty.ts';
import { decodeTile } from '../../tests/harness/tile.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { readCap } from './cap/read.ts';

const world = useApp();
const { ask, duty, observe, evaluate, putRule, actions } = useDuty(world);
const HOUR = 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'warnings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const json = async <T>(path: string): Promise<T> => (await (await world.get(path)).json()) as T;
const office = async (state = 'open') =>
  JSON.parse((await ask(duty.officer, 'GET', `/api/office/warnings?state=${state}`)).text) as OfficeWarnings;
const validated = (xml: string): string => {
  const path = join(folder, `${crypto.randomUUID()}.cap`);
  writeFileSync(path, xml);
  const schema = join(import.meta.dirname, '../../../shared/reference/CAP-v1.2.xsd');
  execFileSync('xmllint', ['--noout', '--nonet', '--schema', schema, path], { stdio: 'pipe' });
  return xml;
};

describe('from what is measured to a warning', () => {
  let draft: OfficeWarning;

  it('an authority’s own word is a setting', async () => {
    const set = { word: { ar: 'يقظة', fr: 'vigilance', en: 'vigilance' }, contact: null };
    const path = '/api/office/warning-authorities/office';
    expect(await ask(duty.officer, 'PUT', path, set)).toMatchObject({ status: 403 });
    expect(await ask(duty.admin, 'PUT', path, set)).toMatchObject({ status: 200 });
  });

  it('a rule that fires makes one draft, with what led to it; looked at again, no other', async () => {
    await putRule(ruleOf({ audience: words('People of {place}') }));
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
    expect(draft.content.places).toEqual([duty.place]);
    expect(draft.content.audience?.fr).toMatch(/^f People of [^{}]+$/);
    const [evidence] = draft.evidence;
    expect(evidence).toMatchObject({
      kind: 'observation',
      value: 180,
      limit: 150,
      series: duty.series.id,
      unit: 'ug/m3',
    });
    expect(evidence!.points.map(([, value]) => value).slice(-3)).toEqual([20, 149, 180]);
    expect(evidence!.sources.length).toBe(1);
    // The place among its neighbours, strongly outlined, and the station as a mark: numbers and colours alone.
    expect(evidence!.map!.svg).toMatch(/^<svg [^>]*>(<path [^<>]*\/>){2,}<circle [^<>]*\/><\/svg>$/);
    expect(await json<WarningList>('/api/warnings?state=all')).toEqual({ warnings: [], next: null });
  });

  it('an officer of the area changes and approves it; nobody else does, nor she what another changed meanwhile', async () => {
    const path = `/api/office/warnings/${draft.id}`;
    const content = {
      ...draft.content,
      headline: { ...draft.content.headline, en: 'Dust <b>& sand</b> ]]>' },
    };
    expect(await ask(duty.elsewhere, 'PUT', path, { version: draft.version, content })).toMatchObject({
      status: 403,
    });
    expect(await ask(duty.officer, 'PUT', path, { version: draft.version, content })).toMatchObject({
      status: 200,
    });
    expect(await ask(duty.officer, 'POST', `${path}/publish`, { version: draft.version })).toMatchObject({
      status: 409,
      code: 'conflict',
    });
    expect(
      await ask(duty.elsewhere, 'POST', `${path}/publish`, { version: draft.version + 1 }),
    ).toMatchObject({
      status: 403,
    });
    expect(await ask(duty.officer, 'POST', `${path}/publish`, { version: draft.version + 1 })).toMatchObject({
      status: 200,
    });
    expect(await actions(draft.id)).toEqual(['warning.draft', 'warning.edit', 'warning.publish']);
  });

  it('it is on the page, in the feeds, on the map, and as CAP that the schema of OASIS takes, in three languages', async () => {
    const { warnings } = await json<WarningList>(
      `/api/warnings?place=${encodeURIComponent(duty.place)}&category=Env,Met&severity=Moderate`,
    );
    expect(warnings).toMatchObject([
      { id: draft.id, state: 'active', severity: 'Severe', authority: { word: { fr: 'vigilance' } } },
    ]);
    for (const none of [
      `place=${encodeURIComponent(duty.other)}`,
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
    expect(alerts[0]!.infos.map(({ audience }) => audience?.slice(0, 2))).toEqual(['ع ', 'f ', 'Pe']);
    const [area] = alerts[0]!.infos[0]!.areas;
    expect(area!.polygons.length).toBeGreaterThan(0);
    expect(area!.geocodes).toContainEqual({ name: 'ins', value: duty.place.split(':')[2] });
    const atom = await (await world.get('/warnings.atom?lang=en')).text();
    expect(readCap(atom).alerts).toMatchObject([
      { infos: [{ headline: 'Dust <b>& sand</b> ]]>', severity: 'Severe' }] },
    ]);
    const rss = await (await world.get('/warnings.rss?lang=ar')).text();
    expect(rss).toContain(`/warnings/${draft.id}/1.cap`);
    for (const [query, isThere] of [
      ['category=Met', false],
      ['category=Env', true],
      [`place=${encodeURIComponent(duty.place)}`, true],
      [`place=${encodeURIComponent(duty.other)}`, false],
    ] as const)
      for (const [feed, entry] of [
        ['atom', '<entry>'],
        ['rss', '<item>'],
      ] as const) {
        const text = await (await world.get(`/warnings.${feed}?${query}`)).text();
        expect([feed, query, text.includes(entry)]).toEqual([feed, query, isThere]);
      }
    await world.services.catalogue.refresh();
    const items = await json<{ features: { properties: object }[] }>('/api/collections/warnings/items');
    expect(items.features).toMatchObject([{ properties: { warning: draft.id, severity: 'Severe' } }]);
    const tile = new Uint8Array(await (await world.get('/tiles/warnings/4/8/7.mvt')).arrayBuffer());
    expect(decodeTile(tile).warnings?.map(({ properties }) => properties.severity)).toContain('Severe');
  });

  it('what led to it is told to nobody who may not see the layer that it was seen on', async () => {
    const shown = async () => (await json<WarningDetail>(`/api/warnings/${draft.id}`)).evidence.length;
    expect(await shown()).toBe(1);
    const set = async (visibility: object) => {
      await world.db.pool.query(`update layer set visibility = $1 where id = 'stations'`, [
        JSON.stringify(visibility),
      ]);
      await world.db.pool.query('update publication set version = version + 1');
      await world.services.catalogue.refresh();
    };
    await set({ kind: 'draft' });
    expect(await shown()).toBe(0);
    await set({ kind: 'public' });
    expect(await shown()).toBe(1);
  });

  it('an update and a cancellation refer to all that they stand in place of', async () => {
    const now = (await office()).warnings[0]!;
    const path = `/api/office/warnings/${draft.id}`;
    const content = { ...now.content, severity: 'Extreme' };
    const updated = await ask(duty.officer, 'POST', `${path}/update`, {
      version: now.version,
      content,
      reason: 'Worse',
    });
    expect(updated.status).toBe(200);
    const { version } = JSON.parse(updated.text) as OfficeWarning;
    expect((await ask(duty.officer, 'POST', `${path}/cancel`, { version, reason: 'Over' })).status).toBe(200);
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
    // What led to it stays as it was, also when the station is elsewhere now.
    expect(detail.evidence[0]!.map).toEqual(draft.evidence[0]!.map);
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
        await ask(duty.officer, 'POST', `/api/office/warnings/${draft_!.id}/drop`, {
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

it('a place without an area is in the polygons of the message like the others, as far around it as is warned exactly', async () => {
  const flat = {
    point: 'POINT(3.123 3.456)',
    line: 'LINESTRING(3.2 3.2, 3.21 3.2)',
    sliver: 'POLYGON((3.3 3.3, 3.4 3.3000001, 3.5 3.3, 3.3 3.3))',
    speck: 'MULTIPOLYGON(((3.6 3.6, 3.600001 3.6, 3.600001 3.600001, 3.6 3.6)))',
  };
  const ids = Object.keys(flat).map((code) => `spot:ins:${code}`);
  await world.db.pool.query(
    `insert into place (id, layer_no, level, scheme, code, name, geom)
     select 'spot:ins:' || key, (select layer_no from place where id = $2), 'spot', 'ins', key, '{"fr": "Lieu"}', ST_GeomFromText(value, 4326)
     from jsonb_each_text($1)`,
    [JSON.stringify(flat), duty.place],
  );
  const text = { event: 'Wind', headline: 'Wind', description: 'Wind' };
  const content = {
    ...Object.fromEntries(Object.entries(text).map(([name, of]) => [name, { ar: 'ريح', fr: of, en: of }])),
    ...{
      authority: 'office',
      category: 'Met',
      severity: 'Moderate',
      urgency: 'Future',
      certainty: 'Possible',
    },
    ...{ responses: [], instruction: null, audience: null, polygon: null, places: ids },
    onset: new Date(Date.now() - HOUR).toISOString(),
    expires: new Date(Date.now() + HOUR).toISOString(),
  };
  const made = await ask(duty.admin, 'POST', '/api/office/warnings', { content });
  const { id, version } = JSON.parse(made.text) as OfficeWarning;
  await ask(duty.admin, 'POST', `/api/office/warnings/${id}/publish`, { version });
  const cap = validated(await (await world.get(`/warnings/${id}.cap`)).text());
  const { alerts, refused } = readCap(cap);
  expect(refused).toEqual([]);
  const rings = alerts[0]!.infos[0]!.areas[0]!.polygons;
  expect(Math.min(...rings.map((ring) => new Set(ring.map(String)).size))).toBeGreaterThanOrEqual(3);
  // Each place is in one of them, written to the metre as they are.
  const { rows } = await world.db.pool.query<{ id: string; covered: boolean }>(
    `select p.id, bool_or(ST_Intersects(ST_MakePolygon(ST_GeomFromGeoJSON(ring)), p.geom)) as covered
     from place p, jsonb_array_elements($1::jsonb) ring where p.level = 'spot' group by p.id order by p.id`,
    [
      JSON.stringify(
        rings.map((ring) => ({
          type: 'LineString',
          coordinates: ring,
          crs: { type: 'name', properties: { name: 'EPSG:4326' } },
        })),
      ),
    ],
  );
  expect(rows).toEqual([...ids].sort().map((one) => ({ id: one, covered: true })));
  await world.db.pool.query(`delete from place where level = 'spot'`);
});
