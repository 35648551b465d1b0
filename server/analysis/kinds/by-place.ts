import type { QuestionOf } from '../../../sql/model/analysis.ts';
import { quantileDraw } from '../classes.ts';
import type { Kind, Look } from '../kind.ts';
import { featuresOf } from '../sides.ts';
import { standingAnswer } from '../standing.ts';
import { filled, words } from '../words.ts';
import { checkGathering, gather, gatheredProperty, gatherMethod } from './gather.ts';

type ByPlace = QuestionOf<'by-place'>;

const TITLE = words('{figure} حسب {places}', '{figure}, par {places}', '{figure}, by {places}');

const sizeOf = ({ of, places }: Pick<ByPlace, 'of' | 'places'>, { snapshot }: Look): number =>
  featuresOf(snapshot, of).layer.featureCount + featuresOf(snapshot, { layer: places }).layer.featureCount;

/** Counts, sums, means or areas of features in each place of a layer. */
export const byPlace: Kind<'by-place'> = {
  layers: ({ of, places }) => [of.layer, places],
  check: checkGathering,
  title: (question, look) =>
    filled(TITLE, {
      figure: gatheredProperty(question, look).title,
      places: featuresOf(look.snapshot, { layer: question.places }).layer.manifest.title,
    }),
  size: sizeOf,
  answer: async (work, question, look) => {
    const rows = await gather(work, question, look);
    const values = rows.flatMap(({ value }) => value ?? []);
    const total = values.reduce((sum, value) => sum + value, 0);
    return standingAnswer(featuresOf(look.snapshot, { layer: question.places }), look.snapshot, {
      rows: rows.map(({ vid, id, properties, value }) => ({
        vid,
        id,
        properties,
        added: { figure: value },
        value,
      })),
      added: [gatheredProperty(question, look)],
      keep: 'naming',
      draw: quantileDraw('figure', values, 'YlGnBu'),
      method: gatherMethod(question.gather),
      summary: {
        gather: question.gather,
        withValue: values.length,
        total: question.gather === 'mean' || question.gather === 'share' ? null : total,
        least: values.length > 0 ? Math.min(...values) : null,
        most: values.length > 0 ? Math.max(...values) : null,
      },
    });
  },
};
