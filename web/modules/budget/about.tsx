import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { reasonText } from '../../../sql/model/reasons.ts';
import { useWords } from '../../i18n/intl.tsx';
import { asking, budgetApi, type Which } from './api.ts';
import { exact } from './money.ts';
import type { Budget } from './use-budget.ts';

/** What was found in the file of the version, in the reader's words. */
const Checks = ({ which }: { which: Which }) => {
  const { say, language } = useWords();
  const { data } = useQuery({
    queryKey: ['budget', 'findings', which],
    queryFn: ({ signal }) => budgetApi.findings(which, signal),
  });
  if (!data) return null;
  return (
    <>
      <h3>{say('budget.checks')}</h3>
      <p>{say(data.findings.length === 0 ? 'budget.checksNone' : 'budget.checksText')}</p>
      <ul className="budget-findings">
        {data.findings.map((one) => (
          <li key={`${one.reason} ${one.field} ${one.row} ${one.detail}`}>
            {reasonText(one.reason, language, {
              ...one,
              value: /^-?\d+\.\d+$/.test(String(one.value))
                ? exact(String(one.value), data.of, language)
                : one.value,
              detail: one.detail ?? '',
            }) ?? one.message}
          </li>
        ))}
      </ul>
    </>
  );
};

/** Where it is from, how it is reckoned, and all of it to be taken along. */
export const About = ({ budget, table, which }: { budget: Budget; table?: string; which: Which }) => {
  const { say, text, day } = useWords();
  const { manifest, versions, id, version, population } = budget;
  const here = { dataset: id, version };
  const shownVersion = versions.find((one) => one.version === version);
  const file = (name: string) => `/api/budget/tables/${name}.csv${asking(here)}`;
  return (
    <div className="budget-about">
      <section className="panel-card">
        <h2>{say('budget.download')}</h2>
        <p>{say('budget.downloadText')}</p>
        <ul className="link-row">
          {table && (
            <li>
              <a href={table}>{say('budget.thisTable')}</a>
            </li>
          )}
          <li>
            <a href={file('lines')}>{say('budget.allLines')}</a>
          </li>
          <li>
            <a href={file('codes')}>{say('budget.codesFile')}</a>
          </li>
          <li>
            <a href={`/api/budget/datapackage.json${asking(here)}`}>{say('budget.package')}</a>
          </li>
        </ul>
        {shownVersion && (
          <p className="muted">
            {say('budget.version', {
              version: String(shownVersion.version),
              day: day(shownVersion.loadedAt),
            })}
          </p>
        )}
        {versions.length > 1 && (
          <p>
            {say('budget.versions')}:{' '}
            {versions.map((one) => (
              <Link key={one.version} href={`/budget${asking({ dataset: id, version: one.version })}`}>
                {one.version}{' '}
              </Link>
            ))}
          </p>
        )}
      </section>
      <section className="panel-card">
        <h2>{say('budget.method')}</h2>
        <p>{text(manifest.description)}</p>
        <p className="muted">
          {say('budget.methodText', { source: manifest.deflator ? text(manifest.deflator.source) : '–' })}
        </p>
        {population && (
          <p className="muted">
            {say('budget.populationFrom', { source: population.sources.map(text).join('; ') })}{' '}
            {population.status === 'sample' && <span className="badge-sample">{say('layer.sample')}</span>}
          </p>
        )}
        <p className="muted">{say('budget.codesFrom')}</p>
        <p className="muted">
          {say('budget.source', { source: manifest.sources.map(({ title }) => title).join('; ') })} ·{' '}
          {manifest.licence}
        </p>
        <Checks which={which} />
      </section>
    </div>
  );
};
