import type { Request } from 'express';
import type { Suggestion } from '../../../sql/model/api/records.ts';
import type { SuggestedKind } from '../../../sql/model/records/form.ts';
import { stemsOf } from '../../../sql/model/records/likeness.ts';
import type { Services } from '../../services.ts';
import type { Kind } from '../types.ts';
import { suggestedCases } from './cases.ts';
import { suggestedDocuments } from './documents.ts';
import { suggestedLayers } from './layers.ts';

/** What is looked for, by whom, on behalf of which module. */
export type Looking = { services: Services; request: Request; kind: Kind; stems: readonly string[] };
/** Something that was found, and what share of the words it holds. */
export type Found = { suggestion: Suggestion; covers: number };

const SOURCES: Record<SuggestedKind, (looking: Looking) => Promise<Found[]>> = {
  layers: suggestedLayers,
  documents: suggestedDocuments,
  cases: suggestedCases,
};

/** What holds less of the words than this is about something else, or shares one word by chance. */
const LEAST_COVERED = 0.5;
const MOST_OF_A_KIND = 3;

/** What is published already and may answer a text that is being written, of the kinds that its field declares; those that cover most first. */
export const suggestionsFor = async (
  looking: Omit<Looking, 'stems'>,
  kinds: readonly SuggestedKind[],
  text: string,
): Promise<Suggestion[]> => {
  const stems = stemsOf(text);
  if (stems.length === 0) return [];
  const found = await Promise.all(
    kinds.map(async (kind) =>
      (await SOURCES[kind]({ ...looking, stems }))
        .filter(({ covers }) => covers >= LEAST_COVERED)
        .sort((one, other) => other.covers - one.covers)
        .slice(0, MOST_OF_A_KIND),
    ),
  );
  return found
    .flat()
    .sort((one, other) => other.covers - one.covers)
    .map(({ suggestion }) => suggestion);
};
