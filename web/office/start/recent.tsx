import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { auditApi } from '../api.ts';
import { Action, Actor, ObjectOf } from '../audit/entry.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { Ago } from '../parts/when.tsx';

const SHOWN = 6;

/** What was done last, from the audit trail. */
export const Recent = () => {
  const { say } = useWords();
  const query = useQuery({
    queryKey: ['audit', 'last'],
    queryFn: ({ signal }) => auditApi.page({ limit: SHOWN }, signal),
  });
  return (
    <section className="panel-card">
      <header className="head">
        <h2>{say('recent.title')}</h2>
        <Link href="/office/audit">{say('recent.all')}</Link>
      </header>
      <Fetched query={query}>
        {({ entries }) =>
          entries.length === 0 ? (
            <p className="muted">{say('audit.none')}</p>
          ) : (
            <ol className="recent">
              {entries.map((entry) => (
                <li key={entry.no}>
                  <Ago at={entry.at} />
                  <span>
                    <strong>
                      <Action action={entry.action} />
                    </strong>
                    <span className="muted">
                      <Actor entry={entry} /> · <ObjectOf entry={entry} />
                    </span>
                  </span>
                </li>
              ))}
            </ol>
          )
        }
      </Fetched>
    </section>
  );
};
