import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import type { Language } from '../../sql/model/text.ts';
import { useWords } from '../i18n/intl.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { About, Share } from './dialogs.tsx';

/** Languages by their own names: a reader finds hers whatever the page speaks. */
const OWN_NAMES: Record<Language, string> = { ar: 'العربية', fr: 'Français', en: 'English' };

const LanguageChoice = ({ onChange }: { onChange: (language: Language) => void }) => {
  const { say, language } = useWords();
  return (
    <Select
      className="select"
      value={language}
      onChange={(key) => onChange(key as Language)}
      aria-label={say('menu.language')}
    >
      <Button className="button">
        <SelectValue />
        <Icon name="down" />
      </Button>
      <Popover className="popover">
        <ListBox>
          {Object.entries(OWN_NAMES).map(([id, name]) => (
            <ListBoxItem key={id} id={id} className="option" textValue={name}>
              <span lang={id}>{name}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
};

/** Name, language, look, sharing. */
export const TopBar = ({
  scheme,
  onLanguage,
  onScheme,
}: {
  scheme: 'light' | 'dark';
  onLanguage: (language: Language) => void;
  onScheme: (scheme: 'light' | 'dark') => void;
}) => {
  const { say } = useWords();
  const other = scheme === 'light' ? 'dark' : 'light';
  return (
    <header className="top">
      <h1>
        <img src="/icon.svg" alt="" width="28" height="28" />
        {say('app.name')}
      </h1>
      <LanguageChoice onChange={onLanguage} />
      <IconButton
        icon={scheme === 'light' ? 'moon' : 'sun'}
        label={`${say('menu.theme')}: ${say(`menu.${other}`)}`}
        onPress={() => onScheme(other)}
      />
      <Share />
      <About />
    </header>
  );
};
