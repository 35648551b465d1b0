import { Outlooks, PastOutlooks, Signals } from '../../sql/model/api/outlook.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import {
  IndicatorOutlookQuery,
  IndicatorPastQuery,
  SeriesOutlookQuery,
  SeriesPastQuery,
  SignalsQuery,
} from './answer/query.ts';
import { indicatorAsked, sendOutlooks, sendPast, seriesAsked } from './answer/send.ts';
import { sendSignals } from './answer/signals.ts';

const TAG = 'Outlook';
const JSON_TYPE = 'application/json';
const OUTLOOKS = {
  200: { description: 'Forecasts', content: { [JSON_TYPE]: Outlooks, 'text/csv': 'text' as const } },
};
const PAST = { 200: { description: 'A page of forecasts', content: { [JSON_TYPE]: PastOutlooks } } };
const HOW =
  'With intervals of 50, 80 and 95 %, the method and how it did in a back-test against naive ones, and how likely each limit is gone beyond.';

/** `/api/series/{id}/outlook`, `/api/indicators/{id}/outlook`, `/api/signals`: what is expected, and what asks to be looked at. */
export const outlookEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/series/{id}/outlook',
    access: 'public',
    tag: TAG,
    summary: 'What is expected of a series',
    description: `${HOW} One forecast for each period that there is history enough of.`,
    query: SeriesOutlookQuery,
    answers: OUTLOOKS,
    handle: async (services, asked) => sendOutlooks(services, asked, await seriesAsked(services, asked)),
  }),
  endpoint({
    path: '/api/series/{id}/outlook/past',
    access: 'public',
    tag: TAG,
    summary: 'What was expected of a series, and what came',
    query: SeriesPastQuery,
    answers: PAST,
    handle: async (services, asked) => sendPast(services, asked, await seriesAsked(services, asked)),
  }),
  endpoint({
    path: '/api/indicators/{id}/outlook',
    access: 'public',
    tag: TAG,
    summary: 'What is expected of an indicator',
    description: `${HOW} Of a place, or of all of them.`,
    query: IndicatorOutlookQuery,
    answers: OUTLOOKS,
    handle: async (services, asked) => sendOutlooks(services, asked, await indicatorAsked(services, asked)),
  }),
  endpoint({
    path: '/api/indicators/{id}/outlook/past',
    access: 'public',
    tag: TAG,
    summary: 'What was expected of an indicator, and what came',
    query: IndicatorPastQuery,
    answers: PAST,
    handle: async (services, asked) => sendPast(services, asked, await indicatorAsked(services, asked)),
  }),
  endpoint({
    path: '/api/signals',
    access: 'public',
    tag: TAG,
    summary: 'Early signals',
    description:
      'Changed levels, unusual values, droughts, fire weather, heat, air-quality episodes and pollution that rises near a source: gravest first, then the newest.',
    query: SignalsQuery,
    answers: {
      200: { description: 'A page of signals', content: { [JSON_TYPE]: Signals, 'text/csv': 'text' } },
    },
    handle: sendSignals,
  }),
];
