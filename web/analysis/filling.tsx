import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import { navigate } from 'wouter/use-browser-location';
import type { LayerInfo } from '../../sql/model/api.ts';
import { useWords } from '../i18n/intl.tsx';
import { withLook } from '../look.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { FieldOf } from './field.tsx';
import { type Field, type Fold, withUsual } from './fields.ts';
import { fieldsOf } from './fields-of.ts';
import { changed, type Form, formatForm } from './form.ts';
import { Kinds } from './kinds.tsx';
import { Preview } from './preview.tsx';
import { questionOf } from './question-of.ts';
import { Result } from './result.tsx';
import { useAnswer } from './use-answer.ts';

const go = (form: Form, replace = true): void =>
  navigate(withLook(formatForm(form), window.location.search), { replace });

const FOLDS: readonly Fold[] = ['of', 'with', 'method'];

/** What few ask for: folded, unless something of it is filled in. */
const Folded = ({ title, isUsed, children }: { title: string; isUsed: boolean; children: ReactNode }) => (
  <Disclosure className="ask-fold" defaultExpanded={isUsed}>
    <Button slot="trigger" className="ask-fold-trigger">
      <Icon name="down" />
      {title}
    </Button>
    <DisclosurePanel className="ask-fold-panel">
      <div className="stack">{children}</div>
    </DisclosurePanel>
  </Disclosure>
);

type FieldsProps = {
  fields: readonly Field[];
  form: Form;
  layers: readonly LayerInfo[];
  set: (name: string, value: string) => void;
};

const Fields = ({ fields, form, ...rest }: FieldsProps) =>
  fields.map((field) => (
    <FieldOf key={`${form.ask} ${field.name} ${field.type}`} {...{ field, form, ...rest }} />
  ));

const Folds = ({ fields, form, layers, set }: FieldsProps) => {
  const { say, text } = useWords();
  const titleOf = (fold: Fold): string => {
    if (fold === 'method') return say('ask.fold.method');
    const info = layers.find(({ layer }) => layer.id === form[fold]);
    // Both sides of gain and loss may be of one layer.
    const which =
      form.ask !== 'cover' ? 'ask.fold.some' : fold === 'of' ? 'ask.fold.before' : 'ask.fold.after';
    return say(which, { layer: info ? text(info.layer.title) : '' });
  };
  return FOLDS.map((fold) => {
    const folded = fields.filter((field) => field.fold === fold);
    if (folded.length === 0) return null;
    // A question's choices of method have usual answers; those stay folded.
    const isUsed = fold !== 'method' && folded.some(({ name }) => form[name]);
    return (
      <Folded key={`${form.ask} ${fold} ${form[fold] ?? ''}`} title={titleOf(fold)} isUsed={isUsed}>
        <Fields fields={folded} {...{ form, layers, set }} />
      </Folded>
    );
  });
};

/** The form of a question, and its answer beside it. */
export const Filling = ({ form, layers }: { form: Form; layers: readonly LayerInfo[] }) => {
  const { say } = useWords();
  const known = new Map(layers.map((info) => [info.layer.id, info]));
  const fields = fieldsOf(form, known);
  const filled = withUsual(form, fields);
  const question = questionOf(filled);
  const asking = useAnswer(form.answer, (answer) => go({ ...filled, answer }, false));
  const set = (name: string, value: string) => go(changed(filled, { [name]: value }));
  const ask = () => question && asking.ask(question);
  return (
    <div className="ask">
      <div className="ask-form">
        <Kinds form={form} go={(next) => go(next, false)} />
        {fields.length > 0 && (
          <form
            className="panel-card stack"
            aria-label={say('ask.form')}
            onSubmit={(event) => {
              event.preventDefault();
              ask();
            }}
          >
            <Fields fields={fields.filter(({ fold }) => !fold)} {...{ layers, set }} form={filled} />
            <Folds {...{ fields, layers, set }} form={filled} />
            <Preview question={question} layers={layers} />
            <ActionButton kind="primary" isSubmit isWide isPending={asking.isAsking} isDisabled={!question}>
              {say('ask.go')}
            </ActionButton>
          </form>
        )}
      </div>
      <Result asking={asking} onAgain={ask} />
    </div>
  );
};
