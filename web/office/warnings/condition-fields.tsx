import { useState } from 'react';
import type { RuleCondition, WarningRule } from '../../../sql/model/warning-rule.ts';
import { unitOf } from '../../format.ts';
import { useWords } from '../../i18n/intl.tsx';
import { ChecksInput, SelectInput } from '../../ui/form/choice-input.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import { DurationInput } from './duration-input.tsx';
import type { Looking } from './subject-fields.tsx';
import type { Subjects } from './use-subjects.ts';

type Props = { begun: Partial<WarningRule>; subjects: Subjects; looking: Looking };

/** As a field has it: a plain number, of a probability per cent. */
const typed = (value: number | undefined, scale: number): string =>
  value === undefined ? '' : String(Number((value * scale).toPrecision(12)));

const Values = ({
  when,
  looking,
  unit,
}: {
  when: RuleCondition | undefined;
  looking: Looking;
  unit: string;
}) => {
  const { say } = useWords();
  const scale = looking.kind === 'forecast' ? 100 : 1;
  const own = when && when.kind !== 'classes' ? when : undefined;
  const named = (label: string): string => (unit ? `${label} (${unit})` : label);
  return (
    <>
      <TextInput
        name="rule.when.value"
        isLatin
        label={named(say('rule.value'))}
        defaultValue={typed(own?.value, scale)}
      />
      <TextInput
        name="rule.when.until"
        isLatin
        isOptional
        label={named(say('rule.until'))}
        help={say('rule.untilHelp')}
        defaultValue={typed(own?.until, scale)}
      />
    </>
  );
};

const Classes = ({
  when,
  subjects,
  looking,
}: Pick<Props, 'subjects' | 'looking'> & { when: RuleCondition | undefined }) => {
  const { say, text } = useWords();
  const own = when?.kind === 'classes' ? when : undefined;
  const found = subjects.indicators.find(({ id }) => id === looking.id);
  const choices = (found?.classes ?? []).map(({ id, title }) => ({ id, title: text(title) }));
  if (choices.length === 0) return <p className="muted">{say('rule.noClasses')}</p>;
  return (
    <>
      <ChecksInput
        name="rule.when.on"
        label={say('rule.on')}
        choices={choices}
        {...(own ? { defaultValue: own.on } : {})}
      />
      <ChecksInput
        name="rule.when.holds"
        label={say('rule.holds')}
        help={say('rule.holdsHelp')}
        choices={choices}
        {...(own ? { defaultValue: own.holds } : {})}
      />
    </>
  );
};

const unitIn = ({ subjects, looking }: Props, language: Parameters<typeof unitOf>[1]): string => {
  if (looking.kind === 'forecast') return '%';
  const all = looking.kind === 'indicator' ? subjects.indicators : subjects.parameters;
  const unit = all.find(({ id }) => id === looking.id)?.unit;
  return unit ? unitOf(unit, language) : '';
};

/** When it is so: a threshold or classes, for how long, and when it is over. */
export const ConditionFields = (props: Props) => {
  const { begun, subjects, looking } = props;
  const { say, language } = useWords();
  const [chosen, setKind] = useState<RuleCondition['kind']>(begun.when?.kind ?? 'above');
  const kinds =
    looking.kind === 'indicator' ? (['above', 'below', 'classes'] as const) : (['above', 'below'] as const);
  // Of a probability too high is all that is asked; only what is computed has classes.
  const kind = looking.kind === 'forecast' || !kinds.some((one) => one === chosen) ? 'above' : chosen;
  const durations = ['lasts', 'calm', 'merges', 'fresh'] as const;
  const DEFAULTS = { lasts: 'PT0S', calm: 'PT0S', merges: 'P1D', fresh: 'P3D' };
  return (
    <>
      <SelectInput
        name="rule.when.kind"
        label={say('rule.when')}
        value={kind}
        choices={(looking.kind === 'forecast' ? (['above'] as const) : kinds).map((id) => ({
          id,
          title: say(`rule.when.${id}`),
        }))}
        onChange={(id) => setKind(id as RuleCondition['kind'])}
      />
      {kind !== 'classes' && (
        <div className="duty-pair">
          <Values when={begun.when} looking={looking} unit={unitIn(props, language)} />
        </div>
      )}
      {kind === 'classes' && (
        <Classes key={looking.id} when={begun.when} subjects={subjects} looking={looking} />
      )}
      <div className="durations">
        {durations.map((name) => (
          <DurationInput
            key={name}
            name={`rule.${name}`}
            label={say(`rule.${name}`)}
            help={say(`rule.${name}Help`)}
            value={begun[name] ?? DEFAULTS[name]}
          />
        ))}
      </div>
    </>
  );
};
