import { useRef, useState } from 'react';
import { Link } from 'react-aria-components';
import type { Receipt } from '../../../sql/model/api/records.ts';
import type { Answers } from '../../../sql/model/records/read-form.ts';
import type { Language } from '../../../sql/model/text.ts';
import { ApiError } from '../../api.ts';
import { civicApi } from '../../civic/api.ts';
import { type Filled, filesIn } from '../../civic/device/draft.ts';
import { answersToSend, fieldOf } from '../../civic/device/outgoing.ts';
import { dropFile } from '../../civic/device/store.ts';
import { uploadAll } from '../../civic/device/upload.ts';
import { FillForm } from '../../civic/form/fill-form.tsx';
import { todayIn } from '../../civic/form/given.ts';
import { ReceiptView } from '../../civic/form/receipt.tsx';
import type { ServerFault } from '../../civic/form/use-filling.ts';
import { Notices } from '../../civic/notices.tsx';
import type { CaseDeclaration } from '../../civic/shapes.ts';
import { useDeclaration } from '../../civic/use-civic.ts';
import { useCountry } from '../../explore/data.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Heading } from '../../shell/heading.tsx';
import { useId } from '../../shell/use-id.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { RadioInput } from '../../ui/form/choice-input.tsx';
import { Banner } from '../../ui/form/form-box.tsx';
import { failureOf } from '../parts/failure.ts';
import { Fetched } from '../parts/fetched.tsx';
import { Noted } from '../parts/notes.tsx';
import { CHANNEL_TITLES, FOR_SOMEBODY } from './channels.ts';
import { LanguageChoice, useLanguageOf } from './language.tsx';
import { WithCivicWords } from './words.tsx';

type Channel = (typeof FOR_SOMEBODY)[number];

/** Sends what was said to an officer; sent again after a failure it is still the same case. Nothing of it is kept on the device. */
const useEntering = (module: string) => {
  const { say } = useWords();
  const sending = useRef({ key: crypto.randomUUID(), of: '' });
  const uploaded = useRef<Record<string, string>>({});
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const [isPending, setIsPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [fault, setFault] = useState<ServerFault | null>(null);
  const enter = async (filled: Filled, answers: Answers, about: { channel: Channel; language: Language }) => {
    setIsPending(true);
    setFailure(null);
    try {
      await uploadAll(filled, uploaded.current);
      const given = { ...about, answers: answersToSend({ answers, uploaded: uploaded.current }) };
      // What was written otherwise is another case, of which nothing is known yet.
      const of = JSON.stringify(given);
      if (sending.current.of !== of) sending.current = { key: crypto.randomUUID(), of };
      setReceipt(await civicApi.submitFor(module, { ...given, sending: sending.current.key }));
      for (const { key } of filesIn(filled)) await dropFile(key);
    } catch (error) {
      const field = error instanceof ApiError ? fieldOf(error.parameter) : null;
      if (field !== null) setFault({ field, says: (error as ApiError).message });
      else setFailure(failureOf(error, say));
    }
    setIsPending(false);
  };
  return { enter, receipt, isPending, failure, fault };
};

/** Her receipt, to be printed in her language, in which she is written to from then on. */
const Given = ({ receipt, given, onNext }: { receipt: Receipt; given: Language; onNext: () => void }) => {
  const { say } = useWords();
  const [language, setLanguage] = useState(given);
  const { run } = useLanguageOf(receipt.number);
  const change = (chosen: Language) => {
    setLanguage(chosen);
    run(chosen);
  };
  return (
    <>
      <section className="panel-card no-print">
        <LanguageChoice language={language} onChange={change} />
      </section>
      <ReceiptView receipt={receipt} language={language}>
        <Link className="button" href={`/office/cases/${receipt.number}`}>
          {say('cases.toCase')}
        </Link>
        <ActionButton onPress={onNext}>{say('cases.enterNext')}</ActionButton>
      </ReceiptView>
    </>
  );
};

const Entry = ({ declaration, onNext }: { declaration: CaseDeclaration; onNext: () => void }) => {
  const { say, language: own } = useWords();
  const { data: country } = useCountry();
  const [filled, setFilled] = useState<Filled>({});
  const [channel, setChannel] = useState<Channel>('desk');
  const [language, setLanguage] = useState<Language>(own);
  const entering = useEntering(declaration.id);
  if (entering.receipt) return <Given receipt={entering.receipt} given={language} onNext={onNext} />;
  return (
    <>
      {declaration.notices.length > 0 && (
        <details className="how">
          <summary>{say('civic.notices')}</summary>
          <Notices notices={declaration.notices} />
        </details>
      )}
      <section className="panel-card stack how-said">
        <RadioInput
          name="channel"
          label={say('cases.saidBy')}
          value={channel}
          choices={FOR_SOMEBODY.map((id) => ({ id, title: say(CHANNEL_TITLES[id]) }))}
          onChange={(id) => setChannel(id as Channel)}
        />
        <LanguageChoice language={language} onChange={setLanguage} />
      </section>
      <FillForm
        form={declaration.form}
        filled={filled}
        today={todayIn(country?.timeZone ?? 'UTC')}
        onChange={setFilled}
        onDone={(answers) => void entering.enter(filled, answers, { channel, language })}
        submit={say('cases.enterGo')}
        isPending={entering.isPending}
        isForOffice
        serverFault={entering.fault}
        failure={entering.failure && <Banner kind="error">{entering.failure}</Banner>}
      />
    </>
  );
};

const Shown = () => {
  const { say, text } = useWords();
  const query = useDeclaration(useId('module'));
  const [no, setNo] = useState(0);
  return (
    <Fetched query={query}>
      {(declaration) => (
        <>
          <Heading
            title={say('cases.enterOf', { name: text(declaration.title) })}
            lead={say('cases.enterLead')}
          />
          <Entry key={no} declaration={declaration} onNext={() => setNo(no + 1)} />
        </>
      )}
    </Fetched>
  );
};

/** `/office/cases/for/{module}`: an officer puts in what somebody says at the desk or on the telephone. */
export const ForSomebody = () => (
  <WithCivicWords>
    <Noted>
      <Shown />
    </Noted>
  </WithCivicWords>
);
