import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import type { PolicyInfo } from '../../sql/model/api/policies.ts';
import { useWords } from '../i18n/intl.tsx';
import { Fetched } from '../office/parts/fetched.tsx';
import { ProgressMark } from '../sdg/progress.tsx';
import { Heading } from '../shell/heading.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { policiesApi } from './api.ts';
import { OpenMark, StateMark } from './state.tsx';
import './policies.css';

const Card = ({ policy }: { policy: PolicyInfo }) => {
  const { say, text, day } = useWords();
  const { id, title, summary, theme, version, publishedAt, isSample, state, consultation, progress } = policy;
  return (
    <li className="panel-card">
      <h2>
        <Link href={`/policies/${id}`}>{text(title)}</Link>
      </h2>
      <p className="policy-tags">
        {isSample && <span className="badge-sample">{say('layer.sample')}</span>}
        {state === 'withdrawn' && <StateMark state={state} />}
        <OpenMark consultation={consultation} />
        <span className="muted">
          {theme && `${text(theme.title)} · `}
          {say('policy.version', { version })} · {say('policy.published', { day: day(publishedAt) })}
        </span>
      </p>
      <p>{text(summary)}</p>
      {progress.length > 0 && (
        <p className="policy-tags">
          {progress.map((status, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: targets of one document in their order, which does not change here
            <ProgressMark key={at} status={status} />
          ))}
        </p>
      )}
    </li>
  );
};

/** `/policies`: what authorities mean to do. */
export const PoliciesPage = () => {
  const { say } = useWords();
  const query = useQuery({ queryKey: ['policies'], queryFn: ({ signal }) => policiesApi.list(signal) });
  return (
    <>
      <Heading
        lead={<p>{say('policy.lead')}</p>}
        actions={
          <Link className="button" href="/sdg">
            <Icon name="target" />
            {say('page.sdg')}
          </Link>
        }
      />
      <Fetched query={query}>
        {(policies) =>
          policies.length === 0 ? (
            <Empty icon="file" title="policy.none" text="policy.noneText" />
          ) : (
            <ul className="policy-list">
              {policies.map((policy) => (
                <Card key={policy.id} policy={policy} />
              ))}
            </ul>
          )
        }
      </Fetched>
    </>
  );
};
