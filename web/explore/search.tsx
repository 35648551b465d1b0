import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef, useState } from 'react';
import {
  Button,
  ComboBox,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
} from 'react-aria-components';
import type { FeatureHit, LayerInfo, PlaceInfo } from '../../sql/model/api.ts';
import { LANGUAGES, type Language } from '../../sql/model/text.ts';
import { api } from '../api.ts';
import { useWords } from '../i18n/intl.tsx';
import { placeAddress } from '../place/address.ts';
import { go } from '../shell/go.ts';
import { Icon } from '../ui/icon.tsx';
import { layersWithIndicators } from './with-indicators.ts';

type Found =
  | { kind: 'place' | 'profile'; place: PlaceInfo }
  | { kind: 'feature'; hit: FeatureHit }
  | { kind: 'told'; hit: FeatureHit };

const nameIn = (name: Partial<Record<Language, string>>, language: Language): string =>
  [language, ...LANGUAGES].map((one) => name[one]).find(Boolean) ?? '';

const useFound = (query: string, language: Language) => {
  const wanted = useDeferredValue(query.trim());
  const isAsked = wanted.length >= 2;
  return useQuery({
    queryKey: ['search', wanted, language],
    queryFn: async ({ signal }) => {
      const [places, hits] = await Promise.all([
        api.places(wanted, language, signal),
        api.search(wanted, language, signal),
      ]);
      return { places, hits };
    },
    enabled: isAsked,
    placeholderData: (before) => (isAsked ? before : undefined),
  });
};

type Option = { id: string; title: string; note: string };

/** A group of what was found, under its heading; nothing where it is empty. */
const Group = ({ id, title, options }: { id: string; title: string; options: readonly Option[] }) =>
  options.length > 0 && (
    <ListBoxSection id={id}>
      <Header>{title}</Header>
      {options.map((option) => (
        <ListBoxItem key={option.id} id={option.id} textValue={option.title} className="option">
          <span>{option.title}</span>
          <span className="muted">{option.note}</span>
        </ListBoxItem>
      ))}
    </ListBoxSection>
  );

const placeOption = (place: PlaceInfo, language: Language): Option => ({
  id: `place ${place.id}`,
  title: nameIn(place.name, language),
  note: [place.levelTitle[language], ...place.parents.map(({ name }) => nameIn(name, language))].join(' · '),
});

/** Of the best places the profile can be gone to at once. */
const MOST_PROFILES = 2;

const hitOption = (
  hit: FeatureHit,
  titles: ReadonlyMap<string, string>,
  kind: 'feature' | 'told' = 'feature',
): Option => ({
  id: `${kind} ${hit.layer}/${hit.id}`,
  title: hit.title,
  note: [titles.get(hit.layer), hit.matched?.value].filter(Boolean).join(' · '),
});

/** Search over places and features, in three languages; what is chosen is shown on the map. */
export const Search = ({
  layers,
  onPlace,
  onFeature,
}: {
  layers: readonly LayerInfo[];
  onPlace: (place: PlaceInfo) => void;
  onFeature: (hit: FeatureHit) => void;
}) => {
  const { say, text, language } = useWords();
  const [query, setQuery] = useState('');
  const field = useRef<HTMLDivElement>(null);
  const { data, isFetching } = useFound(query, language);
  const profiled = (data?.places ?? []).slice(0, MOST_PROFILES);
  const computed = layersWithIndicators(layers);
  const isPlace = (id: string) => layers.some(({ layer }) => layer.id === id && layer.place);
  const told = (data?.hits ?? [])
    .filter(({ layer }) => computed.has(layer) && !isPlace(layer))
    .slice(0, MOST_PROFILES);
  const known = new Map<string, Found>([
    ...(data?.places ?? []).map((place) => [`place ${place.id}`, { kind: 'place', place }] as const),
    ...profiled.map((place) => [`profile ${place.id}`, { kind: 'profile', place }] as const),
    ...told.map((hit) => [`told ${hit.layer}/${hit.id}`, { kind: 'told', hit }] as const),
    ...(data?.hits ?? []).map((hit) => [`feature ${hit.layer}/${hit.id}`, { kind: 'feature', hit }] as const),
  ]);
  const titles = new Map(layers.map(({ layer }) => [layer.id, text(layer.title)]));
  const places = (data?.places ?? []).map((place) => placeOption(place, language));
  const profiles = [
    ...profiled.map((place) => ({ ...placeOption(place, language), id: `profile ${place.id}` })),
    ...told.map((hit) => hitOption(hit, titles, 'told')),
  ];
  const features = (data?.hits ?? []).map((hit) => hitOption(hit, titles));
  const choose = (key: string | number | null) => {
    const found = known.get(String(key));
    if (!found) return;
    if (found.kind === 'profile') return go(placeAddress(found.place.id));
    if (found.kind === 'told') return go(placeAddress(`${found.hit.layer}:${found.hit.id}`));
    if (found.kind === 'feature') onFeature(found.hit);
    else onPlace(found.place);
    setQuery(found.kind === 'feature' ? found.hit.title : nameIn(found.place.name, language));
  };
  const isAsked = query.trim().length >= 2;
  return (
    <ComboBox
      className="search"
      inputValue={query}
      onInputChange={setQuery}
      onSelectionChange={choose}
      selectedKey={null}
      menuTrigger="input"
      allowsEmptyCollection={isAsked}
      allowsCustomValue
      defaultFilter={() => true}
    >
      <Label className="visually-hidden">{say('search.label')}</Label>
      <div className="search-field" ref={field}>
        <Icon name="search" />
        <Input placeholder={say('search.placeholder')} />
        {query !== '' && (
          <Button
            slot={null}
            className="icon-button"
            aria-label={say('about.close')}
            onPress={() => setQuery('')}
          >
            <Icon name="close" />
          </Button>
        )}
      </div>
      <Popover className="popover search-results" offset={6} triggerRef={field}>
        <ListBox
          renderEmptyState={() => (
            <p className="state">{isFetching ? say('search.loading') : say('search.none', { query })}</p>
          )}
        >
          <Group id="places" title={say('search.places')} options={places} />
          <Group id="profiles" title={say('search.profiles')} options={profiles} />
          <Group id="features" title={say('search.features')} options={features} />
        </ListBox>
      </Popover>
    </ComboBox>
  );
};
