import type { Request, Response } from 'express';
import { z } from 'zod';
import { Dashboard } from '../../sql/model/api/dashboard.ts';
import { Lang } from '../features/query.ts';
import { queryRows } from '../features/rows.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { badParameter } from '../http/error.ts';
import { answeredUnchanged, LIVE_CACHE } from '../http/etag.ts';
import { untilGone } from '../http/stream.ts';
import type { Snapshot } from '../layers/catalogue.ts';
import { seen } from '../layers/seen.ts';
import { placeById } from '../places/find.ts';
import type { Services } from '../services.ts';
import { compose } from './compose.ts';
import { placeLayers, type Sight } from './sight.ts';
import { stateTag } from './state.ts';

const DashboardQuery = z.object({
  place: z.string().min(1).max(300).optional().meta({
    description: 'Id of a place; without it the country.',
    example: 'governorate:ins:11',
  }),
  lang: Lang,
});

const placeOf = async (
  { db }: Services,
  snapshot: Snapshot,
  id: string,
  signal: AbortSignal,
): Promise<Sight['place']> => {
  const shown = placeLayers({ snapshot }).map(({ no }) => no);
  const [found] = await queryRows<{ no: number }>(db, placeById(id, new Date(), shown), signal);
  if (!found) throw badParameter('place', 'invalid-parameter', { reason: id.slice(0, 80) });
  return { id, no: found.no };
};

type Asked = { request: Request; response: Response; query: z.infer<typeof DashboardQuery> };

const sendDashboard = async (services: Services, { request, response, query }: Asked): Promise<void> => {
  const { db, country, dashboards } = services;
  const snapshot = seen(services, request);
  const gone = untilGone(response);
  const place = query.place === undefined ? null : await placeOf(services, snapshot, query.place, gone);
  const now = new Date();
  const tag = await stateTag(db, snapshot, place?.id ?? '', now);
  if (answeredUnchanged(request, response, tag, LIVE_CACHE)) return;
  // Others may wait for the same page: it is made to its end, whoever goes away.
  const signal = new AbortController().signal;
  const sight: Sight = { db, country, snapshot, place, now, signal };
  const bytes = await dashboards(tag, async () => (await compose(sight)) satisfies Dashboard);
  response.set('Content-Type', 'application/json').send(bytes);
};

/** `/api/dashboard`: what needs attention, risks, headlines, outlook, warnings and gaps, of the country or a place. */
export const dashboardEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/dashboard',
    access: 'public',
    tag: 'Dashboard',
    summary: 'A country, or a place, on one page',
    description:
      'What needs attention, ranked with reasons; risks with ranges of ranks; headline indicators; what to expect; active warnings; what is old or missing. Texts are in three languages.',
    query: DashboardQuery,
    answers: { 200: { description: 'A dashboard', content: { 'application/json': Dashboard } } },
    handle: sendDashboard,
  }),
];
