import type pg from 'pg';
import { freshenView, makeComputed, nameColumns } from '../../sql/computed.ts';
import type { Layer } from '../../sql/model/layer.ts';
import type { Visibility } from '../../sql/model/roles.ts';
import { announceLayer } from '../../sql/outbox/announce-layer.ts';
import { extentOf } from './extent.ts';
import { isNothing, NONE, type Tally, tallyOf, together } from './tally.ts';
import { type ComputedValue, type Scope, writeValues } from './values.ts';

/** The layer that others' features stand for; its rows are computed. */
type Base = {
  no: number;
  manifest: Layer;
  bbox: number[] | null;
  levels: number[];
  visibility: unknown;
  owner: string | null;
};
type Own = {
  no: number;
  revision: number;
  next: number;
  count: number;
  from: Date | null;
  to: Date | null;
};

const baseOf = async (client: pg.ClientBase, id: string): Promise<Base | undefined> => {
  const { rows } = await client.query<Base>(
    `select no, manifest, bbox, levels, visibility, owner_id as owner from layer where id = $1 and revision > 0`,
    [id],
  );
  return rows[0];
};

// A layer that was taken out and comes again goes on counting, as caches elsewhere may know its old revisions.
const OWN = `select no, revision, feature_count as count, time_from as from, time_to as to,
    1 + greatest(revision, (select coalesce(max(load.revision), 0) from load where load.layer_id = layer.id)) as next
  from layer where id = $1 and origin in ('computed', 'analysis') for update`;

const ownOf = async (client: pg.ClientBase, id: string): Promise<Own | undefined> =>
  (await client.query<Own>(OWN, [id])).rows[0];

const makeLayer = async (client: pg.PoolClient, given: Published, base: Base): Promise<number> => {
  const { rows } = await client.query<{ no: number }>(
    `insert into layer (id, theme_id, position, manifest, origin, visibility, owner_id)
     values ($1, $2, $3, $4, $5, $6, $7) returning no`,
    [
      given.id,
      given.theme,
      given.position,
      // By this a restore makes its views, before it is published, too.
      JSON.stringify({ computed: { base: given.base } }),
      given.origin ?? 'computed',
      JSON.stringify(given.visibility ?? base.visibility),
      base.owner,
    ],
  );
  const { no } = rows[0]!;
  const names = nameColumns(base.manifest);
  await makeComputed(client, { no, base: { no: base.no, names }, keepsPast: given.origin === 'analysis' });
  return no;
};

/** A layer of computed values: what it is, once its values are known. */
export type Published = {
  id: string;
  theme: string | null;
  position: number;
  /** The layer whose features the values are of. */
  base: string;
  origin?: 'computed' | 'analysis';
  /** By its number: what is told of its newest values is asked of them. */
  manifest: (no: number) => Promise<Layer>;
  timeZone: string;
  /** Of its own where it is not as hidden as its base, and does not reach as far. */
  visibility?: Visibility;
  bbox?: readonly number[] | null;
  /** Whoever follows layers is not told of every revision: they come as often as values do. */
  isQuiet?: boolean;
};

const raise = async (
  client: pg.PoolClient,
  given: Published,
  { own, base, manifest, changed }: { own: Own; base: Base; manifest: Layer; changed: Tally },
): Promise<void> => {
  const text = JSON.stringify(manifest);
  const { made, ended } = changed;
  const extent = await extentOf(client, own, changed, given.timeZone);
  await client.query(
    `update layer set revision = $2, manifest = $3, theme_id = $4, position = $5, published_at = now(),
       feature_count = $6, bbox = $7, time_from = $8, time_to = $9, levels = $10 where no = $1`,
    [
      own.no,
      own.next,
      text,
      given.theme,
      given.position,
      extent.count,
      given.bbox ?? base.bbox,
      extent.from,
      extent.to,
      manifest.geometry === 'point' ? [] : base.levels,
    ],
  );
  await client.query(
    `insert into layer_revision (layer_no, revision, published_at, manifest, feature_count, added, changed, removed)
     values ($1, $2, now(), $3, $4, $5, $6, $7)`,
    [
      own.no,
      own.next,
      text,
      extent.count,
      Math.max(0, made - ended),
      Math.min(made, ended),
      Math.max(0, ended - made),
    ],
  );
  // Nobody asked to be told of answers to questions.
  if (given.origin !== 'analysis' && !given.isQuiet)
    await announceLayer(client, { no: own.no, layer: manifest, revision: own.next });
  await client.query('update publication set version = version + 1');
};

const SAME = `select manifest = $2::jsonb and theme_id is not distinct from $3 and position = $4
    and (geometry_is_point or levels = $5) and bbox is not distinct from $6 as same
  from (select *, manifest->>'geometry' = 'point' as geometry_is_point from layer) as layer where no = $1`;

const isSame = async (
  client: pg.ClientBase,
  given: Published,
  { no, base, manifest }: { no: number; base: Base; manifest: Layer },
): Promise<boolean> => {
  const { rows } = await client.query<{ same: boolean }>(SAME, [
    no,
    JSON.stringify(manifest),
    given.theme,
    given.position,
    base.levels,
    given.bbox ?? base.bbox,
  ]);
  return rows[0]?.same === true;
};

/** The revision that is published, and what of it is another than before. */
export type Outcome = { revision: number; changed: Tally };

const writePart = async (
  client: pg.PoolClient,
  given: Published,
  values: readonly ComputedValue[],
  scope: readonly Scope[] | null,
): Promise<{ base: Base; own: Own; changed: Tally } | null> => {
  const base = await baseOf(client, given.base);
  if (!base) return null;
  let own = await ownOf(client, given.id);
  if (!own) {
    await makeLayer(client, given, base);
    own = (await ownOf(client, given.id))!;
  }
  const { no, next } = own;
  const changed = await writeValues(client, { no, next, timeZone: given.timeZone }, values, scope);
  return { base, own, changed: tallyOf(changed) };
};

/**
 * Writes a part of the values of a revision that nobody sees before `publishComputed` writes the last of them, in the caller's
 * short transaction; of features that no other part has. Nobody else may write to the layer in between. Gives what of them is
 * another than before.
 */
export const stageComputed = async (
  client: pg.PoolClient,
  given: Published,
  values: readonly ComputedValue[],
  scope: readonly Scope[],
): Promise<Tally> => (await writePart(client, given, values, scope))?.changed ?? NONE;

/**
 * Publishes values of a computed layer in the caller's transaction: makes the layer where it is missing, puts values in the
 * place of those of a scope (null: of all), and raises the revision where anything is another than before, with the parts that
 * were staged for it. Null where the base layer is not published.
 */
export const publishComputed = async (
  client: pg.PoolClient,
  given: Published,
  values: readonly ComputedValue[],
  scope: readonly Scope[] | null,
  staged: Tally = NONE,
): Promise<Outcome | null> => {
  const written = await writePart(client, given, values, scope);
  if (!written) return null;
  const { base, own } = written;
  const { no, next, revision } = own;
  const changed = together(staged, written.changed);
  const manifest = await given.manifest(no);
  const same = await isSame(client, given, { no, base, manifest });
  if (isNothing(changed) && same && revision > 0) return { revision, changed };
  if (!same) await freshenView(client, { no, base: { no: base.no, names: nameColumns(base.manifest) } });
  await raise(client, given, { own, base, manifest, changed });
  return { revision: next, changed };
};
