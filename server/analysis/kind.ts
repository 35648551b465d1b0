import type { QuestionKind, QuestionOf } from '../../sql/model/analysis.ts';
import type { Text } from '../../sql/model/text.ts';
import type { Snapshot } from '../layers/catalogue.ts';
import type { Answer } from './answer.ts';
import type { PlaceFound } from './target.ts';
import type { TrendSource } from './trend/source.ts';
import type { Work } from './work.ts';

/** What a question is asked of: layers as whoever asks sees them, and the places that it names. */
export type Look = {
  snapshot: Snapshot;
  places: ReadonlyMap<string, PlaceFound>;
  /** Of a question about trends. */
  trend?: TrendSource;
};

/** A kind of question. */
export type Kind<K extends QuestionKind> = {
  /** Layers that it names. */
  layers: (question: QuestionOf<K>) => string[];
  /** Throws a 400 or 404 for what is asked of the wrong things. */
  check: (question: QuestionOf<K>, look: Look) => void;
  title: (question: QuestionOf<K>, look: Look) => Text;
  /** About how many features are looked at: few are answered at once. */
  size: (question: QuestionOf<K>, look: Look) => number;
  answer: (work: Work, question: QuestionOf<K>, look: Look) => Promise<Answer>;
};
