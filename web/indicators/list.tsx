import { useState } from 'react';
import { Link } from 'react-aria-components';
import type { IndicatorInfo } from '../../sql/model/api/indicators.ts';
import { briefAddress } from '../brief/get-brief.ts';
import { useWords } from '../i18n/intl.tsx';
import { periodInWords } from '../place/period-words.ts';
import { useThemesKnown } from '../place/use-profile.ts';
import { Heading } from '../shell/heading.tsx';
import '../ui/chart.css';
import '../ui/form/form.css';
import '../ui/place.css';
import '../ui/place-cards.css';
import './indicators.css';
import { Empty } from '../ui/empty.tsx';
import { TextInput } from '../ui/form/text-input.tsx';
import { Icon, themeIcon } from '../ui/icon.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import { methodAddress } from './address.ts';
import { useIndicators } from './use-indicator.ts';

const One = ({ info }: { info: IndicatorInfo }) => {
  const { say, text, language } = useWords();
  const facts = [
    say(`method.${info.method.kind}`),
    periodInWords(info.present ?? '', language),
    info.sdg && say('place.sdg', { target: info.sdg }),
  ];
  return (
    <li>
      <h3>
        <Link href={methodAddress(info.id)}>{text(info.title)}</Link>
        {info.status === 'sample' && <span className="badge-sample">{say('layer.sample')}</span>}
      </h3>
      <p>{text(info.description)}</p>
      <p className="muted">{facts.filter(Boolean).join(' · ')}</p>
    </li>
  );
};

const OfTheme = ({ theme, all }: { theme: string; all: readonly IndicatorInfo[] }) => {
  const { text, say, language } = useWords();
  const found = useThemesKnown().find(({ id }) => id === theme);
  return (
    <section className="panel-card">
      <h2 className="theme-title">
        <Icon name={themeIcon(found?.icon ?? '')} />
        {found ? text(found.title) : theme}
      </h2>
      <ul className="method-list">
        {all.map((info) => (
          <One key={info.id} info={info} />
        ))}
      </ul>
      <p className="actions">
        <a href={briefAddress({ kind: 'theme', id: theme }, language)} target="_blank" rel="noreferrer">
          {say('brief.make')}
        </a>
      </p>
    </section>
  );
};

/** `/indicators`: every indicator by theme, each with the page of its method. */
export const IndicatorsPage = () => {
  const { say, text } = useWords();
  const { data, isPending, isError, refetch } = useIndicators();
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const found = (data?.indicators ?? []).filter(({ title, description }) =>
    `${text(title)} ${text(description)}`.toLowerCase().includes(wanted),
  );
  const themes = [...new Set(found.map(({ theme }) => theme))];
  return (
    <>
      <Heading lead={<p>{say('indicators.lead')}</p>} />
      {isPending && <Loading />}
      {isError && <Failed retry={() => void refetch()} />}
      {data?.indicators.length === 0 && (
        <Empty icon="chart" title="indicators.none" text="indicators.noneText" />
      )}
      {data && data.indicators.length > 0 && (
        <div className="method-find">
          <TextInput name="find" label={say('indicators.find')} onChange={setWords} />
        </div>
      )}
      {data && data.indicators.length > 0 && found.length === 0 && (
        <p className="muted">{say('indicators.noneFound')}</p>
      )}
      {themes.map((theme) => (
        <OfTheme key={theme} theme={theme} all={found.filter((one) => one.theme === theme)} />
      ))}
    </>
  );
};
