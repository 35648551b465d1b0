import type { Db } from '../../sql/db.ts';
import type { Country } from '../../sql/model/country.ts';
import type { Language } from '../../sql/model/text.ts';
import type { Snapshot } from '../layers/catalogue.ts';
import type { Words } from './words/words.ts';

/** What a document is made from: what whoever asks may see, in her language. */
export type Sight = {
  db: Db;
  country: Country;
  snapshot: Snapshot;
  language: Language;
  words: Words;
  /** Where addresses of ours begin. */
  base: string;
  /** When it is made. */
  now: Date;
  signal: AbortSignal;
  /** Of a report: what was known at the end of this year. */
  year?: number;
};

/** Numbers of the layers whose places are for whoever asks. */
export const placeLayers = ({ snapshot }: Sight): number[] =>
  [...snapshot.layers.values()].filter(({ manifest }) => manifest.place).map(({ no }) => no);
