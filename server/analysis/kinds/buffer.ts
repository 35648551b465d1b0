import type { QuestionOf } from '../../../sql/model/analysis.ts';
import type { Property } from '../../../sql/model/property.ts';
import { type Answer, columnOf, tableOf } from '../answer.ts';
import type { Kind } from '../kind.ts';
import { type Features, featuresOf, partTable, versionsOf } from '../sides.ts';
import { filled, words } from '../words.ts';
import { inSteps, openQuery, type Work } from '../work.ts';

type Buffer = QuestionOf<'buffer'>;
type Row = { id: string; geometry: string; km2: number };

const TITLE = words(
  'نطاق {metres} م حول {layer}',
  '{metres} m autour de : {layer}',
  '{metres} m around {layer}',
);
const METHOD = words(
  'نطاق بالأمتار على الإهليلج (WGS 84)، في أفضل إسقاط لكل عنصر.',
  'Zone tampon en mètres, dans la meilleure projection de chaque élément (WGS 84).',
  'Buffer in metres, in the projection that is best for each feature (WGS 84).',
);
const PROPERTIES: Property[] = [
  { name: 'id', type: 'string', title: words('المعرّف', 'Identifiant', 'Id'), required: true },
  {
    name: 'area_km2',
    type: 'number',
    title: words('المساحة', 'Surface', 'Area'),
    unit: 'km2',
    decimals: 3,
    tile: true,
  },
];

const SHAPED = `encode(ST_AsEWKB(geom), 'hex') as geometry, ST_Area(geom::geography) / 1e6 as km2`;
const AROUND = 'ST_MakeValid(ST_Buffer(a.geom::geography, ';

/** Around each feature, some at a time. */
const each = async (work: Work, { metres }: Buffer, features: Features): Promise<Row[]> =>
  inSteps(work, await versionsOf(work, features), (part) => {
    const query = openQuery();
    return query.run<Row>(
      work,
      `with ${partTable(query, features, part)},
         drawn as (select a.id, a.fid, a.vid, ${AROUND}${query.put(metres)}::float8)::geometry) as geom from a)
       select id, ${SHAPED} from drawn where not ST_IsEmpty(geom) order by fid, vid`,
    );
  });

/** Parts are made one of some at a time, then those of all: one union of thousands would hold nobody's memory. */
const merged = async (work: Work, { metres }: Buffer, features: Features): Promise<Row[]> => {
  const parts = await inSteps(work, await versionsOf(work, features), (part) => {
    const query = openQuery();
    return query.run<{ geometry: string }>(
      work,
      `with ${partTable(query, features, part)}
       select encode(ST_AsEWKB(ST_Union(${AROUND}${query.put(metres)}::float8)::geometry))), 'hex') as geometry from a`,
    );
  });
  const query = openQuery();
  return query.run<Row>(
    work,
    `with whole as (
       select (ST_Dump(ST_CollectionExtract(ST_Union(ST_GeomFromEWKB(decode(part, 'hex'))), 3))).geom
       from unnest(${query.put(parts.map(({ geometry }) => geometry))}::text[]) as part)
     select row_number() over (order by ST_Area(geom) desc, ST_XMin(geom), ST_YMin(geom))::text as id, ${SHAPED}
     from whole order by ST_Area(geom) desc, ST_XMin(geom), ST_YMin(geom)`,
  );
};

/** Areas within a distance of features. */
export const buffer: Kind<'buffer'> = {
  layers: ({ of }) => [of.layer],
  check: ({ of }, { snapshot }) => void featuresOf(snapshot, of),
  title: ({ of, metres }, { snapshot }) =>
    filled(TITLE, { metres, layer: featuresOf(snapshot, of).layer.manifest.title }),
  // Drawing costs more than comparing.
  size: ({ of }, { snapshot }) => 20 * featuresOf(snapshot, of).layer.featureCount,
  answer: async (work, question, { snapshot }): Promise<Answer> => {
    const rows = await (question.merge ? merged : each)(work, question, featuresOf(snapshot, question.of));
    return {
      look: {
        geometry: 'polygon',
        properties: PROPERTIES,
        key: ['id'],
        draw: { kind: 'single', color: 'accent' },
        popup: { title: 'id', rows: ['area_km2'] },
      },
      rows: {
        kind: 'drawn',
        rows: rows.map(({ id, geometry, km2 }) => ({ id, geometry, properties: { id, area_km2: km2 } })),
      },
      figures: {
        summary: { km2: rows.reduce((sum, { km2 }) => sum + km2, 0), metres: question.metres },
        method: METHOD,
        table: tableOf(
          [columnOf(PROPERTIES[1]!)],
          rows.map(({ id, km2 }) => ({ id, name: {}, values: [km2] })),
        ),
      },
    };
  },
};
