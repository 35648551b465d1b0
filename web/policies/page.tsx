import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { useSearch } from 'wouter/use-browser-location';
import type { PolicyDetail } from '../../sql/model/api/policies.ts';
import { useWords } from '../i18n/intl.tsx';
import { Back } from '../office/parts/back.tsx';
import { Fetched } from '../office/parts/fetched.tsx';
import { PrintButton } from '../sdg/page.tsx';
import { nameIn } from '../series/names.ts';
import { Heading } from '../shell/heading.tsx';
import { useId } from '../shell/use-id.ts';
import { Banner } from '../ui/form/form-box.tsx';
import { Icon } from '../ui/icon.tsx';
import { policiesApi } from './api.ts';
import { Comments } from './comments.tsx';
import { OpenMark, StateMark } from './state.tsx';
import { Targets } from './targets.tsx';
import { Versions } from './versions.tsx';
import { Written } from './written.tsx';
import './policies.css';

const Linked = ({ policy: { indicators, places } }: { policy: PolicyDetail }) => {
  const { say, text, language } = useWords();
  if (indicators.length + places.length === 0) return null;
  return (
    <section className="panel-card">
      <h2>{say('policy.linked')}</h2>
      <dl className="pairs">
        {indicators.length > 0 && (
          <div>
            <dt>{say('policy.indicators')}</dt>
            <dd>
              <ul>
                {indicators.map(({ id, title, page }) => (
                  <li key={id}>{page ? <Link href={page}>{text(title)}</Link> : text(title)}</li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {places.length > 0 && (
          <div>
            <dt>{say('policy.places')}</dt>
            <dd>
              <ul>
                {places.map(({ id, name }) => (
                  <li key={id}>
                    <Link href={`/place/${encodeURIComponent(id)}`}>{nameIn(name, language, id)}</Link>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
};

const Told = ({ policy }: { policy: PolicyDetail }) => {
  const { say, text } = useWords();
  const { id, isSample, withdrawnBecause, version, newest } = policy;
  return (
    <>
      {isSample && <Banner kind="warning">{say('policy.sample')}</Banner>}
      {withdrawnBecause && (
        <Banner kind="warning">{say('policy.withdrawnText', { reason: text(withdrawnBecause) })}</Banner>
      )}
      {version !== newest && (
        <Banner kind="note">
          {say('policy.old')} <Link href={`/policies/${id}`}>{say('policy.toNewest')}</Link>
        </Banner>
      )}
    </>
  );
};

const Contents = ({ policy: { content, targets } }: { policy: PolicyDetail }) => {
  const { say, text } = useWords();
  if (content.sections.length < 2) return null;
  return (
    <nav className="policy-contents" aria-label={say('policy.contents')}>
      <ol>
        {content.sections.map(({ id, title }) => (
          <li key={id}>
            <a href={`#section-${id}`}>{text(title)}</a>
          </li>
        ))}
        {targets.length > 0 && (
          <li>
            <a href="#targets">{say('policy.targets')}</a>
          </li>
        )}
      </ol>
    </nav>
  );
};

const Policy = ({ policy }: { policy: PolicyDetail }) => {
  const { say, text, day, language } = useWords();
  const { id, title, summary, content, theme, version, publishedAt, state, consultation } = policy;
  return (
    <>
      <Heading
        title={text(title)}
        lead={
          <div className="policy-tags">
            <Back href="/policies">{say('page.policies')}</Back>
            <StateMark state={state} />
            <OpenMark consultation={consultation} />
            <span className="muted">
              {theme && `${text(theme.title)} · `}
              {say('policy.version', { version })} · {say('policy.published', { day: day(publishedAt) })}
            </span>
          </div>
        }
        actions={
          <>
            <a className="button" href={`/api/policies/${id}/brief.pdf?version=${version}&lang=${language}`}>
              <Icon name="download" />
              {say('policy.pdf')}
            </a>
            <PrintButton />
          </>
        }
      />
      <Told policy={policy} />
      <section className="panel-card">
        <Written text={text(summary)} />
        <Contents policy={policy} />
      </section>
      {content.sections.map((section) => (
        <section key={section.id} className="panel-card" id={`section-${section.id}`}>
          <h2>{text(section.title)}</h2>
          <Written text={text(section.body)} />
        </section>
      ))}
      <Targets targets={policy.targets} />
      <Linked policy={policy} />
      <Versions policy={policy} />
      <Comments policy={policy} />
    </>
  );
};

/** `/policies/{id}`: a document, its targets, versions and what the public says of it. */
export const PolicyPage = () => {
  const id = useId();
  const version = new URLSearchParams(useSearch()).get('version');
  const query = useQuery({
    queryKey: ['policy', id, version],
    queryFn: ({ signal }) => policiesApi.one(id, version, signal),
  });
  return <Fetched query={query}>{(policy) => <Policy policy={policy} />}</Fetched>;
};
