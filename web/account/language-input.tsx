import type { Language } from '../../sql/model/text.ts';
import { OWN_NAMES, useWords } from '../i18n/intl.tsx';
import { SelectInput } from '../ui/form/choice-input.tsx';

const choices = Object.entries(OWN_NAMES).map(([id, title]) => ({ id, title, lang: id }));

/** The language that somebody is written to in, and that pages begin with. */
export const LanguageInput = ({ value }: { value: Language }) => {
  const { say } = useWords();
  return (
    <SelectInput
      name="language"
      label={say('language.label')}
      help={say('language.help')}
      choices={choices}
      defaultValue={value}
    />
  );
};
