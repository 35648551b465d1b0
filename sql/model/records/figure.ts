import { z } from 'zod';
import { Indicator, indicatorFields } from '../indicator.ts';
import type { Text } from '../text.ts';

/**
 * What is told of the cases of a place: how many came, how long an answer took, how many were late, how many ended so; and what
 * is counted in published ones (signatures), by the places of those who are counted.
 */
export const RECORD_MEASURES = ['received', 'median-days', 'late-share', 'outcome-share', 'counted'] as const;

/** One of a module's figures: an indicator of places, by month or year of receipt. Its layer bears its id. */
export const Figure = z.strictObject({
  measure: z.enum(RECORD_MEASURES),
  /** Of `outcome-share`: the closed states that are counted, of all that is closed. */
  states: z.array(z.string()).min(1).optional(),
  /** Of `counted`: the count. */
  count: z.string().optional(),
  ...z.object(indicatorFields).pick({
    ...{ id: true, title: true, description: true, decimals: true, direction: true, base: true },
    ...{ classes: true, classesSource: true, headline: true, sdg: true },
  }).shape,
  period: z.enum(['month', 'year']),
});
export type Figure = z.infer<typeof Figure>;
export type FigureDeclaration = z.input<typeof Figure>;

const UNITS = {
  received: '1',
  'median-days': 'd',
  'late-share': '%',
  'outcome-share': '%',
  counted: '1',
} as const;

const METHOD: Text = {
  ar: 'حسب تاريخ تقديم الملف. لا يُنشر أي رقم يخص أقل من خمسة ملفات، ولا ما يمكن استنتاجه منه.',
  fr: 'Selon la date de dépôt du dossier. Aucun chiffre de moins de cinq dossiers n’est publié, ni ce qui permettrait de le retrouver.',
  en: 'By the date on which a case was received. No figure of fewer than five cases is published, nor what it would follow from.',
};

const COUNTED: Text = {
  ar: 'حسب تاريخ تقديم الملف ومكان من حُسبوا. لا يدخل في المجموع من كل ملف مكان فيه أقل من خمسة، ولا من لم يذكر مكانه.',
  fr: 'Selon la date de dépôt du dossier et le lieu des personnes comptées. De chaque dossier, les lieux de moins de cinq n’entrent pas dans la somme, ni les personnes sans lieu.',
  en: 'By the date on which a case was received and the place of those who are counted. Of each case, places of fewer than five are not in the sum, nor are those who named no place.',
};

const SEVERAL: Text = {
  ar: 'الملف الذي تمتد منطقته على عدة ولايات يُحسب في كل واحدة منها، ومرة واحدة على مستوى البلاد.',
  fr: 'Un dossier dont la zone s’étend sur plusieurs gouvernorats est compté dans chacun, et une seule fois pour le pays.',
  en: 'A case whose area lies in several governorates is counted in each, and once in the country.',
};

const WHOLE: Text = {
  ar: 'البلاد كلها، بما فيها الملفات التي لا مكان لها',
  fr: 'tout le pays, y compris les dossiers sans lieu',
  en: 'the whole country, cases without a place included',
};

const WHOLE_COUNTED: Text = {
  ar: 'البلاد كلها، دون من لم يذكر مكانه ودون الأماكن التي فيها أقل من خمسة',
  fr: 'tout le pays, sans les personnes sans lieu ni les lieux de moins de cinq',
  en: 'the whole country, without people who named no place or places of fewer than five',
};

const methodOf = (measure: Figure['measure'], hasAreas: boolean): Text => {
  if (measure === 'counted') return COUNTED;
  if (!hasAreas) return METHOD;
  const { ar, fr, en } = METHOD;
  return { ar: `${ar} ${SEVERAL.ar}`, fr: `${fr} ${SEVERAL.fr}`, en: `${en} ${SEVERAL.en}` };
};

/** A figure as the indicator that it is computed and published as. `hasAreas`: cases may be about an area that is drawn. */
export const indicatorOfFigure = (
  module: { id: string; sample: boolean; hasAreas: boolean },
  figure: Figure,
): Indicator => {
  const { measure, states, count, ...rest } = figure;
  const isSum = measure === 'received' || measure === 'counted';
  return Indicator.parse({
    ...rest,
    unit: UNITS[measure],
    ...(isSum ? { gather: 'sum' } : {}),
    // Shares and times are of all cases of the country; how many there are is on no scale of places.
    national: { rule: 'whole', is: measure === 'counted' ? WHOLE_COUNTED : WHOLE, hasClasses: !isSum },
    inputs: {
      cases: {
        kind: 'records',
        module: module.id,
        measure,
        ...(states && { states }),
        ...(count !== undefined && { count }),
        status: module.sample ? 'sample' : 'real',
      },
    },
    method: { kind: 'sum', terms: [{ input: 'cases' }] },
    reference: methodOf(measure, module.hasAreas),
    // What people send follows no weather: it is told as it is, and not forecast.
    signals: [],
  });
};
