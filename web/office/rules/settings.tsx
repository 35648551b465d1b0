import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { spanText } from '../../../sql/model/records/clock-words.ts';
import { ByTimePairs, toldByTime } from '../../civic/modules/by-time.tsx';
import { BasisMark } from '../../civic/notices.tsx';
import type { CaseDeclaration } from '../../civic/shapes.ts';
import { useDeclaration, useModules } from '../../civic/use-civic.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { useProof } from '../../shell/proof.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { FormBox } from '../../ui/form/form-box.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { Window } from '../../ui/window.tsx';
import { Fact } from '../parts/fact.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { useNotes } from '../parts/notes.tsx';
import { rulesApi } from './api.ts';
import { Fold } from './fold.tsx';
import { RulesFrame, WithRulesWords } from './frame.tsx';

type Setting = CaseDeclaration['settings'][number];

const Change = ({ module, setting, onClose }: { module: string; setting: Setting; onClose: () => void }) => {
  const { say, text, number } = useWords();
  const prove = useProof();
  const note = useNotes();
  const client = useQueryClient();
  const { id, title, value, min, max } = setting;
  const state = useForm({
    schema: z.strictObject({ value: z.coerce.number().int().min(min).max(max) }),
    send: (given) => prove(() => rulesApi.set(module, id, given.value)),
    onDone: async () => {
      await client.invalidateQueries({ queryKey: ['case-declaration', module] });
      note('done', say('rules.saved', { name: text(title) }));
      onClose();
    },
  });
  return (
    <Window title={text(title)} onClose={onClose}>
      <FormBox
        state={state}
        submit={say('rules.save')}
        more={<ActionButton onPress={onClose}>{say('form.cancel')}</ActionButton>}
      >
        <TextInput
          name="value"
          type="number"
          label={say('rules.value')}
          help={say('rules.range', { min: number(min), max: number(max) })}
          defaultValue={String(value)}
        />
      </FormBox>
    </Window>
  );
};

const columnsIn = ({ say, text, number }: Words, onChange: (one: Setting) => void): Column<Setting>[] => [
  { id: 'title', title: say('rules.setting'), kind: 'wide', cell: ({ title }) => text(title) },
  { id: 'value', title: say('rules.value'), kind: 'number', cell: ({ value }) => number(value) },
  {
    id: 'basis',
    title: say('rules.basis'),
    cell: ({ basis, isLaw }) => <BasisMark isLaw={isLaw} says={text(basis)} />,
  },
  {
    id: 'actions',
    title: say('list.actions'),
    kind: 'actions',
    cell: (one) => (
      <ActionButton label={say('rules.changeOf', { name: text(one.title) })} onPress={() => onChange(one)}>
        {say('rules.change')}
      </ActionButton>
    ),
  },
];

/** For how long what is of a person is kept, field by field. */
const Kept = ({ keeps }: Pick<CaseDeclaration, 'keeps'>) => {
  const { say, text, language } = useWords();
  if (keeps.fields.length === 0) return null;
  return (
    <Fold title={say('rules.kept')} count={keeps.fields.length}>
      <dl className="pairs">
        {keeps.fields.map(({ id, label, days }) => (
          <Fact key={id} title={text(label)}>
            {say('rules.keptAfter', { span: spanText(days, language) })}
          </Fact>
        ))}
      </dl>
      <BasisMark isLaw={keeps.isLaw} says={text(keeps.basis)} />
    </Fold>
  );
};

const OfModule = ({ module }: { module: string }) => {
  const words = useWords();
  const { say, text } = words;
  const [open, setOpen] = useState<Setting | null>(null);
  return (
    <Fetched query={useDeclaration(module)}>
      {(declaration) => (
        <section className="panel-card stack rules-module">
          <h2>{text(declaration.title)}</h2>
          {declaration.settings.length === 0 ? (
            <p className="muted">{say('rules.noSettings')}</p>
          ) : (
            <Fold title={say('rules.settings')} count={declaration.settings.length}>
              <ListTable
                label={text(declaration.title)}
                columns={columnsIn(words, setOpen)}
                rows={declaration.settings}
                keyOf={({ id }) => id}
              />
            </Fold>
          )}
          {declaration.timeRules.length > 0 && (
            <Fold title={say('civic.byTime')} count={toldByTime(declaration, text).length}>
              <ByTimePairs declaration={declaration} />
            </Fold>
          )}
          <Kept keeps={declaration.keeps} />
          {open && <Change module={module} setting={open} onClose={() => setOpen(null)} />}
        </section>
      )}
    </Fetched>
  );
};

const Settings = () => (
  <RulesFrame current="settings" lead="rules.lead">
    <Fetched query={useModules()}>
      {(modules) => {
        const withCases = modules.filter(({ hasCases }) => hasCases);
        if (withCases.length === 0) return <Empty icon="list" title="rules.none" text="rules.noneText" />;
        return withCases.map(({ id }) => <OfModule key={id} module={id} />);
      }}
    </Fetched>
  </RulesFrame>
);

/** `/office/rules`: the numbers of each service’s rules, what each stands on, what time brings about, how long data are kept. */
export const RuleSettings = () => (
  <WithRulesWords>
    <Settings />
  </WithRulesWords>
);
