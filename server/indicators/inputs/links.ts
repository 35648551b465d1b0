import type { Belonging, Decay } from '../../../sql/model/indicator-input.ts';
import { partitionOf } from '../../../sql/partition.ts';
import { REACH } from '../../features/overlaps.ts';
import { type Client, type InputLayer, present } from './context.ts';

/** A feature of an input that belongs to a feature of the base layer, and how much it counts there. */
export type Link = { of: string; weight: number };
/** By the feature of the base layer. */
export type Links = ReadonlyMap<string, readonly Link[]>;

/** The newest state of each feature of a layer, of those that are asked for (`$1`, null: all) by their ids. */
export const newest = (
  layer: InputLayer,
  asked: string,
): string => `select distinct on (f.id) f.id, f.vid, f.geom, f.geom_3857
  from ${partitionOf('feature', layer.no)} f where ${present(layer)} and (${asked}::text[] is null or f.id = any(${asked}))
  order by f.id, f.valid_from desc nulls last, f.vid desc`;

const weightOf = (decay: Decay, metres: number): string => {
  switch (decay.kind) {
    case 'none':
      return '1';
    case 'linear':
      return `greatest(0, 1 - d.metres / ${Number(metres)})`;
    case 'half':
      return `power(0.5, d.metres / ${Number(decay.metres)})`;
  }
};

const METRES = 'select ST_Distance(a.geom::geography, f.geom::geography) as metres';
const POINT = 'case when ST_Dimension(f.geom) = 0 then f.geom else ST_PointOnSurface(f.geom) end';

/** How much of a feature lies inside, as a share of it. */
export const shareInside = (geometry: 'point' | 'line' | 'polygon'): string => {
  if (geometry === 'point') return '1';
  const size = geometry === 'polygon' ? 'ST_Area' : 'ST_Length';
  const part = `ST_CollectionExtract(ST_Intersection(a.geom, f.geom), ${geometry === 'polygon' ? 3 : 2})`;
  return `case when ST_Covers(a.geom, f.geom) then 1
    else ${size}((${part})::geography) / nullif(${size}(f.geom::geography), 0) end`;
};

/** Joins rows `f` to base rows `a`, with a weight: `from`, the condition, and what is selected. Numbers are ours: from a checked declaration. */
export type Joining = { lateral: string; on: string; weight: string };

export const joining = (by: Belonging, geometry: 'point' | 'line' | 'polygon'): Joining => {
  switch (by.kind) {
    case 'itself':
      return { lateral: '', on: 'f.id = a.id', weight: '1' };
    case 'within':
      return {
        lateral: '',
        on: `f.geom_3857 && a.geom_3857 and ST_Covers(a.geom, ${POINT})`,
        weight: '1',
      };
    case 'overlap':
      return {
        lateral: '',
        on: 'f.geom_3857 && a.geom_3857 and ST_Intersects(a.geom, f.geom) and not ST_Touches(a.geom, f.geom)',
        weight: shareInside(geometry),
      };
    case 'distance':
    case 'nearest': {
      const metres = Number(by.metres);
      const near = `f.geom_3857 && ST_Expand(a.geom_3857, ${REACH(`${metres}::float8`)})`;
      return {
        lateral: `cross join lateral (${METRES}) d`,
        on: `${near} and d.metres <= ${metres}`,
        weight: by.kind === 'nearest' ? '1' : weightOf(by.decay, metres),
      };
    }
  }
};

const linksQuery = (base: InputLayer, layer: InputLayer, by: Belonging): string => {
  const { lateral, on, weight } = joining(by, layer.manifest.geometry);
  const isNearest = by.kind === 'nearest';
  return `with a as materialized (${newest(base, '$1')}), f as materialized (${newest(layer, '$2')})
    select ${isNearest ? 'distinct on (a.id)' : ''} a.id as base, f.id as of, (${weight})::float8 as weight
    from a cross join f ${lateral} where ${on} ${isNearest ? 'order by a.id, d.metres, f.id' : ''}`;
};

type Row = { base: string; of: string; weight: number };

const gathered = (rows: readonly Row[]): Links => {
  const links = new Map<string, Link[]>();
  for (const { base, of, weight } of rows) {
    const known = links.get(base);
    if (known) known.push({ of, weight });
    else links.set(base, [{ of, weight }]);
  }
  return links;
};

/** What is asked for: features of the base layer, of those of the input that are there at all. */
export type Asked = { base: readonly string[] | null; of: readonly string[] | null };

/** Which features of a layer belong to which of the base layer. */
export const linksOf = async (
  client: Client,
  { base, layer, by }: { base: InputLayer; layer: InputLayer; by: Belonging },
  asked: Asked,
): Promise<Links> => {
  const { rows } = await client.query<Row>(linksQuery(base, layer, by), [asked.base, asked.of]);
  return gathered(rows);
};
