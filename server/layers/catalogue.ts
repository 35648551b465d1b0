import type { Db } from '../../sql/db.ts';
import { Layer } from '../../sql/model/layer.ts';
import { Licence, Source } from '../../sql/model/source.ts';
import { ThemeManifest } from '../../sql/model/theme.ts';

/** A layer as it is published now. Boxes are degrees (CRS84). */
export type PublishedLayer = {
  no: number;
  id: string;
  manifest: Layer;
  revision: number;
  publishedAt: Date;
  featureCount: number;
  bbox: [number, number, number, number] | null;
  time: { from: Date | null; to: Date | null };
  /** Zooms up to which generalised or thinned rows serve, ascending. */
  levels: readonly number[];
};

export type PublishedTheme = { manifest: ThemeManifest; layers: readonly string[] };

/** All that is published, as one unchanging value. */
export type Snapshot = {
  version: number;
  layers: ReadonlyMap<string, PublishedLayer>;
  themes: readonly PublishedTheme[];
  sources: ReadonlyMap<string, Source>;
  licences: ReadonlyMap<string, Licence>;
};

/** Keeps a snapshot of what is published in memory, so that no request asks the database for it. */
export type Catalogue = { now: () => Snapshot; refresh: () => Promise<void>; close: () => void };

type LayerRow = {
  no: number;
  id: string;
  theme_id: string | null;
  manifest: unknown;
  revision: number;
  published_at: Date;
  feature_count: number;
  bbox: [number, number, number, number] | null;
  time_from: Date | null;
  time_to: Date | null;
  levels: number[];
};

const EVERY_MS = 1000;

const layerOf = (row: LayerRow): PublishedLayer => ({
  no: row.no,
  id: row.id,
  manifest: Layer.parse(row.manifest),
  revision: row.revision,
  publishedAt: row.published_at,
  featureCount: row.feature_count,
  bbox: row.bbox,
  time: { from: row.time_from, to: row.time_to },
  levels: [...row.levels].sort((a, b) => a - b),
});

const byId = <T extends { id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

const readVersion = async (db: Db): Promise<number> => {
  const { rows } = await db.pool.query<{ version: number }>('select version from publication');
  return rows[0]?.version ?? 0;
};

const readSnapshot = async (db: Db): Promise<Snapshot> => {
  // The version first: what is published while we read is then read again, rather than missed.
  const version = await readVersion(db);
  const layers = await db.pool.query<LayerRow>(
    `select no, id, theme_id, manifest, revision, published_at, feature_count, bbox, time_from, time_to, levels
     from layer where revision > 0 order by position, id`,
  );
  const themes = await db.pool.query<{ id: string; manifest: unknown }>(
    'select id, manifest from theme order by position, id',
  );
  const sources = await db.pool.query<{ manifest: unknown }>('select manifest from source');
  const licences = await db.pool.query<{ manifest: unknown }>('select manifest from licence');
  return {
    version,
    layers: byId(layers.rows.map(layerOf)),
    themes: themes.rows.map((row) => ({
      manifest: ThemeManifest.parse(row.manifest),
      layers: layers.rows.filter((layer) => layer.theme_id === row.id).map((layer) => layer.id),
    })),
    sources: byId(sources.rows.map((row) => Source.parse(row.manifest))),
    licences: byId(licences.rows.map((row) => Licence.parse(row.manifest))),
  };
};

/**
 * Reads what is published and looks once a second, by one cheap query, whether it changed; so a revision that another
 * process published is seen here within two seconds. While the database does not answer, the last snapshot stays.
 */
export const openCatalogue = async (db: Db): Promise<Catalogue> => {
  let snapshot = await readSnapshot(db);
  let busy = false;
  const refresh = async () => {
    if ((await readVersion(db)) !== snapshot.version) snapshot = await readSnapshot(db);
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void refresh()
      .catch(() => undefined)
      .finally(() => {
        busy = false;
      });
  }, EVERY_MS);
  timer.unref();
  return { now: () => snapshot, refresh, close: () => clearInterval(timer) };
};
