import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import type { Proposal } from '../../../sql/model/information/proposal.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Pill, type Tone } from '../../office/parts/pill.tsx';
import { When } from '../../office/parts/when.tsx';
import './information.css';

const TONES: Record<Proposal['state'], Tone> = { open: 'warn', accepted: 'good', declined: 'plain' };

/** What was asked more than once: the requests, and what was decided. `hrefOf` leads to a request. */
export const ProposalCard = ({
  proposal,
  hrefOf,
  children,
}: {
  proposal: Proposal;
  hrefOf: (number: string) => string;
  children?: ReactNode;
}) => {
  const { say, text, number } = useWords();
  const { state, count, cases, dataset, reason, decidedAt } = proposal;
  return (
    <li className="panel-card stack proposal">
      <header className="head">
        <h2>{say('twice.title', { count })}</h2>
        <Pill tone={TONES[state]}>{say(`twice.state.${state}`)}</Pill>
      </header>
      {cases.length > 0 && (
        <ul className="proposal-cases">
          {cases.map((one) => (
            <li key={one.number}>
              <Link href={hrefOf(one.number)}>
                <bdi>{one.title}</bdi>
              </Link>
              <span className="muted">
                {one.structure && text(one.structure.name)} · <When at={one.receivedAt} />
                {one.likeness < 1 &&
                  ` · ${say('twice.alike', { share: `${number(one.likeness * 100, 0)} %` })}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {dataset && (
        <p>
          <a dir="ltr" href={dataset} rel="noreferrer">
            {dataset}
          </a>
        </p>
      )}
      {reason && <p dir="auto">{reason}</p>}
      {decidedAt && (
        <p className="muted">
          {say('twice.decidedAt')} <When at={decidedAt} />
        </p>
      )}
      {children}
    </li>
  );
};
