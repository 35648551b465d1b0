import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { PlaceInfo } from '../../sql/model/api.ts';
import { useWords } from '../i18n/intl.tsx';
import { nameIn } from '../series/names.ts';
import { Icon } from '../ui/icon.tsx';
import { placeApi } from './api.ts';

const LEAST_LETTERS = 2;

/** Chooses a place of the same level to stand beside. */
export const CompareWith = ({
  place,
  chosen,
  onAdd,
}: {
  place: PlaceInfo;
  chosen: readonly string[];
  onAdd: (id: string) => void;
}) => {
  const { say, language } = useWords();
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['places-named', wanted, language],
    queryFn: ({ signal }) => placeApi.named(wanted, language, signal),
    enabled: wanted.length >= LEAST_LETTERS,
  });
  const found = (data ?? []).filter(({ id, level }) => level === place.level && !chosen.includes(id));
  return (
    <ComboBox
      className="compare-with"
      inputValue={query}
      onInputChange={setQuery}
      selectedKey={null}
      onSelectionChange={(key) => {
        if (key === null) return;
        onAdd(String(key));
        setQuery('');
      }}
      menuTrigger="input"
      allowsEmptyCollection={query.trim().length >= LEAST_LETTERS}
      defaultFilter={() => true}
    >
      <Label>{say('place.compareWith')}</Label>
      <div className="compare-field">
        <Icon name="plus" />
        <Input placeholder={say('place.comparePlace')} />
        <Button className="visually-hidden">{say('place.compareWith')}</Button>
      </div>
      <Popover className="popover">
        <ListBox
          renderEmptyState={() => (
            <p className="state">
              {isFetching ? say('search.loading') : say('search.none', { query: wanted })}
            </p>
          )}
        >
          {found.map(({ id, name, levelTitle }) => (
            <ListBoxItem key={id} id={id} className="option" textValue={nameIn(name, language, id)}>
              <span>{nameIn(name, language, id)}</span>
              <span className="muted">{levelTitle[language]}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </ComboBox>
  );
};
