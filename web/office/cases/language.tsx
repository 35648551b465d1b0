import type { Language } from '../../../sql/model/text.ts';
import { LANGUAGES } from '../../../sql/model/text.ts';
import { civicApi } from '../../civic/api.ts';
import { OWN_NAMES, useWords } from '../../i18n/intl.tsx';
import { RadioInput } from '../../ui/form/choice-input.tsx';
import { useDeed } from '../parts/use-deed.ts';

const CHOICES = LANGUAGES.map((id) => ({ id, title: OWN_NAMES[id], lang: id }));

/** In which language somebody is written to, and has her receipt. */
export const LanguageChoice = ({
  language,
  onChange,
}: {
  language: Language;
  onChange: (language: Language) => void;
}) => {
  const { say } = useWords();
  return (
    <RadioInput
      name="language"
      label={say('cases.language')}
      value={language}
      choices={CHOICES}
      onChange={(id) => onChange(id as Language)}
    />
  );
};

/** Has whoever sent a case written to in another language from now on. */
export const useLanguageOf = (number: string) => {
  const { say } = useWords();
  return useDeed({
    work: (language: Language) => civicApi.setLanguage(number, language),
    changes: ['case'],
    said: (language) => say('cases.languageSet', { language: OWN_NAMES[language] }),
    isLoud: true,
  });
};
