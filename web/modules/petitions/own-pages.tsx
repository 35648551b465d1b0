import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, Radio, RadioGroup } from 'react-aria-components';
import {
  type AskedSignature,
  HEARS,
  type Hears,
  type OwnSignature,
} from '../../../sql/model/api/petitions.ts';
import { ApiError } from '../../api.ts';
import { forgetToken, useToken } from '../../fragment.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { failureOf } from '../../office/parts/failure.ts';
import { Notice } from '../../shell/states.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/form/form-box.tsx';
import { Loading } from '../../ui/state.tsx';
import { petitionsApi } from './api.ts';
import { HEARS_TITLES } from './sign-form.tsx';
import '../../civic/civic.css';
import './petitions.css';

const SAYS: Record<OwnSignature['state'], { kind: 'done' | 'note' | 'warning'; key: MessageKey }> = {
  asked: { kind: 'note', key: 'petition.own.asked' },
  counted: { kind: 'done', key: 'petition.own.counted' },
  held: { kind: 'warning', key: 'petition.own.held' },
  refused: { kind: 'warning', key: 'petition.own.refused' },
  withdrawn: { kind: 'note', key: 'petition.own.withdrawn' },
};

/** A link that signs nothing (any more). */
const isGone = (error: unknown): boolean => error instanceof ApiError && error.status === 410;

const NoLink = () => (
  <Notice icon="warning" title="petition.noLink" text="petition.noLinkText">
    <Link className="button" href="/petitions">
      {useWords().say('page.petitions')}
    </Link>
  </Notice>
);

/** A signature with what its owner can do with it. */
const Own = ({ first }: { first: OwnSignature }) => {
  const { say } = useWords();
  const [signature, setSignature] = useState(first);
  const [asks, setAsks] = useState(false);
  const hear = useMutation({
    mutationFn: (hears: Hears) => petitionsApi.hear(signature.own, hears),
    onSuccess: setSignature,
  });
  const withdraw = useMutation({
    mutationFn: () => petitionsApi.withdraw(signature.own),
    onSuccess: setSignature,
  });
  const { kind, key } = SAYS[signature.state];
  const failure = failureOf(hear.error ?? withdraw.error, say);
  const stands = signature.state === 'counted' || signature.state === 'held';
  return (
    <section className="panel-card stack own-signature">
      <Banner kind={kind}>{say(key)}</Banner>
      <h2>
        <Link href={`/petitions/${signature.number}`}>
          <bdi>{signature.title}</bdi>
        </Link>
      </h2>
      {failure && <Banner kind="error">{failure}</Banner>}
      {stands && signature.hears !== 'nothing' && (
        <RadioGroup
          className="field-box"
          value={signature.hears}
          onChange={(hears) => hear.mutate(hears as Hears)}
          aria-label={say('petition.hears')}
        >
          <span className="field-label">{say('petition.hears')}</span>
          {HEARS.map((id) => (
            <Radio key={id} value={id} className="check check-round">
              <span className="check-mark" aria-hidden="true" />
              <span>{say(HEARS_TITLES[id])}</span>
            </Radio>
          ))}
        </RadioGroup>
      )}
      {stands && signature.hears === 'nothing' && <p className="muted">{say('petition.hearsNothing')}</p>}
      {stands && (
        <div className="actions">
          {asks ? (
            <>
              <ActionButton kind="danger" isPending={withdraw.isPending} onPress={() => withdraw.mutate()}>
                {say('petition.withdrawSure')}
              </ActionButton>
              <ActionButton onPress={() => setAsks(false)}>{say('form.cancel')}</ActionButton>
            </>
          ) : (
            <ActionButton onPress={() => setAsks(true)}>{say('petition.withdraw')}</ActionButton>
          )}
        </div>
      )}
    </section>
  );
};

/** Which petition it is about, in the language that it was written in; a link where everybody can read it. */
const Named = ({ number, title, language }: AskedSignature) => {
  const { say } = useWords();
  if (title === null) return null;
  const name = (
    <bdi lang={language} dir="auto">
      {title}
    </bdi>
  );
  return (
    <div>
      <p className="muted">{say('petition.confirmWhich')}</p>
      <h2>{number === null ? name : <Link href={`/petitions/${number}`}>{name}</Link>}</h2>
    </div>
  );
};

/** `/petitions/confirm#token`: whoever reads the mail signs, by a button and not by looking. */
export const ConfirmSignature = () => {
  const { say } = useWords();
  const token = useToken();
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: petitionsApi.confirm,
    onSuccess: forgetToken,
  });
  const asked = useQuery({
    queryKey: ['signature-asked', token],
    queryFn: () => petitionsApi.asked(token ?? ''),
    enabled: token !== null && !data,
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
  if (data) return <Own first={data} />;
  if (token === null || isGone(error) || isGone(asked.error)) return <NoLink />;
  if (asked.isPending) return <Loading />;
  return (
    <section className="panel-card stack own-signature">
      {error && <Banner kind="error">{failureOf(error, say)}</Banner>}
      {asked.data && <Named {...asked.data} />}
      <p>{say('petition.confirmText')}</p>
      <ActionButton kind="primary" isWide isPending={isPending} onPress={() => mutate(token)}>
        {say('petition.confirm')}
      </ActionButton>
    </section>
  );
};

/** `/petitions/mine#own`: one's signature, from any mail about it. */
export const MySignature = () => {
  const token = useToken();
  const { mutate, data, error } = useMutation({ mutationFn: petitionsApi.own });
  useEffect(() => {
    if (token !== null) mutate(token);
  }, [token, mutate]);
  if (data) return <Own key={data.own} first={data} />;
  if (token === null || error) return <NoLink />;
  return <Loading />;
};
