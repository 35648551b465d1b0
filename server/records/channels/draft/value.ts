import type { Field } from '../../../../sql/model/records/form.ts';
import { fold, LANGUAGES, type Text, westernDigits } from '../../../../sql/model/text.ts';
import { pointSaid } from './point.ts';

/** Something that a field can be answered with: an option, a body, a place. `name`: what it is called, where its label says more. */
export type Offer = { id: string; label: Partial<Text>; name?: Partial<Text> };

const YES = ['oui', 'yes', 'ok', 'نعم', 'موافق', 'اوافق', 'j accepte', 'd accord', 'i agree'].map(fold);
const NO = ['non', 'no', 'لا'].map(fold);

const names = ({ label, name }: Offer): string[] =>
  [label, ...(name ? [name] : [])].flatMap((text) => LANGUAGES.map((language) => fold(text[language] ?? '')));

const isNamed = (offer: Offer, words: string): boolean =>
  offer.id === words || names(offer).includes(fold(words));

const holdsWords = (offer: Offer, words: string): boolean =>
  words.length >= 3 && names(offer).some((name) => name.includes(fold(words)));

/**
 * Which of what was offered words mean: its number in the list, its name in any language, or a part that only one has. Null where that
 * is none of them, or several.
 */
export const chosenOf = (offers: readonly Offer[], words: string): Offer | null => {
  const text = words.trim().replace(/[.;!]+$/, '');
  const number = /^\d{1,3}$/.exec(westernDigits(text))?.[0];
  if (number) return offers[Number(number) - 1] ?? null;
  const named = offers.filter((offer) => isNamed(offer, text));
  if (named.length > 0) return named.length === 1 ? named[0]! : null;
  const some = offers.filter((offer) => holdsWords(offer, text));
  return some.length === 1 ? some[0]! : null;
};

const dayOf = (text: string): string => {
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? [];
  return year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : text;
};

const agreed = (words: string): unknown => {
  const folded = fold(words.replace(/[.!،,]+/g, ' '));
  const begins = (known: readonly string[]) =>
    known.some((one) => folded === one || folded.startsWith(`${one} `));
  return begins(YES) ? true : begins(NO) ? false : words;
};

/** What somebody wrote for a field, as its form takes it; what it cannot be read as stays as it was written, which the form finds fault with. */
export const readSaid = (field: Field, words: string, offers: readonly Offer[]): unknown => {
  const text = words.trim();
  switch (field.kind) {
    case 'choice': {
      if (!field.many) return chosenOf(offers, text)?.id ?? text;
      return text.split(/[,،;؛]/).map((part) => chosenOf(offers, part)?.id ?? part.trim());
    }
    case 'body':
    case 'place':
      return chosenOf(offers, text)?.id ?? text;
    case 'area': {
      const place = chosenOf(offers, text);
      return place ? { kind: 'place', place: place.id } : text;
    }
    case 'point':
      return pointSaid(text) ?? text;
    case 'consent':
      return agreed(text);
    case 'number': {
      const number = Number(westernDigits(text).replace(/\s/g, '').replace(',', '.'));
      return text === '' || Number.isNaN(number) ? text : number;
    }
    case 'date':
      return dayOf(westernDigits(text));
    case 'phone':
      return westernDigits(text).replace(/[\s().-]/g, '');
    default:
      return text;
  }
};
