import type pg from 'pg';
import type { z } from 'zod';
import { Indicator } from '../../sql/model/indicator.ts';
import { Layer } from '../../sql/model/layer.ts';
import { Parameter } from '../../sql/model/parameter.ts';
import { Visibility } from '../../sql/model/roles.ts';
import { Licence, Source } from '../../sql/model/source.ts';
import { ThemeManifest } from '../../sql/model/theme.ts';
import { heldAsInputs } from './answers.ts';
import { heldAsSources } from './computed.ts';
import type { PublishedLayer, Snapshot } from './published.ts';

/** One statement, so that all of it is of one moment. */
const SNAPSHOT = `select version,
  (select coalesce(json_agg(l order by position, id), '[]') from (
    select no, id, theme_id, manifest, revision, published_at, feature_count, bbox, time_from, time_to, levels, position,
      visibility, owner_id, origin, history
    from layer where revision > 0) as l) as layers,
  (select coalesce(json_agg(t order by position, id), '[]') from theme as t) as themes,
  (select coalesce(json_agg(manifest), '[]') from source) as sources,
  (select coalesce(json_agg(manifest), '[]') from licence) as licences,
  (select coalesce(json_agg(json_build_object('id', p.id, 'theme', p.theme_id, 'manifest', p.manifest)
      order by t.position, p.theme_id, p.position, p.id), '[]')
    from parameter p join theme t on t.id = p.theme_id) as parameters,
  (select coalesce(json_agg(json_build_object('id', i.id, 'theme', i.theme_id, 'manifest', i.manifest)
      order by t.position, i.theme_id, i.position, i.id), '[]')
    from indicator i join theme t on t.id = i.theme_id) as indicators
  from publication`;

type LayerRow = {
  no: number;
  id: string;
  theme_id: string | null;
  manifest: unknown;
  revision: number;
  published_at: string;
  feature_count: number;
  bbox: [number, number, number, number] | null;
  time_from: string | null;
  time_to: string | null;
  levels: number[];
  visibility: unknown;
  owner_id: string | null;
  origin: PublishedLayer['origin'];
  history: string | null;
};
type Row = {
  version: number;
  layers: LayerRow[];
  themes: { id: string; manifest: unknown }[];
  sources: unknown[];
  licences: unknown[];
  parameters: { id: string; theme: string; manifest: unknown }[];
  indicators: { id: string; theme: string; manifest: unknown }[];
};

/** Told of a manifest that this program cannot read: one written by a newer one, say. */
export type Unreadable = (what: string, why: Error) => void;

/** What can be read of manifests; what cannot is told and left out, so that one bad layer does not hide all others. */
const readable = <Schema extends z.ZodType, Given>(
  schema: Schema,
  rows: readonly Given[],
  manifestOf: (row: Given) => unknown,
  unreadable: Unreadable,
): { row: Given; manifest: z.infer<Schema> }[] =>
  rows.flatMap((row) => {
    const parsed = schema.safeParse(manifestOf(row));
    if (parsed.success) return [{ row, manifest: parsed.data }];
    unreadable(String((row as { id?: string }).id ?? JSON.stringify(row).slice(0, 80)), parsed.error);
    return [];
  });

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** What cannot be read is shown to nobody but those who work on it. */
const visibilityOf = (given: unknown): Visibility => Visibility.safeParse(given).data ?? { kind: 'draft' };

const layerOf = (row: LayerRow, manifest: Layer): PublishedLayer => ({
  no: row.no,
  id: row.id,
  manifest,
  revision: row.revision,
  publishedAt: new Date(row.published_at),
  featureCount: row.feature_count,
  bbox: row.bbox,
  time: { from: dateOf(row.time_from), to: dateOf(row.time_to) },
  levels: [...row.levels].sort((a, b) => a - b),
  visibility: visibilityOf(row.visibility),
  history: row.history,
  owner: row.owner_id,
  origin: row.origin,
});

const byId = <T extends { id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

const isAnswer = ({ origin }: { origin: PublishedLayer['origin'] }): boolean => origin === 'analysis';

const itself = (row: unknown): unknown => row;
const manifestOf = (row: { manifest: unknown }): unknown => row.manifest;

/** Number of the last change of what is published, as a pool sees it. */
export const readVersion = async (pool: pg.Pool): Promise<number> => {
  const { rows } = await pool.query<{ version: number }>('select version from publication');
  return rows[0]?.version ?? 0;
};

/** Reads all that is published at one moment. */
export const readSnapshot = async (pool: pg.Pool, unreadable: Unreadable): Promise<Snapshot> => {
  const { rows } = await pool.query<Row>(SNAPSHOT);
  const row = rows[0];
  if (!row) throw new Error('the table publication has lost its row');
  const layers = readable(Layer, row.layers, manifestOf, unreadable);
  const published = layers.map(({ row, manifest }) => layerOf(row, manifest));
  const listed = heldAsSources(byId(published.filter((layer) => !isAnswer(layer))));
  return {
    version: row.version,
    layers: listed,
    answers: heldAsInputs(byId(published.filter(isAnswer)), listed),
    themes: readable(ThemeManifest, row.themes, manifestOf, unreadable).map(({ row, manifest }) => ({
      manifest,
      layers: layers.filter((layer) => layer.row.theme_id === row.id).map((layer) => layer.row.id),
    })),
    sources: byId(readable(Source, row.sources, itself, unreadable).map(({ manifest }) => manifest)),
    licences: byId(readable(Licence, row.licences, itself, unreadable).map(({ manifest }) => manifest)),
    parameters: new Map(
      readable(Parameter, row.parameters, manifestOf, unreadable).map(({ row, manifest }) => [
        row.id,
        { manifest, theme: row.theme },
      ]),
    ),
    indicators: new Map(
      readable(Indicator, row.indicators, manifestOf, unreadable)
        // One that was not computed yet has nothing to show.
        .filter(({ row }) => listed.has(row.id))
        .map(({ row, manifest }) => [row.id, { manifest, theme: row.theme }]),
    ),
  };
};
