import type { Response } from 'express';
import { allRows, endOf, newestRows } from '../../sql/audit/read.ts';
import { headText, type StoredRow } from '../../sql/audit/row.ts';
import { type AuditEntry, AuditPage, AuditQuery, type AuditRow } from '../../sql/model/api/audit.ts';
import { may, type Who } from '../accounts/who.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { sendChunks, untilGone } from '../http/stream.ts';
import type { Services } from '../services.ts';
import { AUDIT_FILES, type AuditFile } from './files.ts';
import { type Names, namesFor } from './names.ts';

const jsonOf = (text: string | null): AuditRow['before'] => (text === null ? null : JSON.parse(text));

const entryOf = (row: StoredRow, names: Names): AuditEntry => ({
  no: row.no,
  at: row.at,
  actorKind: row.actor_kind,
  actorId: row.actor_id,
  actorName: names.get(`${row.actor_kind} ${row.actor_id}`) ?? null,
  action: row.action,
  objectKind: row.object_kind,
  objectId: row.object_id,
  objectName: names.get(`${row.object_kind} ${row.object_id}`) ?? null,
  before: jsonOf(row.before),
  after: jsonOf(row.after),
  reason: row.reason,
  previous: row.previous,
  hash: row.hash,
});

const NOBODY: Names = new Map();

const pageOf = async ({ db }: Services, query: AuditQuery, who: Who): Promise<AuditPage> => {
  const { limit, cursor } = query;
  const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
  const { head } = await endOf(db.pool);
  // One more than is shown tells whether there is a further page.
  const rows = await newestRows(db.pool, query, { before, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const names = may(who, 'accounts.manage') ? await namesFor(db.pool, shown) : NOBODY;
  return {
    entries: shown.map((row) => entryOf(row, names)),
    next: rows.length > limit ? String(shown.at(-1)!.no) : null,
    head: headText(head),
  };
};

async function* textOf(pages: AsyncIterable<readonly StoredRow[]>, file: AuditFile): AsyncGenerator<string> {
  if (file.begin) yield file.begin;
  for await (const rows of pages) yield file.write(rows);
}

const sendFile = async (
  { db }: Services,
  query: AuditQuery,
  response: Response,
  format: 'csv' | 'ndjson',
) => {
  const { last } = await endOf(db.pool);
  const file = AUDIT_FILES[format];
  await sendChunks(response, textOf(allRows(db.pool, query, last), file), untilGone(response), () => {
    response.set({
      'Content-Type': file.mediaType,
      'Content-Disposition': `attachment; filename="audit.${format}"`,
    });
  });
};

const ABOUT = `Newest first; \`cursor\` is the \`next\` of the page before. With \`f=csv\` or \`f=ndjson\` all that matches, oldest first.

Each row's \`hash\` is SHA-256 over the 32 bytes of \`previous\` (none for the first row), which is the hash of the row before, and the UTF-8
text of a JSON array: number, moment, actor's kind and number, action, object's kind and number, before, after, reason. That text
stands to the letter in \`row\` of a line of ndjson (\`{"hash":…,"previous":…,"row":…}\`) and in \`hashed\` of CSV, so that a file can be
verified alone: \`npm run verify -- audit --file audit.ndjson\`. Names are not in the trail; \`actorName\` and
\`objectName\` say what numbers stand for today, to who may manage accounts.`;

/** `/api/audit`: who did what. */
export const auditEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/audit',
    access: { may: 'audit.read' },
    tag: 'Operation',
    summary: 'The audit trail',
    description: ABOUT,
    query: AuditQuery,
    answers: {
      200: {
        description: 'Rows of the trail',
        content: { 'application/json': AuditPage, 'text/csv': 'text', 'application/x-ndjson': 'text' },
      },
    },
    handle: async (services, { response, query, who }) => {
      if (query.f !== 'json') return sendFile(services, query, response, query.f);
      response.json(await pageOf(services, query, who));
    },
  }),
];
