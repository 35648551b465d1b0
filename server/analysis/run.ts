import type { Question } from '../../sql/model/analysis.ts';
import type { Answer } from './answer.ts';
import { boundedRows, boundedShapes } from './bounds.ts';
import type { Look } from './kind.ts';
import { kindOf } from './kinds/index.ts';
import type { Work } from './work.ts';

/** Works a question out; throws a 400 where the answer is larger than any may be. */
export const answerOf = async (work: Work, question: Question, look: Look): Promise<Answer> => {
  const answer = await kindOf(question).answer(work, question as never, look);
  if (answer.rows.kind === 'drawn') boundedShapes(answer.rows.rows);
  else boundedRows(answer.rows.rows);
  return answer;
};

/** Below this what is looked at is few enough to be tried at once. */
const SMALL = 20_000;

export const isSmall = (question: Question, look: Look): boolean =>
  kindOf(question).size(question as never, look) <= SMALL;
