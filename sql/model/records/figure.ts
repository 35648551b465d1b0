import { z } from 'zod';
import { Indicator, indicatorFields } from '../indicator.ts';
import type { Text } from '../text.ts';

/** What is told of the cases of a place: how many came, how long an answer took, how many were late, how many ended so. */
export const RECORD_MEASURES = ['received', 'median-days', 'late-share', 'outcome-share'] as const;

/** One of a module's figures: an indicator of places, by month or year of receipt. Its layer bears its id. */
export const Figure = z.strictObject({
  measure: z.enum(RECORD_MEASURES),
  /** Of `outcome-share`: the closed states that are counted, of all that is closed. */
  states: z.array(z.string()).min(1).optional(),
  ...z.object(indicatorFields).pick({
    ...{ id: true, title: true, description: true, decimals: true, direction: true, base: true },
    ...{ classes: true, classesSource: true, headline: true, sdg: true },
  }).shape,
  period: z.enum(['month', 'year']),
});
export type Figure = z.infer<typeof Figure>;
export type FigureDeclaration = z.input<typeof Figure>;

const UNITS = { received: '1', 'median-days': 'd', 'late-share': '%', 'outcome-share': '%' } as const;

const METHOD: Text = {
  ar: 'حسب تاريخ تقديم الملف. لا يُنشر أي رقم يخص أقل من خمسة ملفات، ولا ما يمكن استنتاجه منه.',
  fr: 'Selon la date de dépôt du dossier. Aucun chiffre de moins de cinq dossiers n’est publié, ni ce qui permettrait de le retrouver.',
  en: 'By the date on which a case was received. No figure of fewer than five cases is published, nor what it would follow from.',
};

/** A figure as the indicator that it is computed and published as. */
export const indicatorOfFigure = (module: { id: string; sample: boolean }, figure: Figure): Indicator => {
  const { measure, states, ...rest } = figure;
  return Indicator.parse({
    ...rest,
    unit: UNITS[measure],
    ...(measure === 'received' ? { gather: 'sum' } : {}),
    inputs: {
      cases: {
        kind: 'records',
        module: module.id,
        measure,
        ...(states && { states }),
        status: module.sample ? 'sample' : 'real',
      },
    },
    method: { kind: 'sum', terms: [{ input: 'cases' }] },
    reference: METHOD,
    // What people send follows no weather: it is told as it is, and not forecast.
    signals: [],
  });
};
