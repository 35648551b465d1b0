import { z } from 'zod';
import {
  AnyObservations,
  ObservationsWritten,
  Removed,
  Reviewed,
  ReviewList,
  ReviewWrite,
  SeriesObservations,
  SeriesWrite,
  VersionList,
} from '../../../sql/model/api/observe.ts';
import { SeriesOne } from '../../../sql/model/api/series.ts';
import { seriesKeyOf } from '../../../sql/model/series.ts';
import { findTargets } from '../../../sql/observations/find-series.ts';
import { keyOf } from '../../../sql/observations/read/key.ts';
import { Lang, Flag as YesNo } from '../../features/query.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../../http/endpoint.ts';
import { notFound } from '../../http/error.ts';
import { sendJson } from '../../http/send-json.ts';
import type { Services } from '../../services.ts';
import { sendSeries } from '../one.ts';
import { type By, needLayer } from './access.ts';
import { removePeriod, reviewPeriod, reviewsOf, versionsOf } from './correct.ts';
import { putSeries } from './put-series.ts';
import { putValues } from './put-values.ts';

const TAG = 'Series and observations';
const WRITE = { may: 'observations.write' } as const;

const json = (description: string, shape: z.ZodType) => ({
  description,
  content: { 'application/json': shape },
});

const All = YesNo.default(false).meta({
  type: 'boolean',
  description:
    'All or nothing: where a value is refused, none is written, and the answer is a 422 with the refused rows.',
});
const Decimal = z
  .enum(['point', 'comma'])
  .default('point')
  .meta({ description: 'How numbers are written in the CSV.' });
const Id = z.string().min(1).max(200).optional();

const ROWS = `Up to 100,000 rows, as JSON or CSV. The same again changes nothing; another value for a moment that has one takes its place, and what was there stays in the history. Rows that are refused are listed, and the others are kept.`;

/** The series of the path, be it there or one that its first value makes. */
const needSeries = async (services: Services, by: By): Promise<string> => {
  const id = pathOf(by.request, 'id');
  const parts = seriesKeyOf(id);
  const key = parts && keyOf(parts);
  if (!key) throw notFound('no-such-series', id);
  needLayer(services, by, key.layer);
  const found = await findTargets(services.db.pool, [key]);
  if (typeof found.get(id) === 'string') throw notFound('no-such-series', id);
  return id;
};

/** `/api/observations`, `/api/series/{id}...` as those write it who measure. */
export const observationEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/observations',
    access: WRITE,
    tag: TAG,
    summary: 'Put in values of many series',
    description: `${ROWS} A row names its series, or layer, feature and parameter. A CSV has a value a row, or a time and a column a series (\`stations.pm10.12\`), a parameter (with a column \`feature\`), or a feature (with \`parameter\`).`,
    query: z.object({
      layer: Id.meta({ description: 'Layer of the rows that do not name one.' }),
      feature: Id.meta({ description: 'Feature of the rows that do not name one.' }),
      parameter: Id.meta({ description: 'Parameter of the rows that do not name one.' }),
      all: All,
      decimal: Decimal,
      lang: Lang,
    }),
    streams: { 'application/json': AnyObservations, 'text/csv': 'text' },
    answers: { 200: json('What became of the rows', ObservationsWritten) },
    handle: (services, asked) => {
      const { all, decimal, layer, feature, parameter } = asked.query;
      const defaults = Object.fromEntries(
        Object.entries({ layer, feature, parameter }).filter(([, value]) => value !== undefined),
      );
      return putValues(services, asked, { all, decimal, defaults });
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/series/{id}/observations',
    access: WRITE,
    tag: TAG,
    summary: 'Put in values of a series',
    description: `${ROWS} A series that its layer's theme declares comes into being with its first value.`,
    query: z.object({ all: All, decimal: Decimal, lang: Lang }),
    streams: { 'application/json': SeriesObservations, 'text/csv': 'text' },
    answers: { 200: json('What became of the rows', ObservationsWritten) },
    handle: async (services, asked) => {
      const { all, decimal } = asked.query;
      const series = await needSeries(services, asked);
      await putValues(services, asked, { all, decimal, defaults: { series } });
    },
  }),
  endpoint({
    method: 'delete',
    path: '/api/series/{id}/observations',
    access: WRITE,
    tag: TAG,
    summary: 'Take values away',
    description: 'They stay in the history.',
    query: z.object({
      datetime: z.string().max(80).meta({
        description: 'An instant, a day (UTC) or an interval `a/b`, both ends included; `..` is open.',
        example: '2024-05-31T00:00:00Z/2024-06-02T00:00:00Z',
      }),
      reason: z.string().trim().min(1).max(2000).meta({ description: 'Why; kept in the trail.' }),
    }),
    answers: { 200: json('How many', Removed) },
    handle: async (services, asked) =>
      void asked.response.json(await removePeriod(services, asked, asked.query)),
  }),
  endpoint({
    path: '/api/series/{id}/observations/{time}/versions',
    access: 'public',
    tag: TAG,
    summary: 'What a value is and was',
    query: NO_QUERY,
    answers: { 200: json('Its versions, the newest first', VersionList) },
    handle: async (services, { request, response }) =>
      sendJson(request, response, await versionsOf(services, { request, response })),
  }),
  endpoint({
    method: 'put',
    path: '/api/series/{id}',
    access: WRITE,
    tag: TAG,
    summary: 'Make a series, or say how it is measured',
    description:
      'Its id is `layer.parameter.feature`, or `layer.parameter~procedure.feature`. How the series of a theme are measured, the theme says.',
    query: z.object({ lang: Lang }),
    body: SeriesWrite,
    answers: { 200: json('The series', SeriesOne), 201: json('The series, which is new', SeriesOne) },
    handle: async (services, asked) => {
      if (await putSeries(services, asked)) asked.response.status(201);
      await sendSeries(services, asked);
    },
  }),
  endpoint({
    path: '/api/series/{id}/reviews',
    access: WRITE,
    tag: TAG,
    summary: 'What was said of the periods of a series',
    query: NO_QUERY,
    answers: { 200: json('Reviews, the newest first', ReviewList) },
    handle: async (services, asked) => void asked.response.json(await reviewsOf(services, asked)),
  }),
  endpoint({
    method: 'post',
    path: '/api/series/{id}/reviews',
    access: WRITE,
    tag: TAG,
    summary: 'Say of a period that its values are checked, suspect, rejected, estimated or raw',
    description: 'Its values get that flag, whatever the automatic checks say of them.',
    query: NO_QUERY,
    body: ReviewWrite,
    answers: { 201: json('The review, and how many values it changed', Reviewed) },
    handle: async (services, asked) =>
      void asked.response.status(201).json(await reviewPeriod(services, asked, asked.body)),
  }),
];
