import type { Text } from '../../../sql/model/text.ts';
import type { Colophon } from '../document.ts';
import type { Sight } from '../sight.ts';
import type { WordKey } from '../words/en.ts';

/** What of a document is to be accounted for. */
export type Used = {
  /** Layers whose sources were drawn on. */
  layers: readonly string[];
  classes: readonly Text[];
  hasSamples: boolean;
  methods: readonly WordKey[];
  /** What figures of the whole country are of. */
  wholes?: readonly Text[];
};

const unique = (list: readonly string[]): string[] => [...new Set(list)];

const sourcesOf = ({ snapshot, words }: Sight, layers: readonly string[]): string[] => {
  const ids = unique(layers.flatMap((id) => snapshot.layers.get(id)?.manifest.sources ?? []));
  return ids.flatMap((id) => {
    const source = snapshot.sources.get(id);
    if (!source) return [];
    const licence = snapshot.licences.get(source.licence);
    return words.say('source', {
      title: words.text(source.title) + (source.date ? ` (${source.date})` : ''),
      publisher: source.publisher,
      licence: licence ? words.text(licence.title) : source.licence,
    });
  });
};

/** Sources with licences and dates, methods, and a warning of samples. */
export const colophonOf = (
  sight: Sight,
  { layers, classes, hasSamples, methods, wholes = [] }: Used,
): Colophon => {
  const { words } = sight;
  return {
    title: words.say('sources'),
    sources: sourcesOf(sight, layers),
    notes: [
      ...(hasSamples ? [words.say('sampleNote')] : []),
      ...methods.map((key) => words.say(key)),
      ...unique(wholes.map((is) => words.say('wholeOf', { is: words.text(is) }))),
      ...unique(classes.map((text) => words.say('classesFrom', { text: words.text(text) }))),
    ],
  };
};
