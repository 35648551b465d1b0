import { Layer } from '../../../sql/model/layer.ts';
import type { Property } from '../../../sql/model/property.ts';
import type { CaseType } from '../../../sql/model/records/case-type.ts';
import {
  CASES_SOURCE,
  CASES_THEME,
  casesLayerOf,
  countProperty,
} from '../../../sql/model/records/published.ts';
import { type Text, textOf } from '../../../sql/model/text.ts';
import type { Kind } from '../types.ts';

const words = (ar: string, fr: string, en: string): Text => ({ ar, fr, en });
type Code = { value: string; title: Text };

/** ColorBrewer's Dark2, for what has no order. */
const COLORS = ['#1b9e77', '#d95f02', '#7570b3', '#e7298a', '#66a61e', '#e6ab02', '#a6761d', '#666666'];

/** The categories of a module, where all may know them. */
const categoriesOf = ({ form, reads }: CaseType): Code[] => {
  const field = form.fields.find(({ id }) => id === reads.category);
  if (field?.kind !== 'choice' || field.audience !== 'public' || field.personal) return [];
  return field.options.map(({ id, label }) => ({ value: id, title: label }));
};

const statesOf = ({ workflow }: CaseType): Code[] =>
  workflow.states.flatMap(({ id, title, isPublic }) => (isPublic ? [{ value: id, title }] : []));

const AT_LEAST = words('على الأقل', 'au moins', 'at least');
const COMMA = words('،', ',', ',');

/** What is counted in cases, in round numbers. */
const countsOf = ({ workflow }: CaseType): Property[] =>
  workflow.counts.map(({ id, title }) => ({
    ...{ name: countProperty(id), type: 'integer', tile: true },
    title: textOf((language) => `${title[language]}${COMMA[language]} ${AT_LEAST[language]}`),
    description: words(
      'على الأقل: عدد مقرب إلى رقمين، والعدد الصحيح في صفحة الملف.',
      'Au moins : nombre arrondi à deux chiffres ; le nombre exact est sur la page du dossier.',
      'At least: rounded down to two digits; the exact number is on the page of the case.',
    ),
  }));

/** That numbers are round, and why: nothing is kept from anybody by it. */
const ROUNDED = words(
  'ما يُحصى في الملفات (التوقيعات مثلا) عدد أدنى مقرب إلى رقمين، 1200 بدل 1234، كي لا تُنشر الطبقة من جديد مع كل زيادة. لا يُحجب بذلك شيء: العدد الصحيح في صفحة الملف.',
  'Ce qui est compté dans les dossiers (signatures…) est un minimum arrondi à deux chiffres, 1200 au lieu de 1234, pour que la couche ne soit pas republiée à chaque unité. Rien n’est caché par là : le nombre exact est sur la page du dossier.',
  'What is counted in cases (signatures, say) is a minimum rounded down to two digits, 1200 for 1234, so that the layer is not published anew with every one. Nothing is kept back by it: the exact number is on the page of the case.',
);

const propertiesOf = (type: CaseType, categories: Code[], states: Code[]): Property[] => [
  { name: 'number', type: 'string', title: words('العدد', 'Numéro', 'Number'), required: true },
  {
    ...{ name: 'subject', type: 'string', title: words('الموضوع', 'Objet', 'Subject') },
    ...{ search: true, tile: true },
  },
  {
    ...{ name: 'category', type: 'string', title: words('الصنف', 'Catégorie', 'Category'), tile: true },
    ...(categories.length > 0 ? { codes: categories } : {}),
  },
  {
    ...{ name: 'state', type: 'string', title: words('الحالة', 'État', 'State') },
    ...{ codes: states, tile: true },
  },
  { name: 'received', type: 'date', title: words('تاريخ التقديم', 'Date de dépôt', 'Received') },
  { name: 'closed', type: 'date', title: words('تاريخ الرد', 'Date de réponse', 'Answered') },
  { name: 'structure', type: 'text', title: words('الهيكل', 'Structure', 'Public body') },
  { name: 'place', type: 'text', title: words('المكان', 'Lieu', 'Place') },
  ...countsOf(type),
  {
    ...{ name: 'accuracy_m', type: 'integer', title: words('الدقة', 'Précision', 'Accuracy'), unit: 'm' },
    description: words(
      'عُرض الموقع عن قصد بأقل دقة مما ذُكر.',
      'La position est donnée à dessein moins finement qu’elle n’a été indiquée.',
      'The position is deliberately told less finely than it was given.',
    ),
  },
  { name: 'page', type: 'string', format: 'uri', title: words('الصفحة', 'Page', 'Page') },
];

/** The manifest of the layer of a module's published cases; null where they lie on no map. */
export const casesManifest = ({ module, type }: Kind): Layer | null => {
  const { layer, map } = type.publication;
  if (!layer || map === 'none') return null;
  const [categories, states] = [categoriesOf(type), statesOf(type)];
  const drawn = categories.length > 1 && categories.length <= COLORS.length ? categories : states;
  return Layer.parse({
    id: casesLayerOf(module.id),
    theme: CASES_THEME,
    ...layer,
    geometry: 'point',
    key: ['number'],
    properties: propertiesOf(type, categories, states),
    draw: {
      kind: 'category',
      property: drawn === categories ? 'category' : 'state',
      classes: drawn.map((one, at) => ({ ...one, color: COLORS[at % COLORS.length] })),
    },
    popup: {
      ...{ title: 'subject', subtitle: 'state' },
      rows: [
        ...type.workflow.counts.map(({ id }) => countProperty(id)),
        ...['category', 'received', 'closed', 'structure', 'place', 'accuracy_m', 'number', 'page'],
      ],
    },
    keywords: [module.title.ar, module.title.fr, module.title.en],
    ...(type.workflow.counts.length > 0 ? { quality: ROUNDED } : {}),
    updateFrequency: 'continual',
    status: module.web.sample ? 'sample' : 'real',
    sources: [CASES_SOURCE],
  });
};
