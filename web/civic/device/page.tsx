import { type ReactNode, useState } from 'react';
import { Link } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { When } from '../../office/parts/when.tsx';
import { go } from '../../shell/go.ts';
import { Heading } from '../../shell/heading.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Banner } from '../../ui/form/form-box.tsx';
import { Loading } from '../../ui/state.tsx';
import { useOnline } from '../../use-online.ts';
import { DropWindow } from '../form/draft-note.tsx';
import { ReceiptView } from '../form/receipt.tsx';
import { Way } from '../form/sending.tsx';
import { useModules } from '../use-civic.ts';
import type { Draft } from './draft.ts';
import type { Outgoing } from './outgoing.ts';
import { tryNow } from './runner.ts';
import { dropDraft, dropOutgoing, rewrite } from './store.ts';
import { useDevice } from './use-device.ts';
import '../civic.css';

/** Takes something away for good, after asking. */
const Drop = ({ onDrop }: { onDrop: () => void }) => {
  const { say } = useWords();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <ActionButton onPress={() => setIsAsking(true)}>{say('civic.drop')}</ActionButton>
      {isAsking && <DropWindow onDrop={onDrop} onClose={() => setIsAsking(false)} />}
    </>
  );
};

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="section">
    <h2>{title}</h2>
    {children}
  </section>
);

const Written = ({ draft }: { draft: Draft }) => {
  const { say, text } = useWords();
  const module = useModules().data?.find(({ id }) => id === draft.module);
  return (
    <li className="panel-card stack">
      <h3>{module ? text(module.title) : draft.module}</h3>
      <p className="muted">
        {say('civic.draftSince')} <When at={draft.keptAt} />
      </p>
      <div className="actions">
        <Link className="button primary" href={`/civic/${draft.module}/new`}>
          {say('civic.goOn')}
        </Link>
        <Drop onDrop={() => void dropDraft(draft.module)} />
      </div>
    </li>
  );
};

const Waiting = ({ one }: { one: Outgoing }) => {
  const { say } = useWords();
  const isOnline = useOnline();
  return (
    <li className="panel-card stack">
      <h3>
        <bdi>{one.title}</bdi>
      </h3>
      <Way one={one} />
      <div className="actions">
        <ActionButton isDisabled={!isOnline} onPress={() => void tryNow()}>
          {say('civic.tryNow')}
        </ActionButton>
        <Drop onDrop={() => void dropOutgoing(one)} />
      </div>
    </li>
  );
};

const Refused = ({ one }: { one: Outgoing }) => {
  const { say } = useWords();
  return (
    <li className="panel-card stack">
      <h3>
        <bdi>{one.title}</bdi>
      </h3>
      <Banner kind="error">{one.refusal?.says}</Banner>
      <div className="actions">
        <ActionButton
          kind="primary"
          onPress={() => void rewrite(one).then(() => go(`/civic/${one.module}/new`))}
        >
          {say('civic.correct')}
        </ActionButton>
        <Drop onDrop={() => void dropOutgoing(one)} />
      </div>
    </li>
  );
};

/** `/civic/device`: what this device holds of forms and receipts, each with the way to take it away. */
export const DevicePage = () => {
  const { say } = useWords();
  const { isKnown, keeps, drafts, outgoing } = useDevice();
  if (!isKnown) return <Loading />;
  const of = (state: Outgoing['state']) => outgoing.filter((one) => one.state === state);
  const [waiting, refused, sent] = [of('waiting'), of('refused'), of('sent')];
  return (
    <>
      <Heading lead={say('civic.deviceLead')} />
      {!keeps && <Banner kind="warning">{say('civic.keepsNothing')}</Banner>}
      {drafts.length + outgoing.length === 0 && (
        <Empty icon="devices" title="civic.deviceNone" text="civic.deviceNoneText" />
      )}
      {waiting.length > 0 && (
        <Part title={say('civic.waits')}>
          <ul className="stack">
            {waiting.map((one) => (
              <Waiting key={one.sending} one={one} />
            ))}
          </ul>
        </Part>
      )}
      {refused.length > 0 && (
        <Part title={say('civic.refused')}>
          <ul className="stack">
            {refused.map((one) => (
              <Refused key={one.sending} one={one} />
            ))}
          </ul>
        </Part>
      )}
      {drafts.length > 0 && (
        <Part title={say('civic.drafts')}>
          <ul className="stack">
            {drafts.map((draft) => (
              <Written key={draft.module} draft={draft} />
            ))}
          </ul>
        </Part>
      )}
      {sent.map(
        (one) =>
          one.receipt && (
            <div className="section" key={one.sending}>
              <ReceiptView receipt={one.receipt}>
                <ActionButton onPress={() => void dropOutgoing(one)}>{say('civic.receiptDrop')}</ActionButton>
              </ReceiptView>
            </div>
          ),
      )}
    </>
  );
};
