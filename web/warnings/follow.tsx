import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FollowByMail, NewSubscription } from '../../sql/model/api/warnings.ts';
import { CAP_CATEGORIES } from '../../sql/model/cap.ts';
import { CAP_CATEGORY_TITLES, CAP_SEVERITY_TITLES } from '../../sql/model/cap-words.ts';
import { Following, RHYTHMS } from '../../sql/model/subscription.ts';
import type { DrawnPolygon } from '../../sql/model/warning.ts';
import { ApiError } from '../api.ts';
import { useWords } from '../i18n/intl.tsx';
import { isPushSupported, pushTrouble, subscribeHere } from '../push.ts';
import { useSession } from '../session.tsx';
import { ChecksInput, RadioInput, SelectInput } from '../ui/form/choice-input.tsx';
import { Banner, FormBox } from '../ui/form/form-box.tsx';
import { TextInput } from '../ui/form/text-input.tsx';
import { useForm } from '../ui/form/use-form.ts';
import { warningsApi } from './api.ts';
import { FollowedHereList, FollowedList } from './followed.tsx';
import { FOLLOWED_KEY } from './followed-key.ts';
import { type Chosen, PlacesInput } from './places-input.tsx';
import { PolygonInput } from './polygon-input.tsx';
import { HERE_KEY } from './use-here.ts';

/** Where what is followed is: in places, and touching what was drawn. */
type Where = { places: Chosen[]; polygon: DrawnPolygon | null };
const EVERYWHERE: Where = { places: [], polygon: null };

/** Gravities that one can begin at; `Unknown` takes all. */
const FROM = ['Unknown', 'Moderate', 'Severe', 'Extreme'] as const;

const followingIn = (form: FormData, { places, polygon }: Where, language: string) => ({
  language,
  rhythm: form.get('rhythm'),
  filter: {
    places: places.map(({ id }) => id),
    polygon,
    categories: form.getAll('categories'),
    severity: form.get('severity'),
  },
});

const Choices = ({ where, setWhere }: { where: Where; setWhere: (where: Where) => void }) => {
  const { say, text } = useWords();
  return (
    <>
      <PlacesInput
        label={say('follow.places')}
        help={say('follow.placesHelp')}
        chosen={where.places}
        onChange={(places) => setWhere({ ...where, places })}
      />
      <PolygonInput
        label={say('follow.polygon')}
        help={say('follow.polygonHelp')}
        value={where.polygon}
        near={where.places[0]?.id ?? null}
        onChange={(polygon) => setWhere({ ...where, polygon })}
      />
      <details className="more-choices">
        <summary>{say('follow.categories')}</summary>
        <ChecksInput
          name="categories"
          label={say('follow.categories')}
          help={say('follow.categoriesHelp')}
          choices={CAP_CATEGORIES.map((id) => ({ id, title: text(CAP_CATEGORY_TITLES[id]) }))}
        />
      </details>
      <SelectInput
        name="severity"
        label={say('follow.severity')}
        defaultValue="Unknown"
        choices={FROM.map((id) => ({
          id,
          title: id === 'Unknown' ? say('warnings.anySeverity') : text(CAP_SEVERITY_TITLES[id]),
        }))}
      />
      <RadioInput
        name="rhythm"
        label={say('follow.rhythm')}
        defaultValue="at-once"
        choices={RHYTHMS.map((id) => ({
          id,
          title: say(`follow.${id}`),
          ...(id === 'daily' ? { note: say('follow.dailyNote') } : {}),
        }))}
      />
    </>
  );
};

/** Sends to this browser what asks whether it wants them; why it cannot is told in the reader's words. */
const useHereForm = (where: Where) => {
  const { say, language } = useWords();
  const client = useQueryClient();
  return useForm({
    schema: Following,
    read: (form) => followingIn(form, where, language),
    send: async (following) => {
      const key = await warningsApi.pushKey();
      const browser = await subscribeHere(key).catch(() => {
        throw new ApiError(400, say(pushTrouble() === 'denied' ? 'follow.hereDenied' : 'follow.hereFailed'));
      });
      await warningsApi.followHere({ ...following, browser });
    },
    onDone: () => client.invalidateQueries({ queryKey: HERE_KEY }),
  });
};

/** Sends a mail to an address, which is asked whether it wants them. */
const useMailForm = (where: Where, onDone: (email: string) => void) => {
  const { language } = useWords();
  return useForm({
    schema: FollowByMail,
    read: (form) => ({ ...followingIn(form, where, language), email: form.get('email') }),
    send: warningsApi.follow,
    onDone: (_, { email }) => onDone(email),
  });
};

type Way = 'mail' | 'here';

const WayInput = ({ value, onChange }: { value: Way; onChange: (way: Way) => void }) => {
  const { say } = useWords();
  return (
    <RadioInput
      name="way"
      label={say('follow.channel')}
      value={value}
      onChange={(chosen) => onChange(chosen === 'here' ? 'here' : 'mail')}
      choices={[
        { id: 'mail', title: say('follow.byMail') },
        { id: 'here', title: say('follow.here'), note: say('follow.hereNote') },
      ]}
    />
  );
};

/** Without an account: by mail or, where it takes notifications, in this browser. What was chosen stays when the way is another. */
const WithoutAccount = () => {
  const { say } = useWords();
  const [way, setWay] = useState<Way>('mail');
  const [where, setWhere] = useState<Where>(EVERYWHERE);
  const [sent, setSent] = useState<string | null>(null);
  const forms = { mail: useMailForm(where, setSent), here: useHereForm(where) };
  if (sent !== null)
    return (
      <Banner kind="done">
        <strong dir="ltr">{sent}</strong> · {say('follow.sent')}
      </Banner>
    );
  return (
    <FormBox state={forms[way]} submit={say('follow.go')} done={say('follow.hereAsked')} isWide>
      {isPushSupported() && <WayInput value={way} onChange={setWay} />}
      {way === 'mail' && (
        <TextInput name="email" type="email" label={say('follow.email')} autoComplete="email" />
      )}
      <Choices where={where} setWhere={setWhere} />
    </FormBox>
  );
};

/** What somebody signed in can be told by: her address, her browsers, her webhooks. */
const useWays = (email: string) => {
  const { say } = useWords();
  const browsers = useQuery({ queryKey: ['push'], queryFn: ({ signal }) => warningsApi.browsers(signal) });
  const webhooks = useQuery({
    queryKey: ['webhooks'],
    queryFn: ({ signal }) => warningsApi.webhooks(signal),
  });
  return [
    { id: 'mail', title: say('follow.mail', { email }) },
    ...(browsers.data ?? [])
      .filter(({ goneAt }) => goneAt === null)
      .map(({ id, service }) => ({ id: `push ${id}`, title: say('follow.push', { service }) })),
    ...(webhooks.data ?? [])
      .filter(({ topics }) => topics.includes('warnings'))
      .map(({ id, url }) => ({
        id: `webhook ${id}`,
        title: say('follow.webhook', { host: new URL(url).host }),
      })),
  ];
};

const ByAccount = ({ email }: { email: string }) => {
  const { say, language } = useWords();
  const [where, setWhere] = useState<Where>(EVERYWHERE);
  const client = useQueryClient();
  const ways = useWays(email);
  const state = useForm({
    schema: NewSubscription,
    read: (form) => {
      const [channel, target = null] = String(form.get('way')).split(' ');
      return { ...followingIn(form, where, language), channel, target };
    },
    send: warningsApi.add,
    onDone: () => client.invalidateQueries({ queryKey: FOLLOWED_KEY }),
  });
  return (
    <>
      <FormBox state={state} submit={say('follow.go')} done={say('follow.done')} isWide>
        <SelectInput name="way" label={say('follow.channel')} defaultValue="mail" choices={ways} />
        <Choices where={where} setWhere={setWhere} />
      </FormBox>
      <FollowedList />
    </>
  );
};

/** How to be told of warnings. */
export const Follow = () => {
  const { say } = useWords();
  const { account } = useSession();
  return (
    <section className="panel-card stack" id="follow">
      <h2>{say('follow.title')}</h2>
      <p className="muted">{say('follow.text')}</p>
      {account ? <ByAccount email={account.email} /> : <WithoutAccount />}
      <FollowedHereList />
    </section>
  );
};
