import { Link } from 'react-aria-components';
import type { PolicyDetail } from '../../sql/model/api/policies.ts';
import { changesOf, type PolicyChange } from '../../sql/model/policy.ts';
import { useWords } from '../i18n/intl.tsx';
import { Written } from './written.tsx';

const Side = ({ label, value }: { label: string; value: PolicyChange['before'] }) => {
  const { say, text } = useWords();
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value === null ? (
          <span className="muted">{say('policy.nothing')}</span>
        ) : typeof value === 'string' ? (
          <bdi>{value}</bdi>
        ) : (
          <Written text={text(value)} />
        )}
      </dd>
    </div>
  );
};

const Changes = ({ policy }: { policy: PolicyDetail }) => {
  const { say } = useWords();
  const { before, content, version } = policy;
  if (!before) return <p className="muted">{say('policy.first')}</p>;
  const changes = changesOf(before, content);
  return (
    <details className="policy-changes">
      <summary>{say('policy.changes', { version: version - 1 })}</summary>
      {changes.length === 0 && <p className="muted">{say('policy.noChanges')}</p>}
      <ul>
        {changes.map((change) => (
          <li key={`${change.part} ${change.id}`}>
            <h3>{say(`policy.part.${change.part}`)}</h3>
            <dl className="policy-sides">
              <Side label={say('policy.before')} value={change.before} />
              <Side label={say('policy.after')} value={change.after} />
            </dl>
          </li>
        ))}
      </ul>
    </details>
  );
};

/** The versions of a document, and what the shown one changed. */
export const Versions = ({ policy }: { policy: PolicyDetail }) => {
  const { say, text, day } = useWords();
  return (
    <section className="panel-card stack" id="versions">
      <h2>{say('policy.versions')}</h2>
      <ol className="policy-versions" reversed>
        {policy.versions.map(({ version, note, publishedAt }) => (
          <li key={version}>
            <Link
              href={`/policies/${policy.id}?version=${version}`}
              {...(version === policy.version ? { 'aria-current': 'true' as const } : {})}
            >
              {say('policy.version', { version })}
            </Link>{' '}
            <span className="muted">{day(publishedAt)}</span> · {text(note)}
          </li>
        ))}
      </ol>
      <Changes policy={policy} />
    </section>
  );
};
