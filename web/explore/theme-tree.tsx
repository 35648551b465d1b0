import { useState } from 'react';
import {
  Button,
  Checkbox,
  Disclosure,
  DisclosurePanel,
  Heading,
  Input,
  SearchField,
} from 'react-aria-components';
import type { LayerInfo, ThemeList } from '../../sql/model/api.ts';
import { fold } from '../../sql/model/text.ts';
import { briefAddress } from '../brief/get-brief.ts';
import { useWords } from '../i18n/intl.tsx';
import { Icon, themeIcon } from '../ui/icon.tsx';

type Theme = ThemeList['themes'][number];
type Choice = { isShown: (id: string) => boolean; toggle: (id: string) => void };

const wordsOf = ({ layer }: LayerInfo): string =>
  fold(
    [
      ...Object.values(layer.title),
      ...Object.values(layer.description),
      ...(layer.keywords ?? []),
      layer.id,
    ].join(' '),
  );

const LayerRow = ({ info, choice }: { info: LayerInfo; choice: Choice }) => {
  const { say, text } = useWords();
  return (
    <li>
      <Checkbox
        className="layer-row"
        isSelected={choice.isShown(info.layer.id)}
        onChange={() => choice.toggle(info.layer.id)}
      >
        <span className="box" aria-hidden="true">
          <Icon name="check" />
        </span>
        <span className="layer-row-title">{text(info.layer.title)}</span>
        {info.layer.status === 'sample' && <span className="badge-sample">{say('layer.sample')}</span>}
      </Checkbox>
    </li>
  );
};

const ThemeGroup = ({
  theme,
  layers,
  choice,
  isOpen,
}: {
  theme: Theme;
  layers: LayerInfo[];
  choice: Choice;
  isOpen: boolean;
}) => {
  const { say, text, language } = useWords();
  return (
    <Disclosure className="theme" key={String(isOpen)} defaultExpanded={isOpen}>
      <Heading level={3}>
        <Button slot="trigger" className="theme-trigger">
          <span className="theme-icon">
            <Icon name={themeIcon(theme.icon)} />
          </span>
          <span className="theme-title">{text(theme.title)}</span>
          <span className="muted">{say('tree.count', { count: layers.length })}</span>
          <Icon name="chevron" flip />
        </Button>
      </Heading>
      <DisclosurePanel>
        <ul className="theme-layers">
          {layers.map((info) => (
            <LayerRow key={info.layer.id} info={info} choice={choice} />
          ))}
        </ul>
        <a
          className="theme-brief"
          href={briefAddress({ kind: 'theme', id: theme.id }, language)}
          target="_blank"
          rel="noreferrer"
        >
          <Icon name="file" />
          {say('brief.make')}
        </a>
      </DisclosurePanel>
    </Disclosure>
  );
};

/** All themes and their layers, narrowed by words in any of the three languages. */
export const ThemeTree = ({
  themes,
  layers,
  choice,
}: {
  themes: readonly Theme[];
  layers: readonly LayerInfo[];
  choice: Choice;
}) => {
  const { say } = useWords();
  const [query, setQuery] = useState('');
  const wanted = fold(query);
  const found = layers.filter((info) => wordsOf(info).includes(wanted));
  const groups = themes
    .map((theme) => ({ theme, layers: found.filter(({ layer }) => layer.theme === theme.id) }))
    .filter((group) => group.layers.length > 0);
  return (
    <section className="tree" aria-label={say('panel.themes')}>
      <h2>{say('panel.themes')}</h2>
      <SearchField className="tree-filter" value={query} onChange={setQuery} aria-label={say('tree.filter')}>
        <Icon name="search" />
        <Input placeholder={say('tree.filter')} />
      </SearchField>
      {groups.length === 0 && <p className="state">{say('tree.none', { query })}</p>}
      {groups.map((group) => (
        <ThemeGroup key={group.theme.id} {...group} choice={choice} isOpen={wanted !== ''} />
      ))}
    </section>
  );
};
