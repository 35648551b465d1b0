import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Link } from 'react-aria-components';
import type { Receipt } from '../../../sql/model/api/records.ts';
import { dayText } from '../../../sql/model/records/clock-words.ts';
import type { Language } from '../../../sql/model/text.ts';
import { CIVIC_WORDS } from '../../i18n/civic.ts';
import { InLanguage, useWords } from '../../i18n/intl.tsx';
import { Fact } from '../../office/parts/fact.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { CopyText } from '../../ui/copy-text.tsx';
import { useModules } from '../use-civic.ts';
import '../civic.css';

/** What is on the paper. */
const Paper = ({ receipt, heading }: { receipt: Receipt; heading: RefObject<HTMLHeadingElement | null> }) => {
  const { say, text, moment, language } = useWords();
  const { number, code, title, receivedAt, structure, due } = receipt;
  const module = useModules().data?.find(({ id }) => id === receipt.module);
  return (
    <>
      <p className="only-print">
        {[say('app.name'), module && text(module.title)].filter(Boolean).join(' · ')}
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {say('civic.receipt')}
      </h2>
      <p>
        <bdi>{title}</bdi>
      </p>
      <dl className="receipt-codes">
        <div>
          <dt>{say('civic.number')}</dt>
          <dd>
            <bdi dir="ltr">{number}</bdi>
          </dd>
        </div>
        <div>
          <dt>{say('civic.code')}</dt>
          <dd>
            <bdi dir="ltr">{code}</bdi>
          </dd>
        </div>
      </dl>
      <p className="receipt-warning">{say('civic.codeOnce')}</p>
      <dl className="pairs">
        <Fact title={say('civic.receivedAt')}>{moment(receivedAt)}</Fact>
        <Fact title={say('civic.structure')}>
          {structure ? text(structure.name) : say('civic.structureNone')}
        </Fact>
        <Fact title={say('civic.dueOn')}>
          {due && (
            <>
              <strong>{dayText(due.on, language)}</strong>
              <span className="explained">{text(due.explained)}</span>
            </>
          )}
        </Fact>
        <Fact title={say('civic.follow')}>
          {say('civic.followHow', { address: `${window.location.origin}/civic/case` })}
        </Fact>
      </dl>
    </>
  );
};

/**
 * What somebody keeps of what was sent: number and code, who has it, by when it is due and how that came about; in the language of
 * the page, or in that of whom an officer prints it for.
 */
export const ReceiptView = ({
  receipt,
  language,
  children,
}: {
  receipt: Receipt;
  language?: Language;
  children?: ReactNode;
}) => {
  const { say, language: own } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <section className="panel-card stack receipt">
      <InLanguage language={language ?? own} words={CIVIC_WORDS} className="stack">
        <Paper receipt={receipt} heading={heading} />
      </InLanguage>
      <div className="no-print">
        <CopyText title={say('civic.copyBoth')} text={`${receipt.number} ${receipt.code}`} />
      </div>
      <div className="actions">
        <ActionButton kind="primary" onPress={() => window.print()}>
          {say('civic.print')}
        </ActionButton>
        {language === undefined && (
          <Link className="button" href="/civic/case">
            {say('civic.follow')}
          </Link>
        )}
        {children}
      </div>
    </section>
  );
};
