import { Draft, type Filled, filesIn } from './draft.ts';
import { indexedShelf } from './indexed-shelf.ts';
import { atOnce, type Outgoing } from './outgoing.ts';
import { outgoingOn } from './send.ts';
import { memoryShelf, type Shelf } from './shelf.ts';
import { tidy } from './tidy.ts';
import { noteWaiting } from './waiting.ts';

/** What is on the device, as pages show it. `keeps` false: the browser keeps nothing once the page is closed. */
export type Device = {
  isKnown: boolean;
  keeps: boolean;
  drafts: readonly Draft[];
  outgoing: readonly Outgoing[];
};

let now: Device = { isKnown: false, keeps: true, drafts: [], outgoing: [] };
const listeners = new Set<() => void>();
const channel = new BroadcastChannel('biatouna-civic');
channel.onmessage = () => void look();

const OPEN_LOCK = 'biatouna-civic-open';

/** Tidies where no other page of this browser has the boxes open; from then on this one has, until it is closed. */
const tidyAlone = async (shelf: Shelf): Promise<void> => {
  if (!navigator.locks) return;
  await navigator.locks.request(
    OPEN_LOCK,
    { ifAvailable: true },
    async (lock) => lock && tidy(shelf, Date.now()),
  );
  void navigator.locks.request(OPEN_LOCK, { mode: 'shared' }, () => new Promise(() => undefined));
};

let opened: Promise<{ shelf: Shelf; keeps: boolean }> | null = null;
const open = () => {
  opened ??= indexedShelf().then(
    async (shelf) => {
      await tidyAlone(shelf).catch(() => undefined);
      return { shelf, keeps: true };
    },
    () => ({ shelf: memoryShelf(), keeps: false }),
  );
  return opened;
};

/** Where things are kept on this device. */
export const theShelf = async (): Promise<Shelf> => (await open()).shelf;

/** Looks again at what is there, and tells the pages. */
const look = async (): Promise<void> => {
  const { shelf, keeps } = await open();
  const drafts = (await shelf.all('drafts')).flatMap((thing) => Draft.safeParse(thing).data ?? []);
  const outgoing = await outgoingOn(shelf);
  now = { isKnown: true, keeps, drafts, outgoing };
  noteWaiting(outgoing.some(({ state }) => state === 'waiting'));
  for (const listener of listeners) listener();
};

/** After something was put, changed or taken away: this page and those in other tabs look again. */
export const changed = async (): Promise<void> => {
  await look();
  channel.postMessage('changed');
};

export const theDevice = (): Device => now;

export const watchDevice = (listener: () => void): (() => void) => {
  if (!now.isKnown) void look();
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The form of a module that is being written; null where none is. */
export const draftOf = async (module: string): Promise<Draft | null> =>
  Draft.safeParse(await (await theShelf()).get('drafts', module)).data ?? null;

export const keepDraft = async (draft: Draft): Promise<void> => {
  await (await theShelf()).put('drafts', draft.module, draft);
  await changed();
};

/** Takes a draft away; its files go too, unless they wait to be sent. */
export const dropDraft = async (module: string, keepsFiles = false): Promise<void> => {
  const shelf = await theShelf();
  const draft = await draftOf(module);
  await shelf.remove('drafts', module);
  if (draft && !keepsFiles) await dropFiles(draft.filled);
  await changed();
};

const dropFiles = async (filled: Filled): Promise<void> => {
  const shelf = await theShelf();
  for (const { key } of filesIn(filled)) await shelf.remove('files', key);
};

/** Puts something where it waits to be sent; what it was written as is a draft no more. */
export const keepOutgoing = async (one: Outgoing): Promise<void> => {
  await (await theShelf()).put('outgoing', one.sending, one);
  await dropDraft(one.module, true);
};

/** Takes something away that waits, is refused, or whose receipt she has elsewhere; with its files. */
export const dropOutgoing = async (one: Outgoing): Promise<void> => {
  await (await theShelf()).remove('outgoing', one.sending);
  await dropFiles(one.filled);
  await changed();
};

/** What is to be written otherwise is a draft again. */
export const rewrite = async (one: Outgoing): Promise<void> => {
  const shelf = await theShelf();
  const { module, filled } = one;
  await shelf.put('drafts', module, { module, filled, step: 0, keptAt: new Date().toISOString() });
  await shelf.remove('outgoing', one.sending);
  await changed();
};

/** Everything that waits is due now. */
export const hurry = async (): Promise<void> => {
  const shelf = await theShelf();
  for (const one of await outgoingOn(shelf))
    if (one.state === 'waiting') await shelf.put('outgoing', one.sending, atOnce(one));
};

export const keepFile = async (key: string, content: Blob): Promise<void> =>
  (await theShelf()).put('files', key, content);

export const dropFile = async (key: string): Promise<void> => (await theShelf()).remove('files', key);
