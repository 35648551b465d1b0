import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { SecondFactorConfirm, type SecondFactorStart } from '../../sql/model/api/accounts.ts';
import { useWords } from '../i18n/intl.tsx';
import { type Account, useSession } from '../session.tsx';
import { Heading } from '../shell/heading.tsx';
import { useProof } from '../shell/proof.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { Banner, FormBox } from '../ui/form/form-box.tsx';
import { CodeInput } from '../ui/form/text-input.tsx';
import { useForm } from '../ui/form/use-form.ts';
import { Icon } from '../ui/icon.tsx';
import { Window } from '../ui/window.tsx';
import { accountApi } from './api.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import './account.css';
import { ActionButton } from '../ui/action-button.tsx';

type Codes = (codes: readonly string[]) => void;

/** As a person types it off; apps leave the blanks out. */
const inFours = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? '';

/** What the app of the phone reads, as a picture and as text. */
const SetUp = ({ start, onCodes }: { start: SecondFactorStart; onCodes: Codes }) => {
  const { say } = useWords();
  const { refresh } = useSession();
  const state = useForm({
    schema: SecondFactorConfirm,
    send: accountApi.confirmSecondFactor,
    onDone: ({ recoveryCodes }) => {
      onCodes(recoveryCodes);
      return refresh();
    },
  });
  return (
    <section className="panel-card stack">
      <ol className="numbered">
        <li>
          <h2>{say('second.scan')}</h2>
          <p className="muted">{say('second.scanText')}</p>
          <svg
            className="qr"
            viewBox={`0 0 ${start.qr.size} ${start.qr.size}`}
            role="img"
            aria-label={say('second.qr')}
            shapeRendering="crispEdges"
          >
            <path d={start.qr.path} />
          </svg>
          <CopyText title={say('second.manual')} text={inFours(start.secret)} />
        </li>
        <li>
          <h2>{say('second.check')}</h2>
          <FormBox state={state} submit={say('second.confirm')}>
            <CodeInput name="code" label={say('code.label')} help={say('second.checkText')} />
          </FormBox>
        </li>
      </ol>
    </section>
  );
};

const Off = ({ onStart }: { onStart: (start: SecondFactorStart) => void }) => {
  const { say } = useWords();
  const prove = useProof();
  const begin = useMutation({
    mutationFn: () => prove(accountApi.startSecondFactor),
    onSuccess: onStart,
  });
  return (
    <section className="panel-card status">
      <span className="notice-icon">
        <Icon name="shield" />
      </span>
      <div className="stack">
        <h2>{say('second.off')}</h2>
        <p className="muted">{say('second.offText')}</p>
        {begin.error?.name === 'ApiError' && <Banner kind="error">{begin.error.message}</Banner>}
        <div className="actions">
          <ActionButton kind="primary" isPending={begin.isPending} onPress={() => begin.mutate()}>
            {say('second.begin')}
          </ActionButton>
        </div>
      </div>
    </section>
  );
};

const TurnOff = ({ onClose }: { onClose: () => void }) => {
  const { say } = useWords();
  const { refresh } = useSession();
  const prove = useProof();
  const end = useMutation({
    mutationFn: () => prove(accountApi.endSecondFactor),
    onSuccess: () => {
      onClose();
      return refresh();
    },
  });
  return (
    <Window title={say('second.endTitle')} isAlert onClose={onClose}>
      <p>{say('second.endText')}</p>
      {end.error?.name === 'ApiError' && <Banner kind="error">{end.error.message}</Banner>}
      <div className="actions">
        <ActionButton kind="danger" isPending={end.isPending} onPress={() => end.mutate()}>
          {say('second.end')}
        </ActionButton>
        <Button className="button" onPress={onClose} autoFocus>
          {say('form.cancel')}
        </Button>
      </div>
    </Window>
  );
};

const On = ({ account, onCodes }: { account: Account; onCodes: Codes }) => {
  const { say } = useWords();
  const { refresh } = useSession();
  const prove = useProof();
  const [isAsked, setIsAsked] = useState(false);
  const left = account.secondFactor.recoveryCodesLeft;
  const renew = useMutation({
    mutationFn: () => prove(accountApi.newCodes),
    onSuccess: ({ recoveryCodes }) => {
      onCodes(recoveryCodes);
      return refresh();
    },
  });
  return (
    <section className="panel-card status">
      <span className="notice-icon">
        <Icon name="shield" />
      </span>
      <div className="stack">
        <h2>{say('second.on')}</h2>
        <p className="muted">{say('second.onText')}</p>
        {left < 3 ? (
          <Banner kind="warning">{say('second.left', { count: left })}</Banner>
        ) : (
          <p>{say('second.left', { count: left })}</p>
        )}
        <div className="actions">
          <ActionButton isPending={renew.isPending} onPress={() => renew.mutate()}>
            {say('second.renew')}
          </ActionButton>
          <Button className="button danger" onPress={() => setIsAsked(true)}>
            {say('second.end')}
          </Button>
        </div>
      </div>
      {isAsked && <TurnOff onClose={() => setIsAsked(false)} />}
    </section>
  );
};

/** A second factor by an app on the phone: set up, its recovery codes, and off again. */
export const SecondFactor = () => {
  const { say } = useWords();
  const { account } = useSession();
  const [start, setStart] = useState<SecondFactorStart | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const kept = () => {
    setCodes(null);
    setStart(null);
  };
  if (!account) return null;
  const screen = () => {
    if (codes) return <RecoveryCodes codes={codes} onKept={kept} />;
    if (account.secondFactor.on) return <On account={account} onCodes={setCodes} />;
    return start ? <SetUp start={start} onCodes={setCodes} /> : <Off onStart={setStart} />;
  };
  return (
    <>
      <Heading lead={say('second.lead')} />
      {screen()}
    </>
  );
};
