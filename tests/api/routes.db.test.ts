import type { Router } from 'express';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newReadableCode } from '../../server/accounts/readable-code.ts';
import { app } from '../../server/app.ts';
import { docsOf } from '../../server/describe/api.ts';
import { isOpen } from '../../server/http/endpoint.ts';
import { PAGES } from '../../server/http/pages.ts';
import { MODULES } from '../../server/modules/index.ts';
import { unsubscribeToken } from '../../server/outbox/unsubscribe-token.ts';
import { asker } from '../harness/ask.ts';
import { send, signIn } from '../harness/sign-in.ts';
import { useApp } from '../harness/use-app.ts';
import { loadWorldBudget } from '../world/budget.ts';
import { computeRain } from '../world/indicators.ts';
import { umbrellaModule } from '../world/toy-module.ts';

const modules = [...MODULES, umbrellaModule];
const apiDocs = docsOf(modules);
const world = useApp({ modules });

/** What the router keeps of itself: routes, and routers inside of it. */
type Layer = { route?: { path: string | string[] }; handle: Partial<Pick<Router, 'stack'>> };

const pathsOf = (stack: readonly unknown[]): string[] =>
  (stack as Layer[]).flatMap(({ route, handle }) =>
    route ? [route.path].flat() : handle.stack ? pathsOf(handle.stack) : [],
  );

it('every route of the application is in the OpenAPI document, and no other', () => {
  const routes = pathsOf(app(world.services).router.stack)
    .filter((path) => !PAGES.includes(path))
    .map((path) => path.replace(/:(\w+)/g, '{$1}'));
  expect([...new Set(routes)].sort()).toEqual([...new Set(apiDocs.map(({ path }) => path))].sort());
});

const VALUES: Record<string, string> = {
  layer: 'permits',
  layers: 'regions',
  z: '6',
  x: '32',
  y: '31',
  name: 'light',
  type: 'busy',
};
/** Values of one kind of thing only, by how its addresses begin. */
const VALUES_UNDER: [start: string, values: Record<string, string>][] = [
  ['/api/places', { id: 'governorate:ins:11' }],
  ['/api/series', { id: 'stations.pm10.S001', time: '2024-03-01T00:00:00Z' }],
  ['/api/indicators', { id: 'rained', place: 'governorate:ins:11', period: '2014-01' }],
  ['/api/risks', { id: 'rain-risk' }],
  ['/api/themes', { id: 'base' }],
  ['/api/reports', { year: '2024' }],
  ['/api/sdg/goals', { id: '6' }],
  ['/api/sdg', { id: '16.1.1' }],
  ['/api/policies', { id: 'plan' }],
  ['/api/budget/reports', { report: 'compliance.pdf' }],
  ['/api/budget/tables', { table: 'lines.csv' }],
  ['/api/budget', { id: 'ENV-1-11' }],
  ['/api/records', { module: 'umbrellas' }],
  ['/api/petitions', {}],
  ['/api/warnings', {}],
  ['/warnings', { part: '1' }],
  ['/api', { id: 'P-9' }],
  ['/sprites', { name: 'biatouna' }],
];
const exampleOf = (path: string): string => {
  const values = { ...VALUES, ...VALUES_UNDER.find(([start]) => path.startsWith(start))?.[1] };
  return (
    path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name) +
    (path === '/api/search' || path.endsWith('/alike') ? '?q=mines' : '') +
    (path.endsWith('/suggestions') ? '?field=title&q=umbrella' : '') +
    (path === '/api/series/latest' ? '?layer=stations' : '') +
    (path === '/api/observations' ? '?series=stations.pm10.S001' : '') +
    (path === '/api/unsubscribe'
      ? `?token=${unsubscribeToken(world.services.secrets, 'layers', 'a@example.tn')}`
      : '')
  );
};

/** Keeps a report, as its job does. */
const keepReport = () =>
  world.db.pool.query(
    `insert into report (year, language, made_at, version, pages, content)
     select 2024, language, '2025-01-31', 1, 1, '%PDF-1.7' from unnest(array['ar', 'fr', 'en']) as language`,
  );

/** Keeps a file of Open SDG. */
const keepFile = async () =>
  asker(world)(await signIn(world, 'administrator'), 'PUT', '/api/office/sdg/16.1.1', {
    csv: 'Year,Value\n2020,1\n',
    source: { ar: 'مصدر', fr: 'Source', en: 'Source' },
  });

/** Publishes a document of policy. */
const publishPolicy = async () => {
  const admin = await signIn(world, 'administrator');
  const text = { ar: 'خطة', fr: 'Plan', en: 'Plan' };
  const draft = { title: text, summary: text, sections: [], indicators: [], places: [], targets: [] };
  await asker(world)(admin, 'POST', '/api/office/policies', { id: 'plan', draft });
  await asker(world)(admin, 'POST', '/api/office/policies/plan/publish', { revision: 1, note: text });
};

/** Publishes a warning that somebody wrote by hand, and gives its number. */
const publishWarning = async (): Promise<string> => {
  await world.db.pool.query(
    `insert into institution (id, name, kind, status, manifest)
     values ('office', '{"ar":"ديوان","fr":"Office","en":"Office"}', 'agency', 'open', '{}')`,
  );
  const ask = asker(world);
  const admin = await signIn(world, 'administrator');
  const text = { ar: 'ريح', fr: 'Vent', en: 'Wind' };
  const now = Date.now();
  const { text: made } = await ask(admin, 'POST', '/api/office/warnings', {
    content: {
      ...{
        authority: 'office',
        category: 'Met',
        severity: 'Minor',
        urgency: 'Future',
        certainty: 'Possible',
      },
      ...{ responses: [], event: text, headline: text, description: text, instruction: null, audience: null },
      ...{ places: ['governorate:ins:11'], polygon: null },
      onset: new Date(now).toISOString(),
      expires: new Date(now + 3_600_000).toISOString(),
    },
  });
  const { id, version } = JSON.parse(made) as { id: string; version: number };
  await ask(admin, 'POST', `/api/office/warnings/${id}/publish`, { version });
  return id;
};

/** Publishes a petition that nobody signed yet, and gives its number. */
const publishPetition = async (): Promise<string> => {
  const number = newReadableCode(8);
  await world.db.pool.query(
    `with opened as (insert into case_access (number, code_hash, module) values ($1, '', 'petitions') returning number)
     insert into record_case (number, module, state, kind, is_public, channel, language, answers, title)
       select number, 'petitions', 'open', 'waiting', true, 'web', 'en', '{"title": "Plant trees"}', 'Plant trees' from opened`,
    [number],
  );
  return number;
};

beforeAll(async () => {
  await keepReport();
  await loadWorldBudget(world.db);
  const id = await publishWarning();
  for (const [start, values] of VALUES_UNDER) if (start.endsWith('/warnings')) values.id = id;
  const number = await publishPetition();
  for (const [start, values] of VALUES_UNDER) if (start.endsWith('/petitions')) values.number = number;
  await keepFile();
  await publishPolicy();
  await computeRain(world.db);
  await world.services.catalogue.refresh();
  const question = { kind: 'by-place', of: { layer: 'permits' }, places: 'regions' };
  VALUES.analysis = (
    (await (await send(world, 'POST', '/api/analyses', { body: question })).json()) as { id: string }
  ).id;
});

/** What anybody may ask for; the role matrix walks through the rest. */
const readable = apiDocs.filter(isOpen);

describe.each(readable)('$path', ({ path, answers }) => {
  it('answers as it says', async () => {
    const response = await world.get(exampleOf(path));
    const text = await response.text();
    const answer = answers[response.status];
    expect([response.status, answer?.description]).toEqual([response.status, expect.any(String)]);
    const type = (response.headers.get('content-type') ?? '').split('; charset')[0] ?? '';
    const shape = answer?.content?.[type] ?? answer?.content?.[type.split(';')[0] ?? ''];
    expect([type, shape]).toEqual([type, expect.anything()]);
    if (shape instanceof z.ZodType) expect(shape.safeParse(JSON.parse(text)).error?.issues ?? []).toEqual([]);
  });

  it.runIf(path.startsWith('/api'))('may be read from other pages, and is 304 for who has it', async () => {
    const first = await world.get(exampleOf(path));
    await first.arrayBuffer();
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W?\/?"/);
    const again = await world.get(exampleOf(path), { headers: { 'If-None-Match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const asked = await world.get(exampleOf(path), { method: 'OPTIONS' });
    expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([
      204,
      'GET, HEAD, OPTIONS',
    ]);
  });
});

it('titles are in the language that is asked for', async () => {
  const titleOf = async (query: string, accept?: string) => {
    const headers = new Headers(accept ? { 'Accept-Language': accept } : undefined);
    const response = await world.get(`/api/collections/permits${query}`, { headers });
    return ((await response.json()) as { title: string }).title;
  };
  const [ar, fr, en] = await Promise.all(['?lang=ar', '?lang=fr', '?lang=en'].map((query) => titleOf(query)));
  expect(new Set([ar, fr, en]).size).toBe(3);
  expect(await titleOf('', 'fr-TN, ar;q=0.5')).toBe(fr);
  expect(await titleOf('?lang=ar', 'fr')).toBe(ar);
});

it('links of a collection lead somewhere', async () => {
  const collection = (await (await world.get('/api/collections/stations')).json()) as {
    links: { rel: string; href: string; type?: string }[];
  };
  for (const { rel, href, type } of collection.links.filter(({ href }) => href.startsWith(world.origin))) {
    const response = await world.get(href.replace(world.origin, ''));
    await response.arrayBuffer();
    expect([rel, response.status]).toEqual([rel, 200]);
    expect(response.headers.get('content-type')?.split(';')[0]).toBe(type?.split(';')[0]);
  }
});
