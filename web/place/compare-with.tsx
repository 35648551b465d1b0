import { useDeferredValue, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { Icon } from '../ui/icon.tsx';
import { useFeatures, usePlaces } from './candidates.ts';
import type { Profiled } from './use-profile.ts';

/** Chooses who stands beside: a place of the same level, a feature of the same layer. */
export const CompareWith = ({
  profile: { place, indicators },
  chosen,
  onAdd,
}: {
  profile: Profiled;
  chosen: readonly string[];
  onAdd: (id: string) => void;
}) => {
  const { say } = useWords();
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const [places, features] = [usePlaces(place, wanted), useFeatures(place ? undefined : indicators, wanted)];
  const { found, isFetching } = place ? places : features;
  const offered = found.filter(({ id }) => !chosen.includes(id));
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
      menuTrigger={place ? 'input' : 'focus'}
      // By what is typed, not by what is looked for: that comes later, when the list would not open any more.
      allowsEmptyCollection={query.trim().length > 1}
      defaultFilter={() => true}
    >
      <Label>{say('place.compareWith')}</Label>
      <div className="compare-field">
        <Icon name="plus" />
        <Input placeholder={say(place ? 'place.comparePlace' : 'place.compareFeature')} />
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
          {offered.map(({ id, title, note }) => (
            <ListBoxItem key={id} id={id} className="option" textValue={title}>
              <span>{title}</span>
              {note && <span className="muted">{note}</span>}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </ComboBox>
  );
};
