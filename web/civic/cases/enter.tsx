import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { z } from 'zod';
import { useWords } from '../../i18n/intl.tsx';
import { useSession } from '../../session.tsx';
import { go } from '../../shell/go.ts';
import { Heading } from '../../shell/heading.tsx';
import { Banner, FormBox } from '../../ui/form/form-box.tsx';
import { CodeInput } from '../../ui/form/text-input.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { civicApi } from '../api.ts';

const Shape = z.strictObject({ number: z.string().min(1), code: z.string().min(1) });

/** Number and code of a case, which open it in this browser. Both go to the server alone; no address holds the code. */
export const EnterCase = ({ number }: { number?: string }) => {
  const { say } = useWords();
  const { account, enter } = useSession();
  const client = useQueryClient();
  const state = useForm({
    schema: Shape,
    send: ({ number: which, code }) => civicApi.enter(which, code),
    onDone: async (answer) => {
      if (answer.kind !== 'signed-in' || answer.session.kind !== 'case') return;
      enter(answer.session);
      await client.invalidateQueries({ queryKey: ['case'] });
      go(`/civic/cases/${answer.session.number}`);
    },
  });
  return (
    <section className="panel-card stack enter-case">
      <p>{say('civic.enterText')}</p>
      {account && <Banner kind="warning">{say('civic.enterSignedIn')}</Banner>}
      <FormBox state={state} submit={say('civic.enter')} isWide>
        <CodeInput
          name="number"
          label={say('civic.number')}
          autoComplete="off"
          {...(number ? { defaultValue: number } : {})}
        />
        <CodeInput name="code" label={say('civic.code')} autoComplete="off" help={say('civic.codeHelp')} />
      </FormBox>
      {account && <Link href="/civic/mine">{say('page.civicMine')}</Link>}
    </section>
  );
};

/** `/civic/case` */
export const EnterPage = () => {
  const { say } = useWords();
  return (
    <>
      <Heading lead={say('civic.enterLead')} />
      <EnterCase />
    </>
  );
};
