import type { Page } from 'playwright-core';
import { out, problem } from './account-answers.ts';
import { placeOf, profileOf, themesList } from './place-data.ts';
import type { Answers, Canned, Screen } from './screens.ts';
import { infoOf, observationsOf, oneOf, parameterOf, seriesIds } from './series-data.ts';

const of = (body: unknown): Canned => ({ body });

/** Answers of a server that has the made-up series. */
const series: Answers = {
  ...out,
  ...Object.fromEntries(
    seriesIds.flatMap((id) => [
      [`GET /api/series/${id}`, of(oneOf(id))],
      [`GET /api/series/${id}/observations`, (url: URL) => of(observationsOf(id, url.searchParams))],
    ]),
  ),
  'GET /api/series': (url) => {
    const [feature, parameter] = [url.searchParams.get('feature'), url.searchParams.get('parameter')];
    const found = seriesIds
      .map(infoOf)
      .filter((one) => one.feature === feature || one.parameter === parameter);
    const parameters = [...new Set(found.map((one) => one.parameter))].map(parameterOf);
    return of({ series: found, parameters, numberMatched: found.length, next: null });
  },
};

const wait = (page: Page): Promise<unknown> =>
  page.locator('.figure-plot[aria-busy="false"] .chart-series, .seasons').first().waitFor();
const TEMPERATURE = 'stations.air-temperature.tunis';
const PM10 = 'stations.pm10.gabes';

const PLACES = { 17: 0, 18: 9, 51: -6 } as const;
const places: Answers = {
  ...series,
  'GET /api/themes': of(themesList),
  ...Object.fromEntries(
    Object.entries(PLACES).flatMap(([code, shift]) => [
      [`GET /api/places/governorate:ins:${code}`, of(placeOf(code))],
      [`GET /api/places/governorate:ins:${code}/indicators`, of(profileOf(`governorate:ins:${code}`, shift))],
    ]),
  ),
};
const PROFILE = '/place/governorate:ins:17';
const COMPARED = `${PROFILE}?with=governorate:ins:18,governorate:ins:51`;

/** Charts and profiles in every state. */
export const TIME_SCREENS: readonly Screen[] = [
  {
    name: 'time-series',
    path: `/series/${TEMPERATURE}`,
    answers: series,
    steps: async (page) => void (await wait(page)),
  },
  {
    name: 'time-limits',
    path: `/series/${PM10}?span=2023-06-01/2024-03-01`,
    answers: series,
    steps: async (page) => {
      await wait(page);
      await page.locator('.chart').focus();
      await page.keyboard.press('ArrowRight');
      for (let step = 0; step < 3; step++) await page.keyboard.press('PageDown');
    },
  },
  {
    name: 'time-several',
    path: `/series/${TEMPERATURE}?with=stations.air-temperature.gabes,stations.rain.tunis&span=2015-01-01/2024-12-31`,
    answers: series,
    steps: async (page) => void (await wait(page)),
  },
  {
    name: 'time-seasons',
    path: `/series/${TEMPERATURE}?as=seasons`,
    answers: series,
    steps: async (page) => void (await wait(page)),
  },
  {
    name: 'time-bars',
    path: '/series/stations.rain.bizerte?span=2018-01-01/2024-12-31&by=month',
    answers: series,
    steps: async (page) => void (await wait(page)),
  },
  { name: 'place-profile', path: PROFILE, answers: places },
  { name: 'place-compare', path: COMPARED, answers: places },
  {
    name: 'place-empty',
    path: PROFILE,
    answers: {
      ...places,
      'GET /api/places/governorate:ins:17/indicators': of({
        place: 'governorate:ins:17',
        name: {},
        indicators: [],
      }),
    },
  },
  {
    name: 'place-gone',
    path: '/place/governorate:ins:99',
    answers: {
      ...places,
      'GET /api/places/governorate:ins:99': problem(404, 'not-found', ''),
      'GET /api/places/governorate:ins:99/indicators': problem(404, 'not-found', ''),
    },
  },
  {
    name: 'place-failed',
    path: PROFILE,
    answers: { ...places, 'GET /api/places/governorate:ins:17/indicators': problem(500, 'internal', '') },
  },
  {
    name: 'time-empty',
    path: `/series/${TEMPERATURE}`,
    answers: {
      ...series,
      [`GET /api/series/${TEMPERATURE}`]: of({
        ...oneOf(TEMPERATURE),
        series: { ...infoOf(TEMPERATURE), n: 0, first: null, last: null },
      }),
    },
  },
  {
    name: 'time-gone',
    path: '/series/stations.nothing.here',
    answers: { ...series, 'GET /api/series/stations.nothing.here': problem(404, 'not-found', '') },
  },
];
