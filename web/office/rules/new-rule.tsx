import { useQueryClient } from '@tanstack/react-query';
import {
  DispatchRuleEnd,
  type DispatchRules,
  type KeptDispatchRule,
  NewDispatchRule,
  TIERS,
} from '../../../sql/model/api/dispatch.ts';
import { useWords } from '../../i18n/intl.tsx';
import { useProof } from '../../shell/proof.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { RadioInput } from '../../ui/form/choice-input.tsx';
import { DateInput } from '../../ui/form/date-input.tsx';
import { FormBox } from '../../ui/form/form-box.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { Window } from '../../ui/window.tsx';
import { useNotes } from '../parts/notes.tsx';
import { rulesApi } from './api.ts';
import { AreaInput, KindInputs, orNull, StructureInput } from './inputs.tsx';

const useChanged = (module: string) => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['dispatch-rules', module] });
};

/** Makes a rule. */
export const NewRuleWindow = ({
  module,
  rules,
  today,
  onClose,
}: {
  module: string;
  rules: DispatchRules;
  today: string;
  onClose: () => void;
}) => {
  const { say } = useWords();
  const prove = useProof();
  const note = useNotes();
  const changed = useChanged(module);
  const state = useForm({
    schema: NewDispatchRule,
    read: (form) => ({
      ...{ category: orNull(form, 'category'), asset: orNull(form, 'asset'), area: orNull(form, 'area') },
      ...{ tier: form.get('tier'), structure: orNull(form, 'structure') ?? undefined },
      ...{ from: orNull(form, 'from'), to: orNull(form, 'to') },
    }),
    send: (rule) => prove(() => rulesApi.add(module, rule)),
    onDone: async () => {
      await changed();
      note('done', say('rules.added'));
      onClose();
    },
  });
  return (
    <Window title={say('rules.add')} onClose={onClose}>
      <FormBox
        state={state}
        submit={say('rules.add')}
        more={<ActionButton onPress={onClose}>{say('form.cancel')}</ActionButton>}
      >
        <KindInputs rules={rules} />
        <AreaInput name="area" />
        <StructureInput name="structure" />
        <RadioInput
          name="tier"
          label={say('rules.tier')}
          defaultValue="central"
          choices={TIERS.map((id) => ({ id, title: say(`rules.tier.${id}`) }))}
        />
        <div className="rules-pair">
          <DateInput name="from" label={say('rules.from')} defaultValue={today} isOptional />
          <DateInput name="to" label={say('rules.to')} isOptional />
        </div>
      </FormBox>
    </Window>
  );
};

/** Sets the last day of a rule. */
export const EndRuleWindow = ({
  module,
  rule,
  today,
  onClose,
}: {
  module: string;
  rule: KeptDispatchRule;
  today: string;
  onClose: () => void;
}) => {
  const { say, text } = useWords();
  const prove = useProof();
  const note = useNotes();
  const changed = useChanged(module);
  const state = useForm({
    schema: DispatchRuleEnd,
    read: (form) => ({ to: orNull(form, 'to') }),
    send: ({ to }) => prove(() => rulesApi.end(module, rule.no, to)),
    onDone: async () => {
      await changed();
      note('done', say('rules.ended'));
      onClose();
    },
  });
  return (
    <Window title={say('rules.endOf', { name: text(rule.structure.name) })} onClose={onClose}>
      <FormBox
        state={state}
        submit={say('rules.end')}
        more={<ActionButton onPress={onClose}>{say('form.cancel')}</ActionButton>}
      >
        <DateInput
          name="to"
          label={say('rules.to')}
          help={say('rules.endHelp')}
          defaultValue={rule.to ?? today}
          isOptional
          {...(rule.from ? { least: rule.from } : {})}
        />
      </FormBox>
    </Window>
  );
};
