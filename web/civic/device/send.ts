import type { Receipt } from '../../../sql/model/api/records.ts';
import { type ChosenFile, type Filled, filesIn } from './draft.ts';
import { FileGone } from './file-gone.ts';
import {
  afterFailure,
  afterReceipt,
  answersToSend,
  dueNow,
  type Failure,
  nextAt,
  Outgoing,
} from './outgoing.ts';
import type { Shelf } from './shelf.ts';

/** How things leave the device. Each rejects with what `failureOf` understands. */
export type Line = {
  upload: (file: ChosenFile, content: Blob) => Promise<string>;
  submit: (
    module: string,
    body: { sending: string; language: Outgoing['language']; answers: Filled },
  ) => Promise<Receipt>;
  failureOf: (error: unknown) => Failure;
  now: () => number;
};

/** All that was sent from this device and is still on it, the oldest first. What cannot be read any more is left out. */
export const outgoingOn = async (shelf: Shelf): Promise<Outgoing[]> =>
  (await shelf.all('outgoing'))
    .flatMap((thing) => Outgoing.safeParse(thing).data ?? [])
    .sort((one, other) => one.queuedAt.localeCompare(other.queuedAt));

const keep = async (shelf: Shelf, one: Outgoing): Promise<Outgoing> => {
  await shelf.put('outgoing', one.sending, one);
  return one;
};

/** Sends the files that the server has not yet; each is noted as soon as it is there, so that none goes twice. */
const withFiles = async (shelf: Shelf, line: Line, given: Outgoing): Promise<Outgoing> => {
  let one = given;
  for (const file of filesIn(given.filled)) {
    if (file.isThere || Object.hasOwn(one.uploaded, file.key)) continue;
    const content = await shelf.get('files', file.key);
    if (!(content instanceof Blob)) throw new FileGone(file.name);
    const id = await line.upload(file, content);
    one = await keep(shelf, { ...one, uploaded: { ...one.uploaded, [file.key]: id } });
  }
  return one;
};

const sendOne = async (shelf: Shelf, line: Line, given: Outgoing): Promise<void> => {
  let one = given;
  try {
    one = await withFiles(shelf, line, one);
    const { sending, language, module } = one;
    const receipt = await line.submit(module, { sending, language, answers: answersToSend(one) });
    await keep(shelf, afterReceipt(one, receipt));
    for (const { key } of filesIn(one.filled)) await shelf.remove('files', key);
  } catch (error) {
    // What was uploaded until then is on the shelf, not in what began.
    const kept = Outgoing.safeParse(await shelf.get('outgoing', given.sending)).data ?? one;
    await keep(shelf, afterFailure(kept, line.failureOf(error), line.now()));
  }
};

/**
 * Sends what waits and is due, one after the other, and gives the moment (ms) at which the next one is to be tried, null where none
 * waits. The caller sees to it that one runs at a time. What fails is tried again later or told as refused; nothing is lost.
 */
export const sendDue = async (shelf: Shelf, line: Line): Promise<number | null> => {
  for (const one of dueNow(await outgoingOn(shelf), line.now())) await sendOne(shelf, line, one);
  return nextAt(await outgoingOn(shelf));
};
