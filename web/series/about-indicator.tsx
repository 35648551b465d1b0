import { Link } from 'react-aria-components';
import { path } from '../api.ts';
import { useWords } from '../i18n/intl.tsx';
import { methodAddress } from '../indicators/address.ts';
import { placeAddress } from '../place/address.ts';
import { Pair, SourcesPair } from './about.tsx';
import { periodAt } from './charted.ts';
import { durationInWords } from './duration-words.ts';
import type { Line } from './line.ts';
import { indicatorAddress } from './page-address.ts';

/** What an indicator is and how it is computed: method and its text, sources, coverage that is asked for, the ways further. */
export const AboutIndicator = ({ line, name }: { line: Line; name: string }) => {
  const words = useWords();
  const { say, text, number } = words;
  const { series, sources, computed } = line.one;
  if (!computed) return null;
  const { info, place } = computed;
  const length = durationInWords(series.averaging, words);
  return (
    <section className="figure-part about-series">
      <h3>{say('chart.aboutOf', { name })}</h3>
      <p className="muted">{text(info.description)}</p>
      {info.status === 'sample' && <p className="sample-note">{say('chart.sample')}</p>}
      <dl className="pairs">
        <Pair title={say('indicator.method')}>
          {say(`method.${info.method.kind}`)} · {say('lineage.version', { version: info.version })}
        </Pair>
        <Pair title={say('lineage.reference')}>{text(info.reference)}</Pair>
        <SourcesPair sources={sources} />
        {length && <Pair title={say('indicator.period')}>{length}</Pair>}
        {info.minCoverage > 0 && (
          <Pair title={say('indicator.minCoverage')}>{number(info.minCoverage * 100, 0)} %</Pair>
        )}
        {info.sdg && <Pair title={say('indicator.sdg')}>{info.sdg}</Pair>}
        <Pair title={say('indicator.count')}>{number(series.n, 0)}</Pair>
      </dl>
      <p className="about-links">
        {series.last && (
          <Link
            href={indicatorAddress(
              info.id,
              place,
              periodAt(Date.parse(series.last.time) / 1000, info.period, series.timeZone),
            )}
          >
            {say('lineage.newest')}
          </Link>
        )}
        <Link href={methodAddress(info.id)}>{say('indicator.about')}</Link>
        <Link href={placeAddress(place)}>{say('indicator.profile')}</Link>
        <a href={path`/api/indicators/${info.id}`}>{say('indicator.api')}</a>
      </p>
    </section>
  );
};
