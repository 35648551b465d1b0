import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { HEARS, type Hears } from '../../../sql/model/api/petitions.ts';
import type { Field } from '../../../sql/model/records/form.ts';
import type { Answers } from '../../../sql/model/records/read-form.ts';
import { sameText } from '../../../sql/model/text.ts';
import { ApiError } from '../../api.ts';
import type { Filled } from '../../civic/device/draft.ts';
import { FillForm } from '../../civic/form/fill-form.tsx';
import type { ServerFault } from '../../civic/form/use-filling.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { failureOf } from '../../office/parts/failure.ts';
import { Banner } from '../../ui/form/form-box.tsx';
import { Icon } from '../../ui/icon.tsx';
import { petitionsApi } from './api.ts';

/** What each wish to hear is called. */
export const HEARS_TITLES: Record<Hears, MessageKey> = {
  nothing: 'petition.hears.nothing',
  response: 'petition.hears.response',
  milestones: 'petition.hears.milestones',
  all: 'petition.hears.all',
};

const base = { required: true, audience: 'parties', personal: false } as const;

/** The places that signers choose theirs from. */
export const useSignerPlaces = () =>
  useQuery({
    queryKey: ['signer-places'],
    queryFn: ({ signal }) => petitionsApi.places(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

const useFields = (): Field[] => {
  const { say } = useWords();
  const { data } = useSignerPlaces();
  const places = data?.places ?? [];
  const label = (key: MessageKey) => sameText(say(key));
  const place: Field = {
    ...{ ...base, id: 'place', kind: 'choice', required: false, many: false, label: label('petition.place') },
    options: places.map(({ id, title }) => ({ id, label: title })),
  };
  return [
    {
      ...base,
      id: 'email',
      kind: 'email',
      label: label('petition.email'),
      hint: label('petition.emailHint'),
    },
    ...(places.length > 0 ? [place] : []),
    {
      ...{ ...base, id: 'hears', kind: 'choice', many: false, label: label('petition.hears') },
      options: HEARS.map((id) => ({ id, label: label(HEARS_TITLES[id]) })),
    },
    {
      ...{ ...base, id: 'agrees', kind: 'consent', label: label('petition.agrees') },
      statement: label('petition.agreesText'),
    },
  ];
};

/** That a mail is under way, to which address; it takes the keyboard, so that it is read aloud. */
const MailSent = ({ email }: { email: string }) => {
  const { say } = useWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} className="mail-sent stack">
      <p className="mail-sent-title">
        <Icon name="mail" />
        {say('petition.mailSent')}
      </p>
      <p>
        {say('petition.mailSentText')} <bdi dir="ltr">{email}</bdi>
      </p>
      <p className="muted">{say('petition.mailSentNote')}</p>
    </div>
  );
};

/** Signs a petition: an address, where one lives, what one wants to hear. It counts when the mail is answered. */
export const SignForm = ({ number, invitation }: { number: string; invitation: string | null }) => {
  const { say, language } = useWords();
  const [filled, setFilled] = useState<Filled>({ hears: 'nothing' });
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [isPending, setIsPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [fault, setFault] = useState<ServerFault | null>(null);
  const fields = useFields();
  const send = async ({ email, place, hears }: Answers) => {
    setIsPending(true);
    setFailure(null);
    setFault(null);
    try {
      await petitionsApi.sign(number, {
        ...{ email: String(email), language, hears: hears as Hears, agrees: true },
        ...(typeof place === 'string' && { place }),
        ...(invitation !== null && { invitation }),
      });
      setSentTo(String(email));
    } catch (error) {
      const field = error instanceof ApiError ? error.parameter : null;
      if (field && fields.some(({ id }) => id === field))
        setFault({ field, says: (error as ApiError).message });
      else setFailure(failureOf(error, say));
    }
    setIsPending(false);
  };
  return (
    <section className="panel-card stack sign-form" id="sign">
      <h2>{say(invitation === null ? 'petition.sign' : 'petition.sponsor')}</h2>
      {invitation !== null && sentTo === null && <p>{say('petition.sponsorText')}</p>}
      {sentTo === null ? (
        <FillForm
          form={{ fields }}
          filled={filled}
          today="2000-01-01"
          onChange={setFilled}
          onDone={(answers) => void send(answers)}
          submit={say('petition.signNow')}
          isPending={isPending}
          isForOffice
          serverFault={fault}
          failure={failure && <Banner kind="error">{failure}</Banner>}
        />
      ) : (
        <MailSent email={sentTo} />
      )}
    </section>
  );
};
