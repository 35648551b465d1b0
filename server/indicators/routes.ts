import { z } from 'zod';
import {
  IndicatorHistory,
  IndicatorInfo,
  IndicatorLineage,
  IndicatorList,
  IndicatorValues,
  PlaceIndicators,
} from '../../sql/model/api/indicators.ts';
import { Lang } from '../features/query.ts';
import { baseUrlOf } from '../http/base-url.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { sendJson } from '../http/send-json.ts';
import { sendHistory } from './answer/history.ts';
import { infoOf, shownOf } from './answer/info.ts';
import { sendLineage } from './answer/lineage.ts';
import { sendIndicators } from './answer/list.ts';
import { sendPlaceIndicators } from './answer/place-profile.ts';
import { HistoryQuery, IndicatorsQuery, ValuesQuery } from './answer/query.ts';
import { sendValues } from './answer/values.ts';

const TAG = 'Indicators';
const JSON_TYPE = 'application/json';
const OnlyLang = z.object({ lang: Lang });

/** `/api/indicators...`: figures that are computed for places and periods, and what each was made of. */
export const indicatorEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/indicators',
    access: 'public',
    tag: TAG,
    summary: 'Indicators',
    description:
      'With their inputs, methods, classes and the texts that these follow, in the order of the theme tree.',
    query: IndicatorsQuery,
    answers: { 200: { description: 'Indicators', content: { [JSON_TYPE]: IndicatorList } } },
    handle: sendIndicators,
  }),
  endpoint({
    path: '/api/indicators/{id}',
    access: 'public',
    tag: TAG,
    summary: 'One indicator',
    query: OnlyLang,
    answers: { 200: { description: 'An indicator', content: { [JSON_TYPE]: IndicatorInfo } } },
    handle: (services, { request, response }) => {
      const base = baseUrlOf(request, services.config.PUBLIC_URL);
      const shown = shownOf(services, request);
      sendJson(request, response, infoOf(shown, { base, timeZone: services.country.timeZone }));
    },
  }),
  endpoint({
    path: '/api/indicators/{id}/values',
    access: 'public',
    tag: TAG,
    summary: 'Values of an indicator',
    description:
      'Newest first, each with its place among the values of its period. CSV has all that is asked for.',
    query: ValuesQuery,
    answers: {
      200: { description: 'A page of values', content: { [JSON_TYPE]: IndicatorValues, 'text/csv': 'text' } },
    },
    handle: sendValues,
  }),
  endpoint({
    path: '/api/indicators/{id}/values/{place}',
    access: 'public',
    tag: TAG,
    summary: 'All values of an indicator at one place',
    description:
      'Through time, in columns as the values of a series come, with what each lies between where that is known. As CSV: the values with `place`.',
    query: HistoryQuery,
    answers: { 200: { description: 'A line through time', content: { [JSON_TYPE]: IndicatorHistory } } },
    handle: sendHistory,
  }),
  endpoint({
    path: '/api/indicators/{id}/values/{place}/{period}/lineage',
    access: 'public',
    tag: TAG,
    summary: 'What a value was made of',
    description: 'Down to rows of series, features and values of other indicators, each with its address.',
    query: OnlyLang,
    answers: { 200: { description: 'The lineage of a value', content: { [JSON_TYPE]: IndicatorLineage } } },
    handle: sendLineage,
  }),
  endpoint({
    path: '/api/places/{id}/indicators',
    access: 'public',
    tag: TAG,
    summary: 'Every indicator of a place',
    description: 'The newest value of each, its class, its place among others, and its last values.',
    query: OnlyLang,
    answers: { 200: { description: 'Indicators of a place', content: { [JSON_TYPE]: PlaceIndicators } } },
    handle: sendPlaceIndicators,
  }),
];
