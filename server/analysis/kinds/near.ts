import type { QuestionOf } from '../../../sql/model/analysis.ts';
import type { Properties, Property } from '../../../sql/model/property.ts';
import type { Text } from '../../../sql/model/text.ts';
import { REACH } from '../../features/overlaps.ts';
import { quantileDraw } from '../classes.ts';
import type { Kind, Look } from '../kind.ts';
import { baseVersion, countOf, featuresOf, partTable, versionsOf } from '../sides.ts';
import { type Found, standingAnswer } from '../standing.ts';
import { areaName, areaTable } from '../target.ts';
import { filled, words } from '../words.ts';
import { inSteps, openQuery, type Work } from '../work.ts';

type Near = QuestionOf<'near'>;
type Row = { vid: number; id: string; properties: Properties; near_metres: number; near_count: number };

const METRES: Property = {
  name: 'near_metres',
  type: 'number',
  title: words('المسافة إلى الأقرب', 'Distance au plus proche', 'Distance to the nearest'),
  unit: 'm',
  decimals: 0,
  tile: true,
};
const COUNT: Property = {
  name: 'near_count',
  type: 'integer',
  title: words('العدد ضمن المسافة', 'Nombre à cette distance', 'How many within the distance'),
};
const TITLE = words(
  '{layer}: ضمن {metres} م من {to}',
  '{layer} : à moins de {metres} m de {to}',
  '{layer} within {metres} m of {to}',
);
const METHOD = words(
  'المسافات بالأمتار على الإهليلج (WGS 84)، من أقرب نقطة إلى أقرب نقطة.',
  'Distances en mètres sur l’ellipsoïde (WGS 84), de bord à bord.',
  'Distances in metres on the ellipsoid (WGS 84), from edge to edge.',
);

const toLayer = ({ to }: Near, { snapshot }: Look) => ('layer' in to ? featuresOf(snapshot, to) : null);

const toName = ({ to }: Near, look: Look): Text =>
  'layer' in to ? featuresOf(look.snapshot, to).layer.manifest.title : areaName(to, look);

const ROUNDED = 'round(o.near_metres::numeric, 1)::float8 as near_metres';

/** Held against a layer, some features at a time: the index on Web Mercator finds the candidates, the ellipsoid decides. */
const byLayer = async (work: Work, { of, to, metres }: Near, look: Look): Promise<Row[]> => {
  const features = featuresOf(look.snapshot, of);
  const others = featuresOf(look.snapshot, to as typeof of);
  const isSame = features.layer.no === others.layer.no;
  return inSteps(work, await versionsOf(work, features), (part) => {
    const query = openQuery();
    const reach = `${query.put(metres)}::float8`;
    return query.run<Row>(
      work,
      `with ${partTable(query, features, part)}
       select ${baseVersion(features, 'a')} as vid, a.id, a.properties, o.near_count, ${ROUNDED} from a cross join lateral (
         select count(*)::int4 as near_count, min(ST_Distance(a.geom::geography, f.geom::geography)) as near_metres
         from ${others.table} f
         where f.geom_3857 && ST_Expand(a.geom_3857, ${REACH(reach)})
           and ST_DWithin(a.geom::geography, f.geom::geography, ${reach})
           and ${query.visible(others.selection)} ${isSame ? 'and f.id <> a.id' : ''}
       ) o where o.near_count > 0 order by a.fid, a.vid`,
    );
  });
};

const byArea = (work: Work, { of, to, metres }: Near, look: Look): Promise<Row[]> => {
  const features = featuresOf(look.snapshot, of);
  const query = openQuery();
  const area = areaTable(query, to as Exclude<Near['to'], { layer: string }>, look);
  const reach = `${query.put(metres)}::float8`;
  return query.run<Row>(
    work,
    `with ${area}
     select ${baseVersion(features, 'f')} as vid, f.id, f.properties, 1 as near_count, ${ROUNDED}
     from area a join ${features.table} f on f.geom_3857 && ST_Expand(a.geom_3857, ${REACH(reach)})
       and ST_DWithin(a.geom::geography, f.geom::geography, ${reach})
     cross join lateral (select ST_Distance(a.geom::geography, f.geom::geography) as near_metres) o
     where ${query.visible(features.selection)} order by f.fid, f.vid`,
  );
};

const foundOf = ({ near_metres, near_count, ...row }: Row): Found => ({
  ...row,
  added: { near_metres, near_count },
  value: near_metres,
});

/** Features of a layer within a distance of those of another, of an area or of a point. */
export const near: Kind<'near'> = {
  layers: ({ of, to }) => [of.layer, ...('layer' in to ? [to.layer] : [])],
  check: (question, look) => {
    featuresOf(look.snapshot, question.of);
    toLayer(question, look);
  },
  title: (question, look) =>
    filled(TITLE, {
      layer: featuresOf(look.snapshot, question.of).layer.manifest.title,
      metres: question.metres,
      to: toName(question, look),
    }),
  size: (question, look) =>
    featuresOf(look.snapshot, question.of).layer.featureCount +
    (toLayer(question, look)?.layer.featureCount ?? 0),
  answer: async (work, question, look) => {
    const features = featuresOf(look.snapshot, question.of);
    const rows = await (toLayer(question, look) ? byLayer : byArea)(work, question, look);
    return standingAnswer(features, look.snapshot, {
      rows: rows.map(foundOf),
      added: toLayer(question, look) ? [METRES, COUNT] : [METRES],
      keep: 'all',
      draw: quantileDraw(
        'near_metres',
        rows.map((row) => row.near_metres),
        'YlGnBu',
        true,
      ),
      method: METHOD,
      summary: { of: await countOf(work, features), metres: question.metres },
    });
  },
};
