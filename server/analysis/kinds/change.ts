import type { QuestionOf } from '../../../sql/model/analysis.ts';
import type { Draw } from '../../../sql/model/draw.ts';
import { columnsOf, type Properties, type Property } from '../../../sql/model/property.ts';
import { badParameter } from '../../http/error.ts';
import type { PublishedLayer } from '../../layers/catalogue.ts';
import { layerById } from '../../layers/select.ts';
import type { Answer } from '../answer.ts';
import type { Kind, Look } from '../kind.ts';
import { asPublished, baseVersion, type Features, featuresOf } from '../sides.ts';
import { type Found, standingAnswer } from '../standing.ts';
import { dayText, filled, words } from '../words.ts';
import { openQuery, type Work } from '../work.ts';

type Change = QuestionOf<'change'>;
type Row = {
  before_vid: number | null;
  after_vid: number | null;
  id: string;
  before: Properties | null;
  after: Properties | null;
  reshaped: boolean | null;
  moved: number | null;
  size_before: number | null;
  size_after: number | null;
};

const CLASSES = [
  { value: 'added', title: words('أُضيف', 'Ajouté', 'Added'), color: 'green' },
  { value: 'removed', title: words('أُزيل', 'Supprimé', 'Removed'), color: 'red' },
  { value: 'altered', title: words('تغيّر', 'Modifié', 'Altered'), color: 'orange' },
];
const DRAW: Draw = { kind: 'category', property: 'change', classes: CLASSES };

const TITLE = words(
  '{layer}: ما تغيّر من {from} إلى {to}',
  '{layer} : changements du {from} au {to}',
  '{layer}: what changed from {from} to {to}',
);
const METHODS = {
  validity: words(
    'حالة العناصر في اليومين حسب فترة صلاحيتها. «تغيّر» يعني أن خاصية أو شكلًا اختلف.',
    'État des éléments aux deux dates selon leur période de validité. « Modifié » : une propriété ou la forme diffère.',
    'The state of features on both days by their period of validity. “Altered”: a property or the shape differs.',
  ),
  revision: words(
    'ما كان منشورًا في اليومين. «تغيّر» يعني أن خاصية أو شكلًا اختلف.',
    'Ce qui était publié aux deux dates. « Modifié » : une propriété ou la forme diffère.',
    'What was published on both days. “Altered”: a property or the shape differs.',
  ),
};

const CHANGE: Property = {
  name: 'change',
  type: 'string',
  title: words('التغيّر', 'Changement', 'Change'),
  codes: CLASSES.map(({ value, title }) => ({ value, title })),
};
const DETAILS: Property = {
  name: 'changed',
  type: 'text',
  title: words('ما اختلف', 'Ce qui diffère', 'What differs'),
};
const MOVED: Property = {
  name: 'moved_metres',
  type: 'number',
  title: words('انتقال المركز', 'Déplacement du centre', 'Centre moved by'),
  unit: 'm',
  decimals: 1,
};

/** How large a line or an area is; a point has no size. */
const SIZES = {
  point: null,
  line: { unit: 'km', sql: 'ST_Length(GEOM::geography) / 1000' },
  polygon: { unit: 'km2', sql: 'ST_Area(GEOM::geography) / 1e6' },
} as const;

const sizeProperties = ({ manifest }: PublishedLayer): Property[] => {
  const size = SIZES[manifest.geometry];
  if (!size) return [];
  const of = (name: string, title: Property['title']): Property => ({
    name,
    type: 'number',
    title,
    unit: size.unit,
    decimals: 3,
  });
  return manifest.geometry === 'line'
    ? [
        of('size_before', words('الطول من قبل', 'Longueur avant', 'Length before')),
        of('size_after', words('الطول من بعد', 'Longueur après', 'Length after')),
      ]
    : [
        of('size_before', words('المساحة من قبل', 'Surface avant', 'Area before')),
        of('size_after', words('المساحة من بعد', 'Surface après', 'Area after')),
      ];
};

/** The two states that are held against each other. */
const statesOf = async (work: Work, question: Change, { snapshot }: Look): Promise<[Features, Features]> => {
  const { layer, filter } = question;
  if (question.by === 'validity')
    return [
      featuresOf(snapshot, { layer, filter, day: question.from }),
      featuresOf(snapshot, { layer, filter, day: question.to }),
    ];
  const now = featuresOf(snapshot, { layer, filter });
  return [await asPublished(work.db, now, question.from), await asPublished(work.db, now, question.to)];
};

const read = async (work: Work, [from, to]: [Features, Features]): Promise<Row[]> => {
  const query = openQuery();
  const state = ({ table, selection }: Features) =>
    `select distinct on (f.id) f.* from ${table} f where ${query.visible(selection)} order by f.id, f.valid_from desc nulls last, f.vid`;
  const size = SIZES[to.layer.manifest.geometry];
  const sizeOf = (row: string) => (size ? size.sql.replace('GEOM', `${row}.geom`) : 'null::float8');
  return query.run<Row>(
    work,
    `with a as (${state(from)}), b as (${state(to)})
     select ${baseVersion(from, 'a')} as before_vid, ${baseVersion(to, 'b')} as after_vid, coalesce(b.id, a.id) as id,
       a.properties as before, b.properties as after, not (a.geom = b.geom) as reshaped,
       round(ST_Distance(ST_Centroid(a.geom)::geography, ST_Centroid(b.geom)::geography)::numeric, 1)::float8 as moved,
       ${sizeOf('a')} as size_before, ${sizeOf('b')} as size_after
     from a full join b on a.id = b.id
     where a.vid is null or b.vid is null or a.properties is distinct from b.properties
       or (a.geom is distinct from b.geom and not coalesce(a.geom = b.geom, false))
     order by coalesce(b.fid, a.fid), coalesce(b.vid, a.vid)`,
  );
};

const kindOf = ({ before, after }: Row): string =>
  before === null ? 'added' : after === null ? 'removed' : 'altered';

const shown = (value: unknown): string => (value === null || value === undefined ? '—' : String(value));

/** What differs, as people read it: `Population: 12 → 15`. */
const differences = (row: Row, { manifest }: PublishedLayer): Record<'ar' | 'fr' | 'en', string> => {
  if (kindOf(row) !== 'altered') return { ar: '', fr: '', en: '' };
  const [before, after] = [row.before ?? {}, row.after ?? {}];
  const changed = manifest.properties.flatMap((property) =>
    columnsOf(property)
      .filter((column) => (before[column] ?? null) !== (after[column] ?? null))
      .map((column) => ({
        title: property.title,
        text: `${shown(before[column])} → ${shown(after[column])}`,
      })),
  );
  const shape = words('الشكل', 'Forme', 'Shape');
  const of = (language: 'ar' | 'fr' | 'en') =>
    [
      ...changed.map(({ title, text }) => `${title[language]}: ${text}`),
      ...(row.reshaped ? [shape[language]] : []),
    ].join(' · ');
  return { ar: of('ar'), fr: of('fr'), en: of('en') };
};

const foundOf = (row: Row, layer: PublishedLayer): Found => {
  const changed = differences(row, layer);
  return {
    vid: (row.after_vid ?? row.before_vid)!,
    id: row.id,
    properties: row.after ?? row.before ?? {},
    added: {
      change: kindOf(row),
      changed_ar: changed.ar || null,
      changed_fr: changed.fr || null,
      changed_en: changed.en || null,
      ...(row.moved ? { moved_metres: row.moved } : {}),
      ...(SIZES[layer.manifest.geometry] ? { size_before: row.size_before, size_after: row.size_after } : {}),
    },
    value: null,
  };
};

/** Features that were added, removed or altered between two days. */
export const change: Kind<'change'> = {
  layers: ({ layer }) => [layer],
  check: (question, { snapshot }) => {
    const { manifest } = featuresOf(snapshot, question).layer;
    if (question.from >= question.to)
      throw badParameter('to', 'invalid-parameter', { reason: `${question.to} ≤ ${question.from}` });
    if (question.by === 'validity' && !manifest.time)
      throw badParameter('by', 'layer-without-time', { id: manifest.id });
  },
  title: ({ layer, from, to }, { snapshot }) =>
    filled(TITLE, {
      layer: layerById(snapshot, layer).manifest.title,
      from: dayText(from),
      to: dayText(to),
    }),
  size: ({ layer }, { snapshot }) => layerById(snapshot, layer).featureCount,
  answer: async (work, question, look): Promise<Answer> => {
    const states = await statesOf(work, question, look);
    const rows = await read(work, states);
    const now = featuresOf(look.snapshot, question);
    const count = (kind: string) => rows.filter((row) => kindOf(row) === kind).length;
    return standingAnswer(now, look.snapshot, {
      rows: rows
        .filter(({ after_vid, before_vid }) => after_vid ?? before_vid)
        .map((row) => foundOf(row, now.layer)),
      added: [CHANGE, DETAILS, MOVED, ...sizeProperties(now.layer)],
      keep: 'all',
      draw: DRAW,
      method: METHODS[question.by],
      summary: { added: count('added'), removed: count('removed'), altered: count('altered') },
    });
  },
};
