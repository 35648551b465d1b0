import { partitionOf } from '../../../sql/partition.ts';
import type { Point } from '../methods/method.ts';
import { type Local, type Span, textOf } from '../time.ts';
import { type Client, type InputLayer, present } from './context.ts';
import type { Source } from './points.ts';

type Row = { feature: string; at: Local | null; value: number; share: number };
type Extent = { feature: string; first: Local | null; last: Local | null };

const LOCAL = (column: string): string => `(extract(epoch from ${column} at time zone $1) * 1000)::float8`;

/** What has no period stands at the beginning of the count, and holds in all. */
const TIMELESS: Local = 0;

/** The values of another indicator in a stretch of time, of some features or all, by the feature. */
export const readIndicator = async (
  client: Client,
  layer: InputLayer,
  given: { timeZone: string; features: readonly string[] | null; span: Span },
): Promise<Map<string, Source>> => {
  const values = partitionOf('computed_value', layer.no);
  const { timeZone, features, span } = given;
  const seen = present(layer, 'v');
  const extents = await client.query<Extent>(
    `select v.feature_id as feature, ${LOCAL('min(v.valid_from)')} as first, ${LOCAL('max(v.valid_from)')} as last
     from ${values} v where ${seen} and v.value is not null and ($2::text[] is null or v.feature_id = any($2))
     group by 1`,
    [timeZone, features],
  );
  const { rows } = await client.query<Row>(
    `select v.feature_id as feature, ${LOCAL('v.valid_from')} as at, v.value,
       coalesce((v.properties->>'coverage')::float8, 1) as share
     from ${values} v where ${seen} and v.value is not null and ($2::text[] is null or v.feature_id = any($2))
       and (v.valid_from is null or (($3::timestamp is null or v.valid_from >= $3::timestamp at time zone $1)
         and ($4::timestamp is null or v.valid_from < $4::timestamp at time zone $1)))
     order by v.feature_id, v.valid_from`,
    [timeZone, features, textOf(span.from), textOf(span.to)],
  );
  const sources = new Map<string, { points: Point[]; first: Local; last: Local }>(
    extents.rows.map(({ feature, first, last }) => [
      feature,
      { points: [], first: first ?? TIMELESS, last: last ?? TIMELESS },
    ]),
  );
  for (const { feature, at, value, share } of rows)
    sources.get(feature)?.points.push({ at: at ?? TIMELESS, value, share, below: false });
  return sources;
};
