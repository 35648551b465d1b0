import type { Request, Response } from 'express';
import { z } from 'zod';
import { OpenSdgIndex, SdgGoalInfo, SdgOverview } from '../../sql/model/api/sdg.ts';
import { SDG_GOALS, SDG_INDICATORS, sdgIndicator } from '../../sql/model/sdg/frame.ts';
import { writeOpenSdg } from '../../sql/sdg/write.ts';
import { Lang } from '../features/query.ts';
import { baseUrlOf } from '../http/base-url.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../http/endpoint.ts';
import { notFound } from '../http/error.ts';
import { answeredUnchanged, etagOf, PUBLIC_CACHE } from '../http/etag.ts';
import { languageOf } from '../http/language.ts';
import { sendJson } from '../http/send-json.ts';
import type { Services } from '../services.ts';
import { csvPath, goalInfo, indicatorInfo, overviewOf } from './compose.ts';
import { knownFor, sendFile } from './kept.ts';
import { metaOf, OPEN_SDG_STATUS, yamlOf } from './meta.ts';
import { officeSdgEndpoints } from './office.ts';
import { tableOf } from './table.ts';

const given = { access: 'public', tag: 'Sustainable Development Goals', query: NO_QUERY } as const;
const JSON_TYPE = 'application/json';
const CSV = 'text/csv';
const YAML = 'application/yaml';

const numberOf = (request: Request): string => {
  const id = pathOf(request, 'id');
  if (!sdgIndicator(id)) throw notFound('no-such-thing', id);
  return id;
};
const fileName = (id: string, end: string): string => `indicator_${id.replaceAll('.', '-')}.${end}`;

type Asked = { request: Request; response: Response };

const sendCsv = async (services: Services, { request, response }: Asked): Promise<void> => {
  const id = numberOf(request);
  const language = languageOf(request);
  const { tag, sight, facts } = await knownFor(services, request);
  response.vary('Accept-Language');
  if (answeredUnchanged(request, response, etagOf(tag, id, language), PUBLIC_CACHE)) return;
  const table = tableOf(sight, facts, id, language);
  if (!table) throw notFound('no-such-thing', id);
  sendFile(response, { type: `${CSV}; charset=utf-8`, name: fileName(id, 'csv'), text: writeOpenSdg(table) });
};

const sendMeta = async (services: Services, { request, response }: Asked): Promise<void> => {
  const id = numberOf(request);
  const language = languageOf(request);
  const { tag, sight, facts } = await knownFor(services, request);
  response.vary('Accept-Language');
  if (answeredUnchanged(request, response, etagOf(tag, 'meta', id, language), PUBLIC_CACHE)) return;
  const isOurs = facts.computed.some(({ sdg }) => sdg === id);
  const file = isOurs ? undefined : facts.datasets.find(({ indicator }) => indicator === id);
  const fields = metaOf(indicatorInfo(sight, facts, sdgIndicator(id)!), language, file?.progress);
  sendFile(response, { type: `${YAML}; charset=utf-8`, name: fileName(id, 'yml'), text: yamlOf(fields) });
};

const indexOf = async (services: Services, request: Request): Promise<z.infer<typeof OpenSdgIndex>> => {
  const { sight, facts } = await knownFor(services, request);
  const base = baseUrlOf(request, services.config.PUBLIC_URL);
  return {
    indicators: SDG_INDICATORS.map((one) => {
      const { id, status, csv } = indicatorInfo(sight, facts, one);
      return {
        indicator: id,
        reporting_status: OPEN_SDG_STATUS[status],
        data: csv && `${base}${csvPath(id)}`,
        meta: `${base}/api/sdg/open-sdg/meta/${id}.yml`,
      };
    }),
  };
};

/** `/api/sdg...`: how far the goals are reported, how their targets go, and the files of Open SDG. */
export const sdgEndpoints: readonly Endpoint[] = [
  endpoint({
    ...given,
    path: '/api/sdg',
    summary: 'How far every goal is reported, and how its targets go',
    answers: { 200: { description: 'Goals', content: { [JSON_TYPE]: SdgOverview } } },
    handle: async (services, { request, response }) => {
      const { sight, facts } = await knownFor(services, request);
      sendJson(request, response, overviewOf(sight, facts));
    },
  }),
  endpoint({
    ...given,
    path: '/api/sdg/goals/{id}',
    summary: 'A goal with its targets, indicators and lines through the years',
    answers: { 200: { description: 'A goal', content: { [JSON_TYPE]: SdgGoalInfo } } },
    handle: async (services, { request, response }) => {
      const id = pathOf(request, 'id');
      const goal = SDG_GOALS.find((one) => one.id === id);
      if (!goal) throw notFound('no-such-thing', id);
      const { sight, facts } = await knownFor(services, request);
      sendJson(request, response, goalInfo(sight, facts, goal));
    },
  }),
  endpoint({
    ...given,
    path: '/api/sdg/open-sdg',
    summary: 'The files of Open SDG, an indicator each',
    answers: { 200: { description: 'Addresses', content: { [JSON_TYPE]: OpenSdgIndex } } },
    handle: async (services, { request, response }) =>
      sendJson(request, response, await indexOf(services, request)),
  }),
  endpoint({
    ...given,
    path: '/api/sdg/open-sdg/data/{id}.csv',
    summary: 'Values of an indicator of the goals, as Open SDG has them',
    description: 'Year, categories, GeoCode, Value; rows without categories stand for the country.',
    query: z.object({ lang: Lang }),
    answers: { 200: { description: 'A tidy table', content: { [CSV]: 'text' } } },
    handle: sendCsv,
  }),
  endpoint({
    ...given,
    path: '/api/sdg/open-sdg/meta/{id}.yml',
    summary: 'Metadata of an indicator of the goals, by the fields of Open SDG',
    query: z.object({ lang: Lang }),
    answers: { 200: { description: 'Fields', content: { [YAML]: 'text' } } },
    handle: sendMeta,
  }),
  ...officeSdgEndpoints,
];
