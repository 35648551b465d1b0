import { useQuery } from '@tanstack/react-query';
import { useWords } from '../i18n/intl.tsx';
import { warningsApi } from './api.ts';
import { Severity } from './severity.tsx';

/** Alerts that others issue, with whose they are; nothing where there are none. */
export const Others = () => {
  const { say, text, moment, language } = useWords();
  const { data } = useQuery({
    queryKey: ['incoming-alerts'],
    queryFn: ({ signal }) => warningsApi.others(signal),
    staleTime: 60_000,
  });
  if (!data || data.length === 0) return null;
  return (
    <section className="section">
      <h2>{say('warnings.others')}</h2>
      <p className="muted">{say('warnings.othersText')}</p>
      <ul className="rows others">
        {data.map(({ no, source, alert, expires }) => {
          const info = alert.infos.find((one) => one.language.startsWith(language)) ?? alert.infos[0];
          if (!info) return null;
          return (
            <li key={no}>
              <Severity of={info.severity} />
              <div className="row-main">
                <h3 lang={info.language} dir="auto">
                  {info.headline ?? info.event}
                </h3>
                <p lang={info.language} dir="auto">
                  {info.areas.map(({ description }) => description).join(' · ')}
                </p>
                <p className="muted">
                  {say('warnings.origin', { source: text(source.title), sender: alert.sender })} ·{' '}
                  {say('warnings.until', { time: moment(expires) })}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
