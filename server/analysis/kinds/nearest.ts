import type { QuestionOf } from '../../../sql/model/analysis.ts';
import type { Properties, Property } from '../../../sql/model/property.ts';
import { REACH } from '../../features/overlaps.ts';
import { namesOf } from '../answer.ts';
import { quantileDraw } from '../classes.ts';
import type { Kind, Look } from '../kind.ts';
import { baseVersion, countOf, type Features, featuresOf, partTable, versionsOf } from '../sides.ts';
import { type Found, standingAnswer } from '../standing.ts';
import { filled, nameText, words } from '../words.ts';
import { inSteps, openQuery, type Work } from '../work.ts';

type Nearest = QuestionOf<'nearest'>;
type Row = {
  vid: number;
  id: string;
  properties: Properties;
  others: { id: string; properties: Properties; metres: number }[];
};

const title = words('الأقرب', 'Le plus proche', 'Nearest');
const ADDED: Property[] = [
  {
    name: 'nearest_metres',
    type: 'number',
    title: words('المسافة إلى الأقرب', 'Distance au plus proche', 'Distance to the nearest'),
    unit: 'm',
    decimals: 0,
    tile: true,
  },
  { name: 'nearest_name', type: 'text', title },
  {
    name: 'nearest_id',
    type: 'string',
    title: words(
      'معرّفات الأقرب، بالترتيب',
      'Identifiants des plus proches, dans l’ordre',
      'Ids of the nearest, in order',
    ),
  },
];
const MEAN: Property = {
  name: 'nearest_mean',
  type: 'number',
  title: words(
    'متوسط المسافة إلى الأقرب',
    'Distance moyenne aux plus proches',
    'Mean distance to the nearest',
  ),
  unit: 'm',
  decimals: 0,
};
const TITLE = words(
  'أقرب {to} إلى كل من {layer}',
  '{layer} : {to}, les plus proches',
  'Nearest of {to} to each of {layer}',
);
const METHOD = words(
  'المسافات بالأمتار على الإهليلج (WGS 84)، من أقرب نقطة إلى أقرب نقطة.',
  'Distances en mètres sur l’ellipsoïde (WGS 84), de bord à bord.',
  'Distances in metres on the ellipsoid (WGS 84), from edge to edge.',
);

/**
 * The order on Web Mercator is that of the ground only nearly, as its scale grows with the latitude: the first k by the index
 * tell how far it can be, then all within that distance are ordered on the ellipsoid.
 */
const nearestRows =
  (work: Work, { k }: Nearest, of: Features, to: Features) =>
  async (part: number[]): Promise<Row[]> => {
    const query = openQuery();
    const candidates = (order: string) => `from ${to.table} f
    where ${query.visible(to.selection)} and f.geom is not null ${of.layer.no === to.layer.no ? 'and f.id <> a.id' : ''} ${order}`;
    return query.run<Row>(
      work,
      `with ${partTable(query, of, part)}
     select ${baseVersion(of, 'a')} as vid, a.id, a.properties, o.others from a
     cross join lateral (
       select max(ST_Distance(a.geom::geography, c.geom::geography)) + 0.01 as metres
       from (select f.geom ${candidates(`order by f.geom_3857 <-> a.geom_3857 limit ${k}`)}) c) far
     cross join lateral (
       select json_agg(json_build_object('id', d.id, 'properties', d.properties, 'metres', d.metres) order by d.metres, d.id) as others
       from (select f.id, f.properties, round(ST_Distance(a.geom::geography, f.geom::geography)::numeric, 1)::float8 as metres
         ${candidates(`and f.geom_3857 && ST_Expand(a.geom_3857, ${REACH('far.metres')})
           and ST_DWithin(a.geom::geography, f.geom::geography, far.metres)`)}
         order by metres, f.id limit ${k}) d) o
     where o.others is not null order by a.fid, a.vid`,
    );
  };

const foundOf =
  (to: Features) =>
  ({ vid, id, properties, others }: Row): Found => {
    const first = others[0]!;
    const name = nameText(namesOf(to.layer.manifest, first.properties), first.id);
    return {
      vid,
      id,
      properties,
      added: {
        nearest_metres: first.metres,
        nearest_name_ar: name.ar,
        nearest_name_fr: name.fr,
        nearest_name_en: name.en,
        nearest_id: others.map((other) => other.id).join(', '),
        nearest_mean: others.reduce((sum, { metres }) => sum + metres, 0) / others.length,
      },
      value: first.metres,
    };
  };

const sides = ({ of, to }: Nearest, { snapshot }: Look) => ({
  of: featuresOf(snapshot, of),
  to: featuresOf(snapshot, to),
});

/** What of another layer is nearest to each feature of one. */
export const nearest: Kind<'nearest'> = {
  layers: ({ of, to }) => [of.layer, to.layer],
  check: (question, look) => void sides(question, look),
  title: (question, look) => {
    const { of, to } = sides(question, look);
    return filled(TITLE, { layer: of.layer.manifest.title, to: to.layer.manifest.title });
  },
  size: (question, look) => {
    const { of, to } = sides(question, look);
    return of.layer.featureCount + to.layer.featureCount;
  },
  answer: async (work, question, look) => {
    const { of, to } = sides(question, look);
    const rows = await inSteps(work, await versionsOf(work, of), nearestRows(work, question, of, to));
    const found = rows.map(foundOf(to));
    const metres = found.map(({ value }) => value as number);
    return standingAnswer(of, look.snapshot, {
      rows: found,
      added: question.k > 1 ? [...ADDED, MEAN] : ADDED,
      keep: 'all',
      draw: quantileDraw('nearest_metres', metres, 'YlGnBu', true),
      method: METHOD,
      summary: {
        of: await countOf(work, of),
        k: question.k,
        farthest: metres.length > 0 ? Math.max(...metres) : null,
      },
    });
  },
};
