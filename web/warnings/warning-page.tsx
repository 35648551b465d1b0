import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { useParams } from 'wouter';
import type { WarningDetail } from '../../sql/model/api/warnings.ts';
import {
  CAP_CATEGORY_TITLES,
  CAP_CERTAINTY_TITLES,
  CAP_RESPONSE_TITLES,
  CAP_URGENCY_TITLES,
} from '../../sql/model/cap-words.ts';
import { ApiError } from '../api.ts';
import { useWords } from '../i18n/intl.tsx';
import { Back } from '../office/parts/back.tsx';
import { Fact } from '../office/parts/fact.tsx';
import { When } from '../office/parts/when.tsx';
import { Heading } from '../shell/heading.tsx';
import { Empty } from '../ui/empty.tsx';
import { Banner } from '../ui/form/form-box.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import { warningsApi } from './api.ts';
import { AreaMap } from './area-map.tsx';
import { EvidenceCard } from './evidence.tsx';
import { Severity } from './severity.tsx';
import './warnings.css';

/** Words that an officer wrote: lines stay lines. */
const Written = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="panel-card stack">
    <h2>{title}</h2>
    <p className="written">{children}</p>
  </section>
);

const About = ({ warning }: { warning: WarningDetail }) => {
  const { say, text } = useWords();
  return (
    <section className="panel-card">
      <h2>{say('warnings.about')}</h2>
      <dl className="pairs">
        <Fact title={say('warnings.severity')}>
          <Severity of={warning.severity} />
        </Fact>
        <Fact title={say('warnings.urgency')}>{text(CAP_URGENCY_TITLES[warning.urgency])}</Fact>
        <Fact title={say('warnings.certainty')}>{text(CAP_CERTAINTY_TITLES[warning.certainty])}</Fact>
        <Fact title={say('warnings.category')}>{text(CAP_CATEGORY_TITLES[warning.category])}</Fact>
        <Fact title={say('warnings.area')}>{warning.places.map(({ name }) => text(name)).join(' · ')}</Fact>
        <Fact title={say('warnings.onset')}>
          <When at={warning.onset} />
        </Fact>
        <Fact title={say('warnings.expires')}>
          <When at={warning.expires} />
        </Fact>
        <Fact title={say('warnings.responses')}>
          {warning.responses.map((one) => text(CAP_RESPONSE_TITLES[one])).join(' · ') || null}
        </Fact>
        <Fact title={say('warnings.audience')}>{warning.audience && text(warning.audience)}</Fact>
        <Fact title={say('warnings.authority')}>{text(warning.authority.name)}</Fact>
        <Fact title={say('warnings.contact')}>{warning.contact && text(warning.contact)}</Fact>
      </dl>
      <ul className="link-row">
        <li>
          <a href={warning.links.cap}>{say('warnings.cap')}</a>
        </li>
        <li>
          <Link href="/?layers=warnings">{say('warnings.onMap')}</Link>
        </li>
      </ul>
    </section>
  );
};

const History = ({ messages }: { messages: WarningDetail['messages'] }) => {
  const { say, text } = useWords();
  return (
    <section className="panel-card stack">
      <h2>{say('warnings.history')}</h2>
      <ol className="messages">
        {messages.map(({ part, kind, sent, headline, note, cap }) => (
          <li key={part}>
            <p>
              <strong>{kind === 'Ack' || kind === 'Error' ? kind : say(`warnings.kind.${kind}`)}</strong>{' '}
              <When at={sent} /> · <a href={cap}>CAP</a>
            </p>
            <p>{text(headline)}</p>
            {note && (
              <p className="muted" dir="auto">
                {note}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};

const Ended = ({ warning: { state, endedAt, expires } }: { warning: WarningDetail }) => {
  const { say, moment } = useWords();
  if (state === 'active') return null;
  return (
    <Banner kind="note">
      {say(state === 'cancelled' ? 'warnings.cancelled' : 'warnings.expired')} ·{' '}
      {say('warnings.ended', { time: moment(endedAt ?? expires) })}
    </Banner>
  );
};

const Content = ({ warning }: { warning: WarningDetail }) => {
  const { say, text } = useWords();
  return (
    <>
      <Heading title={text(warning.headline)} lead={<Back href="/warnings">{say('warnings.all')}</Back>} />
      <Ended warning={warning} />
      <div className="warnings-columns">
        <div>
          <Written title={say('warnings.what')}>{text(warning.description)}</Written>
          {warning.instruction && <Written title={say('warnings.do')}>{text(warning.instruction)}</Written>}
          <EvidenceCard evidence={warning.evidence} />
          <History messages={warning.messages} />
        </div>
        <div>
          <section className="panel-card">
            <AreaMap
              label={say('warnings.map')}
              warned={[{ id: null, severity: warning.severity, geometry: warning.geometry }]}
            />
          </section>
          <About warning={warning} />
        </div>
      </div>
    </>
  );
};

/** `/warnings/{id}` */
export const WarningPage = () => {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['warning', id],
    queryFn: ({ signal }) => warningsApi.one(id, signal),
  });
  if (data) return <Content warning={data} />;
  if (!error) return <Loading />;
  if (error instanceof ApiError && error.status === 404)
    return <Empty icon="warning" title="warnings.gone" text="warnings.goneText" />;
  return <Failed retry={() => void refetch()} />;
};
