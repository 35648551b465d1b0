import { LANGUAGES, type Language, type Text } from '../../../sql/model/text.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { TextInput } from '../../ui/form/text-input.tsx';

/** A text in three languages, as a field of each. */
export type WordField = {
  name: string;
  label: MessageKey;
  lines: number;
  most: number;
  isOptional: boolean;
};

type Begun = Readonly<Record<string, unknown>>;

const textOf = (begun: Begun, name: string, of: Language): string =>
  (begun[name] as Text | null | undefined)?.[of] ?? '';

/** Texts in three languages, each language by itself, as somebody writes them; the names of the fields begin with `prefix`. */
export const WordFields = ({
  prefix,
  fields,
  begun,
}: {
  prefix: string;
  fields: readonly WordField[];
  begun: Begun;
}) => {
  const { say } = useWords();
  return (
    <div className="duty-languages">
      {LANGUAGES.map((of) => (
        <fieldset key={of}>
          <legend>{say(`duty.in.${of}`)}</legend>
          <div className="duty-words">
            {fields.map(({ name, label, lines, most, isOptional }) => (
              <TextInput
                key={name}
                name={`${prefix}.${name}.${of}`}
                label={say(label)}
                lines={lines}
                language={of}
                maxLength={most}
                isOptional={isOptional}
                defaultValue={textOf(begun, name, of)}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
};

/** A text in three languages as it was written; null where there is nothing in any. */
export const wordsIn = (form: FormData, name: string): Record<Language, string> | null => {
  const of = (language: Language) => String(form.get(`${name}.${language}`) ?? '').trim();
  const words = { ar: of('ar'), fr: of('fr'), en: of('en') };
  return words.ar || words.fr || words.en ? words : null;
};

/** The same where there must be something, so that it is found missing in each language. */
export const allWordsIn = (form: FormData, name: string): Record<Language, string> =>
  wordsIn(form, name) ?? { ar: '', fr: '', en: '' };
