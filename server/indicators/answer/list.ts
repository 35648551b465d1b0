import type { Request, Response } from 'express';
import type { IndicatorList } from '../../../sql/model/api/indicators.ts';
import { baseUrlOf } from '../../http/base-url.ts';
import { badParameter } from '../../http/error.ts';
import { sendJson } from '../../http/send-json.ts';
import { seen } from '../../layers/seen.ts';
import type { Services } from '../../services.ts';
import { infoOf, shownIn } from './info.ts';
import type { IndicatorsQuery } from './query.ts';

const oneOf = (parameter: string, given: string | undefined, all: readonly string[]): void => {
  if (given !== undefined && !all.includes(given))
    throw badParameter(parameter, 'invalid-parameter', { reason: all.join(', ') });
};

/** A goal is asked for with its targets, a target with its indicators: 6, 6.4, 6.4.2. */
const isUnder = (asked: string, sdg: string | undefined): boolean => `${sdg}.`.startsWith(`${asked}.`);

/** Answers the indicators that whoever asks may know of. */
export const sendIndicators = (
  services: Services,
  { request, response, query }: { request: Request; response: Response; query: IndicatorsQuery },
): void => {
  const { country, config } = services;
  const snapshot = seen(services, request);
  const themes = snapshot.themes.map(({ manifest }) => manifest.id);
  oneOf('theme', query.theme, themes);
  const levels = country.levels.map(({ id }) => id);
  oneOf('level', query.level, levels);
  const given = { base: baseUrlOf(request, config.PUBLIC_URL), timeZone: country.timeZone };
  const indicators = [...snapshot.indicators.keys()]
    .flatMap((id) => shownIn(snapshot, id) ?? [])
    .map((shown) => infoOf(shown, given))
    .filter(({ theme }) => query.theme === undefined || theme === query.theme)
    .filter(({ level }) => query.level === undefined || level === query.level)
    .filter(({ sdg }) => query.sdg === undefined || isUnder(query.sdg, sdg));
  sendJson(request, response, { indicators } satisfies IndicatorList);
};
