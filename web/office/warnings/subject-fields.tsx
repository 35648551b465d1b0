import { RULE_PERIODS, type RuleSubject } from '../../../sql/model/warning-rule.ts';
import { useWords } from '../../i18n/intl.tsx';
import { RadioInput, SelectInput } from '../../ui/form/choice-input.tsx';
import type { Choice } from '../../ui/select.tsx';
import { ANY } from './rule-in.ts';
import { limitsOf, type Subjects } from './use-subjects.ts';

const KINDS = ['observation', 'indicator', 'forecast'] as const;
const STATISTICS = ['mean', 'min', 'max', 'sum', 'last'] as const;
const PERIODS = ['hour', 'day', 'month', 'year'] as const;

/** What a rule that is written looks at, as far as it is chosen yet. */
export type Looking = {
  kind: RuleSubject['kind'];
  /** The quantity or indicator. */
  id: string;
  /** Of a forecast: of which of the two. */
  of: 'parameter' | 'indicator';
};

/** What a rule looks at, as the form begins with it. */
export const lookingOf = (subject: RuleSubject | undefined): Looking => {
  if (subject?.kind === 'indicator') return { kind: 'indicator', id: subject.indicator, of: 'indicator' };
  if (subject?.kind === 'forecast') return { kind: 'forecast', id: subject.of.id, of: subject.of.kind };
  return { kind: 'observation', id: subject?.parameter ?? '', of: 'parameter' };
};

const useTitled = () => {
  const { text, language } = useWords();
  return (all: readonly { id: string; title: Parameters<typeof text>[0] }[]): Choice[] =>
    all
      .map(({ id, title }) => ({ id, title: text(title) }))
      .sort((a, b) => a.title.localeCompare(b.title, language));
};

type Props = {
  begun: RuleSubject | undefined;
  subjects: Subjects;
  looking: Looking;
  onChange: (looking: Looking) => void;
};

const Measured = ({ begun, subjects, looking, onChange }: Props) => {
  const { say } = useWords();
  const titled = useTitled();
  const own = begun?.kind === 'observation' ? begun : undefined;
  return (
    <>
      <SelectInput
        name="rule.subject.parameter"
        label={say('rule.parameter')}
        value={looking.id}
        choices={titled(subjects.parameters)}
        onChange={(id) => onChange({ ...looking, id })}
      />
      {own?.layer && <input type="hidden" name="rule.subject.layer" value={own.layer || ANY} />}
      <div className="duty-pair">
        <SelectInput
          name="rule.subject.over"
          label={say('rule.over')}
          defaultValue={own?.over ?? 'value'}
          choices={RULE_PERIODS.map((id) => ({ id, title: say(`rule.over.${id}`) }))}
        />
        <SelectInput
          name="rule.subject.statistic"
          label={say('rule.statistic')}
          help={say('rule.statisticHelp')}
          defaultValue={own?.statistic ?? 'mean'}
          choices={STATISTICS.map((id) => ({ id, title: say(`rule.statistic.${id}`) }))}
        />
      </div>
    </>
  );
};

const Computed = ({ subjects, looking, onChange }: Props) => {
  const { say } = useWords();
  const titled = useTitled();
  return (
    <SelectInput
      name="rule.subject.indicator"
      label={say('rule.indicator')}
      help={say('rule.indicatorHelp')}
      value={looking.id}
      choices={titled(subjects.indicators)}
      onChange={(id) => onChange({ ...looking, id })}
    />
  );
};

const Forecast = ({ begun, subjects, looking, onChange }: Props) => {
  const { say } = useWords();
  const titled = useTitled();
  const own = begun?.kind === 'forecast' ? begun : undefined;
  const { of, id } = looking;
  const all = of === 'parameter' ? subjects.parameters : subjects.indicators;
  const withLimits = all.filter((one) => limitsOf(subjects, { kind: of, id: one.id }).length > 0);
  return (
    <>
      <div className="duty-pair">
        <SelectInput
          name="rule.subject.of.kind"
          label={say('rule.forecastOf')}
          value={of}
          choices={[
            { id: 'parameter', title: say('rule.parameter') },
            { id: 'indicator', title: say('rule.indicator') },
          ]}
          onChange={(kind) => onChange({ ...looking, of: kind as Looking['of'], id: '' })}
        />
        <SelectInput
          key={of}
          name="rule.subject.of.id"
          label={say(of === 'parameter' ? 'rule.parameter' : 'rule.indicator')}
          value={id}
          choices={titled(withLimits)}
          onChange={(next) => onChange({ ...looking, id: next })}
        />
      </div>
      <div className="duty-pair">
        <SelectInput
          key={`${of} ${id}`}
          name="rule.subject.limit"
          label={say('rule.limit')}
          choices={titled(limitsOf(subjects, { kind: of, id }))}
          {...(own && own.of.id === id ? { defaultValue: own.limit } : {})}
        />
        <SelectInput
          name="rule.subject.period"
          label={say('rule.period')}
          defaultValue={own?.period ?? 'day'}
          choices={PERIODS.map((one) => ({ id: one, title: say(`rule.period.${one}`) }))}
        />
      </div>
    </>
  );
};

const PARTS = { observation: Measured, indicator: Computed, forecast: Forecast };

/** What a rule looks at: what is measured, what is computed, or how likely something is. */
export const SubjectFields = (props: Props) => {
  const { say } = useWords();
  const { looking, onChange } = props;
  const Part = PARTS[looking.kind];
  return (
    <>
      <RadioInput
        name="rule.subject.kind"
        label={say('rule.subject')}
        value={looking.kind}
        choices={KINDS.map((id) => ({ id, title: say(`rule.kind.${id}`), note: say(`rule.kindNote.${id}`) }))}
        onChange={(kind) => onChange({ ...looking, kind: kind as Looking['kind'], id: '' })}
      />
      <Part {...props} />
    </>
  );
};
