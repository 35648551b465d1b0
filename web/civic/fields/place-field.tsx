import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { placeApi } from '../../place/api.ts';
import { nameIn } from '../../series/names.ts';
import { useSettled } from '../../use-settled.ts';
import { About, Name } from './about-field.tsx';
import { Chosen } from './chosen.tsx';
import type { FieldProps } from './field.ts';

const LEAST_LETTERS = 2;
const LONG = { staleTime: 300_000 };

/** The name of a place by its id, and its level. */
export const usePlaceName = (id: string | null): string | null => {
  const { language, text } = useWords();
  const { data } = useQuery({
    queryKey: ['place', id],
    queryFn: ({ signal }) => placeApi.one(id ?? '', signal),
    enabled: id !== null,
    retry: false,
    ...LONG,
  });
  if (id === null) return null;
  return data ? `${nameIn(data.name, language, id)} · ${text(data.levelTitle)}` : id;
};

/** A place, found by its name; of one of some levels where the form says so. */
export const PlaceField = ({ field, value, fault, onChange }: FieldProps<'place'>) => {
  const { say, language, text } = useWords();
  const [typed, setTyped] = useState('');
  // Choosing puts one part in the place of another: the keyboard goes along.
  const hasKeyboard = useRef(false);
  const change = (id: string | undefined) => {
    hasKeyboard.current = true;
    onChange(id);
  };
  const words = useSettled(typed.trim());
  const id = typeof value === 'string' && value !== '' ? value : null;
  const name = usePlaceName(id);
  const { data, isFetching } = useQuery({
    queryKey: ['places-named', words, language],
    queryFn: ({ signal }) => placeApi.named(words, language, signal),
    enabled: words.length >= LEAST_LETTERS,
    ...LONG,
  });
  if (id !== null)
    return (
      <Chosen {...{ field, fault }} hasKeyboard={hasKeyboard.current} onDrop={() => change(undefined)}>
        {name}
      </Chosen>
    );
  // Until what is typed has settled and is answered, nothing is known to be missing.
  const isLooking = isFetching || words !== typed.trim();
  const found = (data ?? []).filter(({ level }) => !field.levels || field.levels.includes(level));
  return (
    <ComboBox
      className="field-box"
      inputValue={typed}
      onInputChange={setTyped}
      value={null}
      onChange={(key) => {
        if (key === null) return;
        setTyped('');
        change(String(key));
      }}
      menuTrigger="input"
      // By what is typed, not by what was looked for: that comes later, when the list would not open any more.
      allowsEmptyCollection={typed.trim().length >= LEAST_LETTERS}
      defaultFilter={() => true}
      isRequired={field.required}
      isInvalid={fault !== null}
      validationBehavior="aria"
    >
      <Name field={field} />
      <Input className="input" autoFocus={hasKeyboard.current} placeholder={say('civic.placeType')} />
      <About field={field} fault={fault} />
      <Popover className="popover select-popover">
        <ListBox
          renderEmptyState={() => (
            <p className="option muted">{say(isLooking ? 'search.loading' : 'civic.placeNone')}</p>
          )}
        >
          {found.map((place) => {
            const title = nameIn(place.name, language, place.id);
            return (
              <ListBoxItem key={place.id} id={place.id} className="option" textValue={title}>
                <span>{title}</span>
                <span className="muted">{text(place.levelTitle)}</span>
              </ListBoxItem>
            );
          })}
        </ListBox>
      </Popover>
      <Button className="visually-hidden" excludeFromTabOrder>
        {say('civic.placeType')}
      </Button>
    </ComboBox>
  );
};
