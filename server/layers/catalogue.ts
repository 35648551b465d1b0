import type { Logger } from 'pino';
import type { Db } from '../../sql/db.ts';
import { heldAsInputs } from './answers.ts';
import { heldAsSources } from './computed.ts';
import type { PublishedLayer, Snapshot } from './published.ts';
import { readSnapshot, readVersion } from './read-snapshot.ts';

export type { PublishedIndicator, PublishedLayer, PublishedTheme, Snapshot } from './published.ts';

/** Keeps a snapshot of what is published in memory, so that no request asks the database for it. */
export type Catalogue = {
  now: () => Snapshot;
  /** Whether an answer is published, whoever sees it. */
  hasAnswer: (id: string) => boolean;
  /** Looks whether something changed; what was committed before it is called is seen when it is done. */
  refresh: () => Promise<void>;
  close: () => void;
};

const EVERY_MS = 1000;

const isHeldAlike = (one: PublishedLayer, other: PublishedLayer): boolean =>
  one.owner === other.owner && JSON.stringify(one.visibility) === JSON.stringify(other.visibility);

/** What is served, with who may see it now: that waits for no replica. */
const withAccess = (served: Snapshot, { layers }: Snapshot): Snapshot => {
  const held = [...served.layers].map(([id, layer]) => {
    const now = layers.get(id) ?? layer;
    return isHeldAlike(layer, now) ? layer : { ...layer, visibility: now.visibility, owner: now.owner };
  });
  if (held.every((layer) => served.layers.get(layer.id) === layer)) return served;
  const changed = heldAsSources(new Map(held.map((layer) => [layer.id, layer])));
  return { ...served, layers: changed, answers: heldAsInputs(served.answers, changed) };
};

/** Do all replicas have it? What they lag behind is not shown yet, as they are the ones who answer. */
const isEverywhere = async ({ readers }: Db, { version }: Snapshot): Promise<boolean> =>
  (await Promise.all(readers.map(readVersion))).every((known) => known >= version);

/**
 * Reads what is published and looks once a second, by one cheap query, whether it changed; so a revision that another
 * process published is seen here within two seconds. While the database does not answer, the last snapshot stays.
 */
export const openCatalogue = async ({ db, log }: { db: Db; log: Logger }): Promise<Catalogue> => {
  const read = () =>
    readSnapshot(db.pool, (what, err) => log.error({ err, what }, 'a manifest cannot be read'));
  let snapshot = await read();
  const look = async () => {
    if ((await readVersion(db.pool)) === snapshot.version) return;
    const next = await read();
    snapshot = withAccess(snapshot, next);
    if (await isEverywhere(db, next)) snapshot = next;
  };
  // One at a time; one that is under way may have read before what its caller wants to be seen.
  let looking: Promise<void> | null = null;
  const once = () => {
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  };
  const refresh = () => (looking ? looking.then(once, once) : once());
  let isAway = false;
  const tick = () =>
    refresh().then(
      () => {
        isAway = false;
      },
      (err: unknown) => {
        if (!isAway) log.warn({ err }, 'what is published cannot be read; the last state is served');
        isAway = true;
      },
    );
  const timer = setInterval(() => void tick(), EVERY_MS);
  timer.unref();
  return {
    now: () => snapshot,
    hasAnswer: (id) => snapshot.answers.has(id),
    refresh,
    close: () => clearInterval(timer),
  };
};
