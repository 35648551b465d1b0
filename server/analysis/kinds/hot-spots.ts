import type { QuestionOf } from '../../../sql/model/analysis.ts';
import type { Draw } from '../../../sql/model/draw.ts';
import type { Properties, Property } from '../../../sql/model/property.ts';
import { badParameter } from '../../http/error.ts';
import { falseDiscovery, getisOrdLocal } from '../../methods/spatial.ts';
import { numberOf } from '../checks.ts';
import type { Kind, Look } from '../kind.ts';
import { leastDistance, neighboursWithin } from '../neighbours.ts';
import { baseVersion, type Features, featuresOf } from '../sides.ts';
import { standingAnswer } from '../standing.ts';
import { filled, words } from '../words.ts';
import { openQuery, type Work } from '../work.ts';
import { checkGathering, type GatheredRow, type Gathering, gather, gatheredProperty } from './gather.ts';

type HotSpots = QuestionOf<'hot-spots'>;

/** Each is held against each. */
const MOST_PLACES = 5000;

const CLASSES = [
  { value: 'hot', title: words('بؤرة مرتفعة', 'Point chaud', 'Hot spot'), color: 'red' },
  { value: 'cold', title: words('بؤرة منخفضة', 'Point froid', 'Cold spot'), color: 'blue' },
  { value: 'none', title: words('غير دالّ', 'Non significatif', 'Not significant'), color: 'grey' },
];
const DRAW: Draw = { kind: 'category', property: 'hot_class', classes: CLASSES };

const ADDED: Property[] = [
  {
    name: 'hot_class',
    type: 'string',
    title: words('بؤر التركز', 'Points chauds et froids', 'Hot and cold spots'),
    codes: CLASSES.map(({ value, title }) => ({ value, title })),
  },
  { name: 'hot_z', type: 'number', title: words('Gi* (z)', 'Gi* (z)', 'Gi* (z)'), decimals: 2 },
  { name: 'hot_p', type: 'number', title: words('القيمة الاحتمالية p', 'Valeur p', 'p value'), decimals: 4 },
];

const TITLE = words('بؤر التركز: {figure}', 'Points chauds : {figure}', 'Hot spots: {figure}');
const METHOD = words(
  'Gi* لغيتيس وأورد (1995)، الجيران ضمن {metres} م (بين المراكز)؛ معدل الاكتشاف الخاطئ {rate} % (بنجاميني وهوخبرغ 1995).',
  'Gi* de Getis et Ord (1995), voisins à moins de {metres} m (entre centres) ; taux de fausses découvertes {rate} % (Benjamini et Hochberg 1995).',
  'Gi* of Getis and Ord (1995), neighbours within {metres} m (between centres); false discovery rate {rate} % (Benjamini and Hochberg 1995).',
);

const gatheringOf = ({ of, places, gather, property }: HotSpots): Gathering | null =>
  places === undefined ? null : { of, places, gather, property };

const ownRows = (work: Work, features: Features, property: string): Promise<GatheredRow[]> => {
  const query = openQuery();
  return query.run<GatheredRow>(
    work,
    `select ${baseVersion(features, 'f')} as vid, f.id, f.properties,
       (f.properties->>${query.put(property)}::text)::float8 as value,
       ST_X(ST_Centroid(f.geom)) as lon, ST_Y(ST_Centroid(f.geom)) as lat
     from ${features.table} f where f.geom is not null and ${query.visible(features.selection)} order by f.fid, f.vid`,
  );
};

const figureOf = (question: HotSpots, look: Look): Property => {
  const gathering = gatheringOf(question);
  if (gathering) return gatheredProperty(gathering, look);
  const own = numberOf(featuresOf(look.snapshot, question.of).layer, question.property, 'property');
  return { ...own, name: 'figure', tile: true };
};

/** The features that the answer stands on. */
const standOn = (question: HotSpots, { snapshot }: Look): Features =>
  featuresOf(snapshot, question.places === undefined ? question.of : { layer: question.places });

type Scored = GatheredRow & { added: Properties };

const scored = (rows: readonly GatheredRow[], metres: number, rate: number): Scored[] => {
  const there = rows.filter((row): row is GatheredRow & { value: number } => row.value !== null);
  const scores = getisOrdLocal(
    there.map(({ value }) => value),
    neighboursWithin(there, metres),
  );
  const stand = falseDiscovery(
    scores.map((score) => score?.p ?? null),
    rate,
  );
  return there.map((row, at) => {
    const score = scores[at] ?? null;
    const found = stand[at] && score ? (score.z > 0 ? 'hot' : 'cold') : 'none';
    return {
      ...row,
      added: { figure: row.value, hot_class: found, hot_z: score?.z ?? null, hot_p: score?.p ?? null },
    };
  });
};

/** Where high or low values lie together more than by chance. */
export const hotSpots: Kind<'hot-spots'> = {
  layers: ({ of, places }) => [of.layer, ...(places === undefined ? [] : [places])],
  check: (question, look) => {
    const gathering = gatheringOf(question);
    if (gathering) checkGathering(gathering, look);
    else figureOf(question, look);
    const { featureCount } = standOn(question, look).layer;
    if (featureCount > MOST_PLACES)
      throw badParameter('of.layer', 'invalid-parameter', { reason: `${featureCount} > ${MOST_PLACES}` });
  },
  title: (question, look) => filled(TITLE, { figure: figureOf(question, look).title }),
  size: (question, { snapshot }) => featuresOf(snapshot, question.of).layer.featureCount,
  answer: async (work, question, look) => {
    const gathering = gatheringOf(question);
    const features = standOn(question, look);
    const rows = gathering
      ? await gather(work, gathering, look)
      : await ownRows(work, features, question.property ?? '');
    const metres = question.metres ?? leastDistance(rows);
    const found = scored(rows, metres, question.rate);
    const count = (name: string) => found.filter(({ added }) => added.hot_class === name).length;
    return standingAnswer(features, look.snapshot, {
      rows: found,
      added: [figureOf(question, look), ...ADDED],
      keep: 'naming',
      draw: DRAW,
      method: filled(METHOD, { metres: Math.round(metres), rate: 100 * question.rate }),
      summary: { hot: count('hot'), cold: count('cold'), metres: Math.round(metres) },
    });
  },
};
