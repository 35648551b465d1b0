import type { Question, QuestionKind } from '../../../sql/model/analysis.ts';
import type { Kind } from '../kind.ts';
import { buffer } from './buffer.ts';
import { byPlace } from './by-place.ts';
import { change } from './change.ts';
import { cover } from './cover.ts';
import { hotSpots } from './hot-spots.ts';
import { intersect } from './intersect.ts';
import { near } from './near.ts';
import { nearest } from './nearest.ts';
import { trend } from './trend.ts';
import { within } from './within.ts';

/** Every kind of question by its name. */
export const KINDS: { [K in QuestionKind]: Kind<K> } = {
  within,
  near,
  buffer,
  intersect,
  'by-place': byPlace,
  nearest,
  'hot-spots': hotSpots,
  change,
  cover,
  trend,
};

/** The kind of a question, which takes just such. */
export const kindOf = (question: Question): Kind<QuestionKind> =>
  KINDS[question.kind] as unknown as Kind<QuestionKind>;
