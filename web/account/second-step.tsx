import { Button } from 'react-aria-components';
import { SecondFactorStep, type SignInAnswer } from '../../sql/model/api/accounts.ts';
import { useWords } from '../i18n/intl.tsx';
import { FormBox } from '../ui/form/form-box.tsx';
import { CodeInput } from '../ui/form/text-input.tsx';
import { useForm, valuesOf } from '../ui/form/use-form.ts';
import { accessApi } from './api.ts';

/** The second step of signing in: a code of the app or a recovery code. */
export const SecondStep = ({
  ticket,
  onAnswer,
  onBack,
}: {
  ticket: string;
  onAnswer: (answer: SignInAnswer) => void;
  onBack: () => void;
}) => {
  const { say } = useWords();
  const state = useForm({
    schema: SecondFactorStep,
    read: (form) => ({ ...valuesOf(form), ticket }),
    send: accessApi.secondStep,
    onDone: onAnswer,
  });
  return (
    <section className="panel-card">
      <h2>{say('second.title')}</h2>
      <p>{say('second.text')}</p>
      <FormBox
        state={state}
        submit={say('signIn.go')}
        isWide
        more={
          <Button className="button plain" onPress={onBack}>
            {say('second.back')}
          </Button>
        }
      >
        <CodeInput name="code" label={say('code.label')} help={say('code.help')} />
      </FormBox>
    </section>
  );
};
