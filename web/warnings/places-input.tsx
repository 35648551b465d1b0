import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { placeApi } from '../place/api.ts';
import { nameIn } from '../series/names.ts';
import { Icon } from '../ui/icon.tsx';

export type Chosen = { id: string; name: string };

const LEAST_LETTERS = 2;

/** Several places, found by typing; each that is chosen can be taken out again. */
export const PlacesInput = ({
  label,
  help,
  chosen,
  placeholder,
  onChange,
}: {
  label: string;
  help?: string;
  placeholder?: string;
  chosen: readonly Chosen[];
  onChange: (chosen: Chosen[]) => void;
}) => {
  const { say, language } = useWords();
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const { data } = useQuery({
    queryKey: ['places-named', wanted, language],
    queryFn: ({ signal }) => placeApi.named(wanted, language, signal),
    enabled: wanted.length >= LEAST_LETTERS,
  });
  const found = (data ?? []).filter(({ id }) => !chosen.some((one) => one.id === id));
  const add = (key: unknown): void => {
    const place = found.find(({ id }) => id === key);
    if (!place) return;
    onChange([...chosen, { id: place.id, name: nameIn(place.name, language, place.id) }]);
    setQuery('');
  };
  return (
    <div className="field-box">
      <ComboBox
        className="field-box"
        inputValue={query}
        onInputChange={setQuery}
        value={null}
        onChange={add}
        menuTrigger="input"
        allowsEmptyCollection={query.trim().length >= LEAST_LETTERS}
        defaultFilter={() => true}
      >
        <Label className="field-label">{label}</Label>
        <Input className="input" placeholder={placeholder ?? say('follow.addPlace')} />
        <Popover className="popover select-popover">
          <ListBox renderEmptyState={() => <p className="option muted">{say('follow.noPlace')}</p>}>
            {found.map(({ id, name, levelTitle }) => (
              <ListBoxItem key={id} id={id} className="option" textValue={nameIn(name, language, id)}>
                <span>{nameIn(name, language, id)}</span>
                <span className="muted">{levelTitle[language]}</span>
              </ListBoxItem>
            ))}
          </ListBox>
        </Popover>
      </ComboBox>
      {help && chosen.length === 0 && <p className="field-help">{help}</p>}
      {chosen.length > 0 && (
        <ul className="tags">
          {chosen.map(({ id, name }) => (
            <li key={id} className="tag chosen-place">
              {name}
              <Button
                aria-label={say('follow.removePlace', { name })}
                onPress={() => onChange(chosen.filter((one) => one.id !== id))}
              >
                <Icon name="close" />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
