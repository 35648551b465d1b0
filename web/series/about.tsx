import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { path } from '../api.ts';
import { useWords } from '../i18n/intl.tsx';
import { durationInWords } from './duration-words.ts';
import type { Line } from './line.ts';
import { seriesLineageAddress } from './page-address.ts';

/** A fact of a series by its title. */
export const Pair = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <dt>{title}</dt>
    <dd>
      <bdi>{children}</bdi>
    </dd>
  </div>
);

/** Who published what it is made of, and under which licence. */
export const SourcesPair = ({ sources }: { sources: Line['one']['sources'] }) => {
  const { say, text } = useWords();
  return (
    <>
      <Pair title={say('chart.source')}>
        {sources.map((source, at) => (
          <span key={`${source.publisher} ${source.title.en}`}>
            {at > 0 && ' · '}
            {source.url ? <a href={source.url}>{text(source.title)}</a> : text(source.title)},{' '}
            {source.publisher}
          </span>
        ))}
      </Pair>
      <Pair title={say('chart.licence')}>
        {[...new Set(sources.map(({ licence }) => text(licence)))].join(' · ')}
      </Pair>
    </>
  );
};

/** Where a series comes from and what its values are: source, licence, averaging, zone, count. */
export const About = ({ line, name }: { line: Line; name: string }) => {
  const words = useWords();
  const { say, text, number } = words;
  const { series, parameter, sources } = line.one;
  const length = durationInWords(series.averaging, words);
  const every = series.every && durationInWords(series.every, words);
  return (
    <section className="figure-part about-series">
      <h3>{say('chart.aboutOf', { name })}</h3>
      {parameter.description && <p className="muted">{text(parameter.description)}</p>}
      {series.status === 'sample' && <p className="sample-note">{say('chart.sample')}</p>}
      <dl className="pairs">
        <SourcesPair sources={sources} />
        <Pair title={say('chart.averaging')}>
          {length ? say('chart.averagingOf', { length, stamp: series.stamp }) : say('chart.instant')}
        </Pair>
        {every && <Pair title={say('chart.every')}>{every}</Pair>}
        {series.procedure && <Pair title={say('chart.procedure')}>{series.procedure}</Pair>}
        <Pair title={say('chart.count')}>{number(series.n, 0)}</Pair>
        <Pair title={say('chart.zone')}>
          <bdi>{series.timeZone}</bdi>
        </Pair>
      </dl>
      <p className="about-links">
        <Link href={seriesLineageAddress(series.id)}>{say('origin.link')}</Link>
        <a href={path`/api/series/${series.id}`}>{say('chart.api')}</a>
      </p>
    </section>
  );
};
