import type { QuestionOf } from '../../../sql/model/analysis.ts';
import type { Matrix } from '../../../sql/model/api/analyses.ts';
import type { Draw } from '../../../sql/model/draw.ts';
import type { Property } from '../../../sql/model/property.ts';
import { sameText, type Text } from '../../../sql/model/text.ts';
import { badParameter } from '../../http/error.ts';
import { changeMatrix, type Transition } from '../../methods/change-matrix.ts';
import { type Answer, columnOf, tableOf } from '../answer.ts';
import { classOf, layerOfKind } from '../checks.ts';
import type { Kind, Look } from '../kind.ts';
import { asPublished, type Features, featuresOf, partTable, versionsOf } from '../sides.ts';
import { filled, words } from '../words.ts';
import { inSteps, openQuery, type Work } from '../work.ts';

type Cover = QuestionOf<'cover'>;
/** A part with the class it had and the one it has; null where there was or is nothing. */
type Piece = { before: string | null; after: string | null; km2: number; geometry: string | null };

const TITLES = {
  all: words(
    '{layer}: تغيّر {property}',
    '{layer} : ce qui change de {property}',
    '{layer}: change of {property}',
  ),
  one: words('{class}: المكتسب والمفقود', '{class} : gains et pertes', '{class}: gain and loss'),
};
const METHOD = words(
  'تقاطع الحالتين مساحةً بمساحة، والمساحات على الإهليلج (WGS 84)؛ المصفوفة حسب بونتيوس وآخرين (2004).',
  'Superposition des deux états, surfaces sur l’ellipsoïde (WGS 84) ; matrice selon Pontius et al. (2004).',
  'Overlay of both states, areas on the ellipsoid (WGS 84); matrix after Pontius et al. (2004).',
);
const NOTHING = words('لا شيء', 'Rien', 'Nothing');

/** What stands in the matrix where there was, or is, nothing: no class is named so, as values are never empty. */
const NONE = '';

/** Slivers of a square metre come of rounding, not of change. */
const LEAST_M2 = 1;

const sidesOf = ({ before, after }: Cover, { snapshot }: Look) => ({
  before: featuresOf(snapshot, before),
  after: featuresOf(snapshot, after),
});

/** The same in the states that they were published in, where that is asked. */
const statesOf = async ({ db }: Work, question: Cover, look: Look) => {
  const { before, after } = sidesOf(question, look);
  const stateOf = (features: Features, { published }: Cover['before']) =>
    published === undefined ? features : asPublished(db, features, published);
  return {
    before: await stateOf(before, question.before),
    after: await stateOf(after, question.after),
  };
};

/**
 * Each feature of one side cut by all of the other: parts that both have, and what is left. Parts that kept their class are only
 * counted, as the map is of what changed.
 */
const overlay = (
  work: Work,
  one: Features,
  other: Features,
  property: string,
  forward: boolean,
): Promise<Piece[]> =>
  versionsOf(work, one).then((versions) =>
    inSteps(work, versions, (part) => {
      const query = openQuery();
      const value = query.put(property);
      const theirs = `select f.properties->>${value}::text as class,
          ST_CollectionExtract(ST_Intersection(a.geom, f.geom), 3) as geom
        from ${other.table} f where f.geom_3857 && a.geom_3857 and ST_Intersects(a.geom, f.geom)
          and not ST_Touches(a.geom, f.geom) and f.properties->>${value}::text is not null and ${query.visible(other.selection)}`;
      const left = `select null::text as class, case when other.geom is null then a.geom
          else ST_CollectionExtract(ST_Difference(a.geom, other.geom), 3) end as geom
        from (select ST_Union(t.geom) as geom from (${theirs}) t) other`;
      const pieces = forward ? `(${theirs}) union all (${left})` : left;
      const [before, after] = forward ? ['a.class', 'p.class'] : ['p.class', 'a.class'];
      return query.run<Piece>(
        work,
        `with ${partTable(query, one, part, [`f.properties->>${value}::text as class`])}
         select ${before} as before, ${after} as after, s.m2 / 1e6 as km2,
           case when ${before} is distinct from ${after} then encode(ST_AsEWKB(p.geom), 'hex') end as geometry
         from a cross join lateral (${pieces}) p
         cross join lateral (select ST_Area(p.geom::geography) as m2) s
         where a.class is not null and s.m2 > ${LEAST_M2} order by a.fid, a.vid, p.class, s.m2 desc`,
      );
    }),
  );

/** All parts: what was, held against what is, and what is new. */
const piecesOf = async (work: Work, question: Cover, look: Look): Promise<Piece[]> => {
  const { before, after } = await statesOf(work, question, look);
  const half = (from: number): Work => ({ ...work, progress: (part) => work.progress(from + part / 2) });
  return [
    ...(await overlay(half(0), before, after, question.property, true)),
    ...(await overlay(half(0.5), after, before, question.property, false)),
  ];
};

const transitionOf = ({ before, after, km2 }: Piece): Transition => ({
  from: before ?? NONE,
  to: after ?? NONE,
  area: km2,
});

type Class = { value: string; title: Text };

/** The classes that the layer declares, in its order: its codes, or those that it is drawn by. */
const classesOf = (question: Cover, look: Look): readonly Class[] => {
  const { manifest } = sidesOf(question, look).after.layer;
  const property = manifest.properties.find(({ name }) => name === question.property);
  if (property && 'codes' in property && property.codes) return property.codes;
  const { draw } = manifest;
  return draw.kind === 'category' && draw.property === question.property ? draw.classes : [];
};

type Titles = (value: string) => Text;

const titlesOf = (classes: readonly Class[]): Titles => {
  const known = new Map(classes.map(({ value, title }) => [value, title]));
  return (value) => (value === NONE ? NOTHING : (known.get(value) ?? sameText(value)));
};

/** Of declared classes those that were or are, in their order; then others by their names, and nothing last. */
const orderOf = (found: ReadonlySet<string>, declared: readonly Class[]): string[] => {
  const known = declared.map(({ value }) => value).filter((value) => found.has(value));
  const others = [...found].filter((value) => value !== NONE && !known.includes(value)).sort();
  return [...known, ...others, ...(found.has(NONE) ? [NONE] : [])];
};

const matrixOf = (pieces: readonly Piece[], declared: readonly Class[]): Matrix => {
  const transitions = pieces.map(transitionOf);
  const found = new Set(transitions.flatMap(({ from, to }) => [from, to]));
  const { classes, matrix, changes } = changeMatrix(transitions, orderOf(found, declared));
  const titles = titlesOf(declared);
  return {
    classes: classes.map((value) => ({ value, title: titles(value) })),
    km2: matrix.map((row) => [...row]),
    changes: changes.map(({ stayed: _, ...change }) => change),
  };
};

const GAINED = [
  { value: 'gain', title: words('مكتسب', 'Gain', 'Gain'), color: 'green' },
  { value: 'loss', title: words('مفقود', 'Perte', 'Loss'), color: 'red' },
  { value: 'change', title: words('تغيّر الصنف', 'Changement de classe', 'Change of class'), color: 'orange' },
];
const DRAW: Draw = { kind: 'category', property: 'change', classes: GAINED };

/** Gain and loss of one class, or of any cover at all. */
const changeOf = ({ before, after }: Piece, of: string | undefined): string => {
  if (of !== undefined) return after === of ? 'gain' : 'loss';
  return before === null ? 'gain' : after === null ? 'loss' : 'change';
};

const propertiesOf = (declared: readonly Class[]): Property[] => {
  const codes = declared.length ? { codes: declared.map(({ value, title }) => ({ value, title })) } : {};
  return [
    { name: 'id', type: 'string', title: words('المعرّف', 'Identifiant', 'Id'), required: true },
    {
      name: 'change',
      type: 'string',
      title: words('التغيّر', 'Changement', 'Change'),
      codes: GAINED.map(({ value, title }) => ({ value, title })),
    },
    {
      name: 'class_before',
      type: 'string',
      title: words('الصنف من قبل', 'Classe avant', 'Class before'),
      ...codes,
    },
    {
      name: 'class_after',
      type: 'string',
      title: words('الصنف من بعد', 'Classe après', 'Class after'),
      ...codes,
    },
    {
      name: 'area_km2',
      type: 'number',
      title: words('المساحة', 'Surface', 'Area'),
      unit: 'km2',
      decimals: 3,
    },
  ];
};

const isShown = ({ before, after, geometry }: Piece, of: string | undefined): boolean =>
  geometry !== null && (of === undefined || before === of || after === of);

/** What of an area's classes was gained and lost between two states, with the change matrix. */
export const cover: Kind<'cover'> = {
  layers: ({ before, after }) => [before.layer, after.layer],
  check: (question, look) => {
    const { before, after } = sidesOf(question, look);
    layerOfKind(look, question.before.layer, 'before.layer', 'polygon');
    layerOfKind(look, question.after.layer, 'after.layer', 'polygon');
    classOf(before.layer, question.property, 'property');
    classOf(after.layer, question.property, 'property');
    if (JSON.stringify(question.before) === JSON.stringify(question.after))
      throw badParameter('after', 'invalid-parameter', { reason: '= before' });
  },
  title: (question, look) => {
    const { manifest } = sidesOf(question, look).after.layer;
    return filled(TITLES[question.class === undefined ? 'all' : 'one'], {
      layer: manifest.title,
      property:
        manifest.properties.find(({ name }) => name === question.property)?.title ?? question.property,
      class: titlesOf(classesOf(question, look))(question.class ?? NONE),
    });
  },
  size: (question, look) => {
    const { before, after } = sidesOf(question, look);
    return 10 * (before.layer.featureCount + after.layer.featureCount);
  },
  answer: async (work, question, look): Promise<Answer> => {
    const pieces = await piecesOf(work, question, look);
    const properties = propertiesOf(classesOf(question, look));
    const shown = pieces.filter((piece) => isShown(piece, question.class));
    const sum = (kind: string): number =>
      shown
        .filter((piece) => changeOf(piece, question.class) === kind)
        .reduce((total, { km2 }) => total + km2, 0);
    const rows = shown.map((piece, at) => ({
      id: String(at + 1),
      geometry: piece.geometry as string,
      properties: {
        id: String(at + 1),
        change: changeOf(piece, question.class),
        class_before: piece.before,
        class_after: piece.after,
        area_km2: piece.km2,
      },
    }));
    return {
      look: {
        geometry: 'polygon',
        properties,
        key: ['id'],
        draw: DRAW,
        popup: { rows: ['change', 'class_before', 'class_after', 'area_km2'] },
      },
      rows: { kind: 'drawn', rows },
      figures: {
        summary: { gain: sum('gain'), loss: sum('loss'), change: sum('change') },
        method: METHOD,
        matrix: matrixOf(pieces, classesOf(question, look)),
        table: tableOf(
          properties.slice(1).map(columnOf),
          rows.map(({ id, properties: { change, class_before, class_after, area_km2 } }) => ({
            id,
            name: {},
            values: [change, class_before, class_after, area_km2],
          })),
        ),
      },
    };
  },
};
