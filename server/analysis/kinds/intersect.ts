import type { QuestionOf } from '../../../sql/model/analysis.ts';
import type { Layer } from '../../../sql/model/layer.ts';
import type { Properties, Property } from '../../../sql/model/property.ts';
import { overlapping } from '../../features/overlaps.ts';
import { type Answer, columnOf, namesOf, tableOf } from '../answer.ts';
import { quantileDraw } from '../classes.ts';
import type { Kind, Look } from '../kind.ts';
import { baseVersion, countOf, featuresOf, partTable, versionsOf } from '../sides.ts';
import { standingAnswer } from '../standing.ts';
import { filled, nameText, words } from '../words.ts';
import { inSteps, openQuery, type Work } from '../work.ts';

type Intersect = QuestionOf<'intersect'>;
type Whole = { vid: number; id: string; properties: Properties; count: number; shared: number | null };
type Cut = {
  id: string;
  other: string;
  properties: Properties;
  theirs: Properties;
  geometry: string;
  shared: number | null;
};

const TITLES = {
  whole: words(
    '{layer}: ما يتقاطع مع {other}',
    '{layer} qui touchent : {other}',
    '{layer} that meet {other}',
  ),
  cut: words(
    'المشترك بين {layer} و{other}',
    '{layer} et {other} : parts communes',
    'What {layer} and {other} share',
  ),
};
const METHOD = words(
  'المساحات والأطوال على الإهليلج (WGS 84)؛ المساحات التي تتلامس بحدودها فقط لا تتقاطع.',
  'Surfaces et longueurs sur l’ellipsoïde (WGS 84) ; des surfaces qui ne font que se toucher ne se coupent pas.',
  'Areas and lengths on the ellipsoid (WGS 84); areas that only touch do not meet.',
);

const sidesOf = (question: Intersect, { snapshot }: Look) => ({
  own: featuresOf(snapshot, question.of),
  other: featuresOf(snapshot, question.with),
});

const DIMENSION = { point: 1, line: 2, polygon: 3 } as const;
const GEOMETRY = { 1: 'point', 2: 'line', 3: 'polygon' } as const;

/** Of what kind the shared parts are: of the two the one of fewer dimensions. */
const sharedDimension = (own: Layer, other: Layer): 1 | 2 | 3 =>
  Math.min(DIMENSION[own.geometry], DIMENSION[other.geometry]) as 1 | 2 | 3;

const SIZES = {
  1: 'null::float8',
  2: 'ST_Length(part::geography) / 1000',
  3: 'ST_Area(part::geography) / 1e6',
};

const sizeProperty = (dimension: 2 | 3): Property => ({
  name: 'shared',
  type: 'number',
  title:
    dimension === 3
      ? words('المساحة المشتركة', 'Surface commune', 'Shared area')
      : words('الطول المشترك', 'Longueur commune', 'Shared length'),
  unit: dimension === 3 ? 'km2' : 'km',
  decimals: 3,
  tile: true,
});
const COUNT: Property = {
  name: 'shared_count',
  type: 'integer',
  title: words('عدد العناصر المتقاطعة', 'Nombre d’éléments rencontrés', 'How many it meets'),
  tile: true,
};

/** Pairs of both sides that meet, with what they share. */
const pairsOf = <Row extends object>(
  work: Work,
  question: Intersect,
  look: Look,
  select: (from: string, own: string) => string,
) => {
  const { own, other } = sidesOf(question, look);
  const dimension = sharedDimension(own.layer.manifest, other.layer.manifest);
  const arePolygons = dimension === 3;
  return async (): Promise<Row[]> =>
    inSteps(work, await versionsOf(work, own), (part) => {
      const query = openQuery();
      const from = `${other.table} f cross join lateral (
          select ST_CollectionExtract(ST_Intersection(a.geom, f.geom), ${dimension}) as part) cut
        where f.geom_3857 && a.geom_3857 and ${overlapping(arePolygons)} and ${query.visible(other.selection)}
          ${own.layer.no === other.layer.no ? 'and f.id <> a.id' : ''}`;
      return query.run<Row>(
        work,
        `with ${partTable(query, own, part)} ${select(from, baseVersion(own, 'a'))}`,
      );
    });
};

const whole = async (work: Work, question: Intersect, look: Look): Promise<Answer> => {
  const { own, other } = sidesOf(question, look);
  const dimension = sharedDimension(own.layer.manifest, other.layer.manifest);
  const rows = await pairsOf<Whole>(
    work,
    question,
    look,
    (from, vid) => `select ${vid} as vid, a.id, a.properties, o.count, o.shared from a cross join lateral (
      select count(*)::int4 as count, sum(${SIZES[dimension]}) as shared from ${from}) o
      where o.count > 0 order by a.fid, a.vid`,
  )();
  const isSized = dimension > 1;
  return standingAnswer(own, look.snapshot, {
    rows: rows.map(({ count, shared, ...row }) => ({
      ...row,
      added: { shared_count: count, ...(isSized ? { shared } : {}) },
      value: isSized ? shared : count,
    })),
    added: isSized ? [sizeProperty(dimension as 2 | 3), COUNT] : [COUNT],
    keep: 'all',
    draw: isSized
      ? quantileDraw(
          'shared',
          rows.flatMap(({ shared }) => shared ?? []),
          'YlOrRd',
        )
      : own.layer.manifest.draw,
    method: METHOD,
    summary: { of: await countOf(work, own) },
  });
};

const nameProperties = (own: Layer, other: Layer): Property[] => [
  { name: 'id', type: 'string', title: words('المعرّف', 'Identifiant', 'Id'), required: true },
  { name: 'first', type: 'text', title: own.title },
  { name: 'second', type: 'text', title: other.title },
];

const named = (name: string, given: ReturnType<typeof nameText>): Properties => ({
  [`${name}_ar`]: given.ar,
  [`${name}_fr`]: given.fr,
  [`${name}_en`]: given.en,
});

const cut = async (work: Work, question: Intersect, look: Look): Promise<Answer> => {
  const { own, other } = sidesOf(question, look);
  const [mine, theirs] = [own.layer.manifest, other.layer.manifest];
  const dimension = sharedDimension(mine, theirs);
  const rows = await pairsOf<Cut>(
    work,
    question,
    look,
    (from) => `select a.id, o.* from a cross join lateral (
      select f.id as other, a.properties, f.properties as theirs, encode(ST_AsEWKB(part), 'hex') as geometry,
        ${SIZES[dimension]} as shared, f.fid as at
      from ${from} and not ST_IsEmpty(part)) o order by a.fid, a.vid, o.at`,
  )();
  const size = dimension > 1 ? [sizeProperty(dimension as 2 | 3)] : [];
  const parts = rows.map((row) => ({
    id: `${row.id}~${row.other}`,
    first: nameText(namesOf(mine, row.properties), row.id),
    second: nameText(namesOf(theirs, row.theirs), row.other),
    geometry: row.geometry,
    shared: row.shared,
  }));
  return {
    look: {
      geometry: GEOMETRY[dimension],
      properties: [...nameProperties(mine, theirs), ...size],
      key: ['id'],
      draw: { kind: 'single', color: 'red' },
      popup: { title: 'first', subtitle: 'second', rows: size.map(({ name }) => name) },
    },
    rows: {
      kind: 'drawn',
      rows: parts.map(({ id, first, second, geometry, shared }) => ({
        id,
        geometry,
        properties: {
          id,
          ...named('first', first),
          ...named('second', second),
          ...(size.length > 0 ? { shared } : {}),
        },
      })),
    },
    figures: {
      summary: { shared: size.length > 0 ? rows.reduce((sum, { shared }) => sum + (shared ?? 0), 0) : null },
      method: METHOD,
      table: tableOf(
        [columnOf({ name: 'second', type: 'text', title: theirs.title }), ...size.map(columnOf)],
        parts.map(({ id, first, second, shared }) => ({
          id,
          name: first,
          values: [second, ...(size.length > 0 ? [shared] : [])],
        })),
      ),
    },
  };
};

/** Features of a layer that those of another meet, or what both share. */
export const intersect: Kind<'intersect'> = {
  layers: (question) => [question.of.layer, question.with.layer],
  check: (question, look) => void sidesOf(question, look),
  title: (question, look) => {
    const { own, other } = sidesOf(question, look);
    return filled(TITLES[question.cut ? 'cut' : 'whole'], {
      layer: own.layer.manifest.title,
      other: other.layer.manifest.title,
    });
  },
  size: (question, look) => {
    const { own, other } = sidesOf(question, look);
    return own.layer.featureCount + other.layer.featureCount;
  },
  answer: (work, question, look) => (question.cut ? cut : whole)(work, question, look),
};
