import type { Evidence } from '../../../sql/model/signal.ts';
import type { Client, Subject } from '../subject.ts';
import type { NearSource } from './detect.ts';

// By the index of geometries: a degree of latitude is some 111 km, one of longitude no less than half of that below 60°.
const NEAREST = `with own as (
    select f.geom from layer l join feature f on f.layer_no = l.no and f.since_revision <= l.revision and f.until_revision > l.revision
    where l.id = $1 and f.id = $2 order by f.valid_from desc nulls last limit 1
  )
  select l.id as layer, f.id as feature, ST_Distance(f.geom::geography, own.geom::geography) as metres
  from own, layer l join feature f on f.layer_no = l.no and f.since_revision <= l.revision and f.until_revision > l.revision
  where l.id = any($3) and f.geom && ST_Expand(own.geom, $4::float8 / 55000)
    and ST_DWithin(f.geom::geography, own.geom::geography, $4)
  order by 3, 1, 2 limit 1`;

/** The nearest feature of layers of sources to a subject's own feature. */
export const nearTo =
  (client: Client, subject: Subject): NearSource =>
  async (layers, metres) => {
    const { rows } = await client.query<NonNullable<Evidence['near']>>(NEAREST, [
      subject.layer,
      subject.feature,
      layers,
      metres,
    ]);
    const [found] = rows;
    return found ? { ...found, metres: Math.round(found.metres) } : null;
  };
