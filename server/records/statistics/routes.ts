import { z } from 'zod';
import { CaseStatistics } from '../../../sql/model/api/records.ts';
import { endpoint, pathOf } from '../../http/endpoint.ts';
import { sendLive } from '../../http/send-json.ts';
import { kindOf } from '../types.ts';
import { statisticsCsv } from './csv.ts';
import { statisticsOf } from './statistics.ts';

const Query = z.object({
  period: z
    .string()
    .regex(/^(19|20|21)\d\d(-(0[1-9]|1[0-2]))?$/)
    .optional()
    .meta({ description: 'Of cases that were received in a year (2026) or month (2026-03).' }),
  place: z
    .string()
    .max(200)
    .regex(/^[a-z-]+:[a-z0-9-]+:.+$/)
    .optional()
    .meta({ description: 'A place with all that lies in it; a case that names none is where its body is.' }),
  structure: z
    .string()
    .max(60)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    .optional()
    .meta({ description: 'The body that has the case.' }),
  f: z.enum(['json', 'csv']).optional().meta({ description: 'The format; JSON where nothing is said.' }),
});

/** `GET /api/records/{module}/statistics` */
export const statisticsEndpoint = endpoint({
  access: 'public',
  tag: 'Records',
  path: '/api/records/{module}/statistics',
  summary:
    'Figures of a module: received, by what, how long it took, overdue, outcome, trend; none of fewer than five',
  description:
    'Of all cases, published or not. A figure of fewer than five cases is null, and so are those that it would follow from; of a selection that is so small nothing is told (`tooFew`). As CSV: a row a figure.',
  query: Query,
  answers: {
    200: {
      description: 'As they are now',
      content: { 'application/json': CaseStatistics, 'text/csv': 'text' },
    },
  },
  handle: async ({ db, modules, country }, { request, response, query: { f, ...filter } }) => {
    const kind = kindOf(modules, pathOf(request, 'module'));
    const { timeZone } = country;
    const statistics = await statisticsOf(db.read(), { module: kind.module.id, timeZone, filter });
    if (f !== 'csv') return sendLive(request, response, statistics);
    const name = [kind.module.id, ...Object.values(filter)].filter(Boolean).join('-');
    response.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name.replace(/[^a-z0-9-]+/gi, '-')}.csv"`,
    });
    response.send(statisticsCsv(kind, statistics));
  },
});
