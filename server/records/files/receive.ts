import type { Request } from 'express';
import { enqueue } from '../../../sql/jobs/enqueue.ts';
import { FILE_TYPES, MOST_FILE_BYTES } from '../../../sql/model/records/file.ts';
import { transaction } from '../../../sql/transaction.ts';
import { openGate } from '../../exports/gate.ts';
import { HttpError } from '../../http/error.ts';
import type { Services } from '../../services.ts';
import { headerFault } from './clean.ts';
import { recognise } from './recognise.ts';

/** Of all files that are with no case yet, together: who fills it keeps others waiting, not the disk full. */
const MOST_LOOSE_BYTES = 500_000_000;

/** Files are held in memory while they come: so many at a time. */
const gate = openGate({ atOnce: 4, waiting: 20 });

const bytesOf = async (request: Request): Promise<Buffer> => {
  if (Number(request.get('content-length') ?? 0) > MOST_FILE_BYTES) throw new HttpError(413, 'too-large');
  if ((request.get('content-encoding') ?? 'identity') !== 'identity')
    throw new HttpError(415, 'other-type', { values: { types: FILE_TYPES.join(', ') } });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_FILE_BYTES) throw new HttpError(413, 'too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** A name as it is shown and saved: its last part, without what steers terminals, directions or folders. */
const plainName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '')
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .trim()
    .slice(0, 120) || 'file';

const INSERT = `insert into record_file (name, type, size, content)
  select $1, $2, $3::int, $4::bytea where (select coalesce(sum(size), 0) from record_file where case_no is null) + $3::int <= ${MOST_LOOSE_BYTES}
  returning id`;

/** Why a file is refused, as a problem. */
const refusalOf = (file: Buffer): HttpError | null => {
  const fault = headerFault(file);
  if (fault === null) return null;
  if (fault === 'no-such-type')
    return new HttpError(415, 'other-type', { values: { types: FILE_TYPES.join(', ') } });
  return new HttpError(
    fault === 'broken' ? 400 : 413,
    fault === 'broken' ? 'invalid-body' : 'too-many-pixels',
  );
};

/**
 * Keeps a file aside for a case that is to be sent or a deed that is to be done. By its content and header it is refused at once
 * (415, 413, 400); what passes is looked at by a job in a process of its own before anybody is given it.
 */
export const keepFile = async ({ db }: Pick<Services, 'db'>, name: string, file: Buffer) => {
  const refusal = refusalOf(file);
  if (refusal) throw refusal;
  if (file.length > MOST_FILE_BYTES) throw new HttpError(413, 'too-large');
  const { type } = recognise(file)!;
  return transaction(db, async (client) => {
    const { rows } = await client.query<{ id: string }>(INSERT, [plainName(name), type, file.length, file]);
    const id = rows[0]?.id;
    if (id === undefined) throw new HttpError(503, 'busy');
    await enqueue(client, 'cases.file', { file: id }, { priority: 5 });
    return { id, name: plainName(name), type, size: file.length, state: 'waiting' as const };
  });
};

/** Takes a file that is sent by itself. */
export const receiveFile = (services: Services, request: Request, name: string) =>
  gate(async () => keepFile(services, name, await bytesOf(request)));
