import type pg from 'pg';
import { z } from 'zod';
import { audit } from '../../../../sql/audit.ts';
import { ACCESSES, Classification } from '../../../../sql/model/information/classification.ts';
import { Text } from '../../../../sql/model/text.ts';
import { transaction } from '../../../../sql/transaction.ts';
import { actorOf } from '../../../accounts/who.ts';
import { type Endpoint, endpoint, NO_QUERY } from '../../../http/endpoint.ts';
import { badParameter } from '../../../http/error.ts';
import { sendJson } from '../../../http/send-json.ts';
import { found, readTable, schemeFaults, tableOf } from './rules.ts';
import { SAMPLE } from './sample.ts';

const ClassificationQuery = z.object({
  q: z.string().trim().min(1).max(200).optional().meta({
    description: 'Words of titles or codes; the classes above what is found come with it.',
  }),
  access: z.enum(ACCESSES).optional(),
  f: z.enum(['json', 'csv']).optional(),
});

const JSON_TYPE = 'application/json';
const TAG = 'Access to information';
/** Some thousand classes in three languages. */
const BODY_BYTES = 2_000_000;

const NEWEST = 'select scheme from information_scheme order by no desc limit 1';

/** The scheme that an office put in last, else the sample. */
const schemeOf = async (pool: pg.Pool): Promise<Classification> => {
  const { rows } = await pool.query<{ scheme: unknown }>(NEWEST);
  return rows[0] ? Classification.parse(rows[0].scheme) : SAMPLE;
};

const Shown = Classification.extend({
  /** The classes that the words were found in; the others stand above them. */
  hits: z.array(z.string()),
});

const Put = z.strictObject({
  source: Text,
  status: z.enum(['real', 'sample']),
  table: z.string().max(BODY_BYTES),
});

/** `/api/information/classification`: the classes of administrative documents, how long each is kept, and who may have it. */
export const classificationEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/information/classification',
    access: 'public',
    tag: TAG,
    summary: 'The classification of administrative documents: tree, periods of retention, fate, access',
    description: 'As JSON, or as a table (`f=csv`) that can be put in again.',
    query: ClassificationQuery,
    answers: {
      200: { description: 'Classes in their order', content: { [JSON_TYPE]: Shown, 'text/csv': 'text' } },
    },
    handle: async ({ db }, { request, response, query }) => {
      const scheme = await schemeOf(db.read());
      const { classes, hits } = found(scheme, query);
      if (query.f !== 'csv') return sendJson(request, response, { ...scheme, classes, hits });
      response.set({
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="classification.csv"',
      });
      response.send(tableOf(classes));
    },
  }),
  endpoint({
    method: 'put',
    path: '/api/office/information/classification',
    access: { may: 'accounts.manage', by: 'browser' },
    tag: TAG,
    summary: 'Puts a scheme in the place of the one before, whole or not at all',
    description:
      'A table with the columns that the open data has. The one before is kept. As the settings of the module it is an administrator’s.',
    query: NO_QUERY,
    body: Put,
    bodyBytes: BODY_BYTES + 10_000,
    answers: {
      200: {
        description: 'How many classes it has',
        content: { [JSON_TYPE]: z.object({ classes: z.int() }) },
      },
    },
    handle: async ({ db }, { response, body: { source, status, table }, who }) => {
      const read = readTable(table);
      if ('bad' in read)
        throw badParameter('table', 'invalid-parameter', { reason: `${read.bad.row}: ${read.bad.column}` });
      const [fault] = schemeFaults(read.classes);
      if (fault) throw badParameter('table', 'invalid-parameter', { reason: `${fault.code}: ${fault.why}` });
      if (read.classes.length === 0) throw badParameter('table', 'invalid-parameter', { reason: 'code' });
      const scheme: Classification = { status, source, classes: read.classes };
      await transaction(db, async (client) => {
        await client.query('insert into information_scheme (scheme) values ($1)', [JSON.stringify(scheme)]);
        await audit(client, {
          actor: actorOf(who),
          action: 'case.classification.set',
          object: { kind: 'module', id: 'information' },
          after: { classes: read.classes.length, status },
        });
      });
      response.json({ classes: read.classes.length });
    },
  }),
];
