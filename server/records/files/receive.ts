import type { Request } from 'express';
import type pg from 'pg';
import { enqueue } from '../../../sql/jobs/enqueue.ts';
import { FILE_TYPES, MOST_FILE_BYTES } from '../../../sql/model/records/file.ts';
import { transaction } from '../../../sql/transaction.ts';
import { openGate } from '../../exports/gate.ts';
import { HttpError } from '../../http/error.ts';
import { countedNetwork } from '../../http/network.ts';
import { wholeBody } from '../../http/whole-body.ts';
import type { Services } from '../../services.ts';
import { headerFault } from './clean.ts';
import { openHold } from './hold.ts';
import { recognise } from './recognise.ts';

/** Of all files that are with no case yet, together, and of one sender's: who fills hers keeps nobody else waiting. */
const MOST_LOOSE_BYTES = 1_000_000_000;
const MOST_OF_SENDER_BYTES = 100_000_000;

/** Files are held in memory while they come. */
const hold = openHold({ bytes: 160_000_000 });
/** So many are written at a time. */
const gate = openGate({ atOnce: 4, waiting: 60 });

/** A name as it is shown and saved: its last part, without what steers terminals, directions or folders. */
const plainName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '')
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .trim()
    .slice(0, 120) || 'file';

const LOOSE = `select coalesce(sum(size), 0)::float8 as all, coalesce(sum(size) filter (where sender = $1), 0)::float8 as own
  from record_file where case_no is null and content is not null`;
const INSERT =
  'insert into record_file (name, type, size, content, sender) values ($1, $2, $3, $4, $5) returning id';
const HOUR_SECONDS = 3600;

/** Whose share of loose files is full is told to wait; where all of them are too many, everybody is. */
const checkRoom = async (client: pg.ClientBase, sender: string, bytes: number): Promise<void> => {
  const { rows } = await client.query<{ all: number; own: number }>(LOOSE, [sender]);
  const { all, own } = rows[0]!;
  if (own + bytes > MOST_OF_SENDER_BYTES)
    throw new HttpError(429, 'too-many-loose-files', { values: { seconds: HOUR_SECONDS } });
  if (all + bytes > MOST_LOOSE_BYTES) throw new HttpError(503, 'busy-files');
};

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
 * (415, 413, 400); what passes is looked at by a job in a process of its own before anybody is given it. `sender` says whose it is
 * (a network, an address) and is kept, as a keyed hash, until the file is with its case.
 */
export const keepFile = async (
  { db, secrets }: Pick<Services, 'db' | 'secrets'>,
  { name, content: file, sender }: { name: string; content: Buffer; sender: string },
) => {
  const refusal = refusalOf(file);
  if (refusal) throw refusal;
  if (file.length > MOST_FILE_BYTES) throw new HttpError(413, 'too-large');
  const { type } = recognise(file)!;
  return transaction(db, async (client) => {
    const key = secrets.mac('case file sender', sender);
    await checkRoom(client, key, file.length);
    const values = [plainName(name), type, file.length, file, key];
    const { rows } = await client.query<{ id: string }>(INSERT, values);
    const id = rows[0]!.id;
    await enqueue(client, 'cases.file', { file: id }, { priority: 5 });
    return { id, name: plainName(name), type, size: file.length, state: 'waiting' as const };
  });
};

/** Takes a file that is sent by itself; 503 while more come than can be held. */
export const receiveFile = (services: Services, request: Request, name: string) => {
  const sender = `network ${countedNetwork(request.ip)}`;
  return hold(sender, async (held) => {
    const content = await wholeBody(request, { most: MOST_FILE_BYTES, held });
    return gate(() => keepFile(services, { name, content, sender }));
  });
};
