import { Draft, filesIn } from './draft.ts';
import { outgoingOn } from './send.ts';
import type { Shelf } from './shelf.ts';

const DAY_MS = 86_400_000;
/** So long a draft is kept that nobody went on with: a device may be of several people. The pages say so. */
export const DRAFT_DAYS = 30;

/**
 * Takes away what nobody comes back for: drafts that were left, and files of no draft and of nothing that waits (a page was closed before
 * its answer was sent). While another page is open its files are of no draft either: it is for when this one is alone.
 */
export const tidy = async (shelf: Shelf, now: number): Promise<void> => {
  const drafts = (await shelf.all('drafts')).flatMap((thing) => Draft.safeParse(thing).data ?? []);
  const isLeft = ({ keptAt }: Draft) => now - Date.parse(keptAt) > DRAFT_DAYS * DAY_MS;
  for (const { module } of drafts.filter(isLeft)) await shelf.remove('drafts', module);
  const wanted = [...drafts.filter((draft) => !isLeft(draft)), ...(await outgoingOn(shelf))];
  const named = new Set(wanted.flatMap(({ filled }) => filesIn(filled)).map(({ key }) => key));
  for (const key of await shelf.keys('files')) if (!named.has(key)) await shelf.remove('files', key);
};
