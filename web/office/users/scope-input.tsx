import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ScopeKind } from '../../../sql/model/roles.ts';
import { LANGUAGES } from '../../../sql/model/text.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/intl.tsx';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import { ComboInput } from '../../ui/form/combo-input.tsx';
import { useSettled } from '../../use-settled.ts';
import { usersApi } from '../api.ts';

type Props = { name: string };

const useThemes = () => useQuery({ queryKey: ['themes'], queryFn: ({ signal }) => api.themes(signal) });
const useStructures = () =>
  useQuery({ queryKey: ['institutions'], queryFn: ({ signal }) => usersApi.institutions(signal) });

/** Asks for what there is to choose from, before anybody wants to choose. */
export const useScopes = (): void => {
  useThemes();
  useStructures();
};

const ThemeInput = ({ name }: Props) => {
  const { say, text } = useWords();
  const { data = [] } = useThemes();
  const choices = data.map(({ id, title }) => ({ id, title: text(title) }));
  return (
    <SelectInput
      name={name}
      label={say('grant.theme')}
      placeholder={say('grant.chooseTheme')}
      choices={choices}
    />
  );
};

const StructureInput = ({ name }: Props) => {
  const { say, text } = useWords();
  const { data = [] } = useStructures();
  const choices = data
    .filter(({ status }) => status !== 'closed')
    .map((one) => ({ id: one.id, title: text(one.name) }));
  return (
    <ComboInput
      name={name}
      label={say('grant.structure')}
      placeholder={say('grant.findStructure')}
      none={say('grant.noStructure')}
      choices={choices}
    />
  );
};

const AreaInput = ({ name }: Props) => {
  const { say, text, language } = useWords();
  const [typed, setTyped] = useState('');
  const words = useSettled(typed);
  const { data = [] } = useQuery({
    queryKey: ['places', words, language],
    queryFn: ({ signal }) => api.places(words, language, signal),
    enabled: words.length > 1,
  });
  const choices = data.map((place) => ({
    id: place.id,
    title: [language, ...LANGUAGES].map((one) => place.name[one]).find(Boolean) ?? place.id,
    note: text(place.levelTitle),
  }));
  return (
    <ComboInput
      name={name}
      label={say('grant.area')}
      placeholder={say('grant.findArea')}
      none={say(words.length > 1 ? 'grant.noArea' : 'grant.findArea')}
      choices={choices}
      onSearch={setTyped}
    />
  );
};

/** What a role is to hold for: a theme, a structure or an area; nothing where it holds everywhere. */
export const ScopeInput = ({ kind, name }: Props & { kind: ScopeKind }) => {
  switch (kind) {
    case 'none':
      return null;
    case 'theme':
      return <ThemeInput name={name} />;
    case 'structure':
      return <StructureInput name={name} />;
    case 'area':
      return <AreaInput name={name} />;
  }
};
