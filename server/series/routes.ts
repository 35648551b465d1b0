import { z } from 'zod';
import { SeriesLineage } from '../../sql/model/api/observe.ts';
import {
  LatestValues,
  Observations,
  ParameterList,
  SeriesList,
  SeriesOne,
} from '../../sql/model/api/series.ts';
import { GEOJSON } from '../features/links.ts';
import { Lang } from '../features/query.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { sendJson } from '../http/send-json.ts';
import { seen } from '../layers/seen.ts';
import { LatestFeatures, sendLatest } from './latest.ts';
import { LineageQuery, sendLineage } from './lineage.ts';
import { sendSeriesList } from './list.ts';
import { sendMany } from './observations/many.ts';
import { ManyQuery, ObservationsQuery } from './observations/query.ts';
import { sendObservations } from './observations/send.ts';
import { sendSeries } from './one.ts';
import { LatestQuery, SeriesQuery } from './query.ts';

const TAG = 'Series and observations';
const JSON_TYPE = 'application/json';

/** `/api/parameters`, `/api/series...`: what was measured, where, and through time. */
export const seriesEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/parameters',
    access: 'public',
    tag: TAG,
    summary: 'Quantities that are measured',
    description: 'With units, limits with the texts that set them, checks, and the classes of their colours.',
    query: z.object({ lang: Lang }),
    answers: { 200: { description: 'Parameters', content: { [JSON_TYPE]: ParameterList } } },
    handle: (services, { request, response }) => {
      const { parameters } = seen(services, request);
      sendJson(request, response, {
        parameters: [...parameters.values()].map(({ manifest, theme }) => ({ ...manifest, theme })),
      } satisfies ParameterList);
    },
  }),
  endpoint({
    path: '/api/series',
    access: 'public',
    tag: TAG,
    summary: 'Series, by what they measure and where',
    description: 'In the order of their ids, or nearest first.',
    query: SeriesQuery,
    answers: { 200: { description: 'A page of series', content: { [JSON_TYPE]: SeriesList } } },
    handle: sendSeriesList,
  }),
  endpoint({
    path: '/api/series/latest',
    access: 'public',
    tag: TAG,
    summary: 'Newest values of all stations of a layer',
    description:
      'One answer for any number of stations, and as quick however long their history is; as JSON, CSV or GeoJSON.',
    query: LatestQuery,
    answers: {
      200: {
        description: 'Newest values',
        content: { [JSON_TYPE]: LatestValues, 'text/csv': 'text', [GEOJSON]: LatestFeatures },
      },
    },
    handle: sendLatest,
  }),
  endpoint({
    path: '/api/series/{id}',
    access: 'public',
    tag: TAG,
    summary: 'One series',
    query: z.object({ lang: Lang }),
    answers: {
      200: { description: 'A series, its parameter and its source', content: { [JSON_TYPE]: SeriesOne } },
    },
    handle: sendSeries,
  }),
  endpoint({
    path: '/api/series/{id}/lineage',
    access: 'public',
    tag: TAG,
    summary: 'Where the values of a series come from, and what became of them',
    description:
      'Source and licence; then values, the newest first, each with its flag, the checks that it failed, and all that it was before it was corrected, reviewed or deleted.',
    query: LineageQuery,
    answers: { 200: { description: 'Source and values', content: { [JSON_TYPE]: SeriesLineage } } },
    handle: sendLineage,
  }),
  endpoint({
    path: '/api/observations',
    access: 'public',
    tag: TAG,
    summary: 'Values of several series in one file',
    description:
      'As CSV, one series after the other, with columns that tell the series, its feature and its parameter; or a column for each. Indicators at places may stand among them. Each day is that of the series’ own time zone.',
    query: ManyQuery,
    answers: { 200: { description: 'Observations', content: { 'text/csv': 'text' } } },
    handle: sendMany,
  }),
  endpoint({
    path: '/api/series/{id}/observations',
    access: 'public',
    tag: TAG,
    summary: 'Values of a series',
    description:
      'As they were measured, or gathered by periods. JSON has columns side by side, times in seconds since 1970; CSV has rows, with times in the offset that they came with.',
    query: ObservationsQuery,
    answers: {
      200: { description: 'Observations', content: { [JSON_TYPE]: Observations, 'text/csv': 'text' } },
    },
    handle: sendObservations,
  }),
];
