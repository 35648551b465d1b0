import { useState } from 'react';
import type { CountryInfo } from '../../../sql/model/api.ts';
import { PLACEHOLDERS, type WarningRule } from '../../../sql/model/warning-rule.ts';
import { useWords } from '../../i18n/intl.tsx';
import { CheckInput, RadioInput, SelectInput } from '../../ui/form/choice-input.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import type { Choice } from '../../ui/select.tsx';
import { type Chosen, PlacesInput } from '../../warnings/places-input.tsx';
import { Code } from '../parts/pill.tsx';
import { CapFields } from './cap-fields.tsx';
import { ConditionFields } from './condition-fields.tsx';
import { DurationInput } from './duration-input.tsx';
import { type Looking, lookingOf, SubjectFields } from './subject-fields.tsx';
import type { Subjects } from './use-subjects.ts';
import { type WordField, WordFields } from './word-fields.tsx';

const WORDS: readonly WordField[] = [
  { name: 'title', label: 'rule.title', lines: 1, most: 120, isOptional: false },
  { name: 'event', label: 'duty.event', lines: 1, most: 120, isOptional: false },
  { name: 'headline', label: 'duty.headline', lines: 1, most: 160, isOptional: false },
  { name: 'description', label: 'duty.description', lines: 4, most: 2000, isOptional: false },
  { name: 'instruction', label: 'duty.instruction', lines: 3, most: 2000, isOptional: true },
  { name: 'audience', label: 'duty.audience', lines: 1, most: 200, isOptional: true },
];

/** What stands for what in the words of a rule. */
const Placeholders = () => {
  const { say } = useWords();
  return (
    <details className="more-choices">
      <summary>{say('rule.placeholders')}</summary>
      <dl className="placeholders">
        {PLACEHOLDERS.map((name) => (
          <div key={name}>
            <dt>
              <Code>{`{${name}}`}</Code>
            </dt>
            <dd>{say(`rule.placeholder.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
};

type Props = {
  begun: Partial<WarningRule>;
  isNew: boolean;
  subjects: Subjects;
  country: CountryInfo;
  authorities: readonly Choice[];
  places: Chosen[];
  setPlaces: (places: Chosen[]) => void;
  enabled: boolean;
};

const Area = ({
  begun,
  country,
  authorities,
  places,
  setPlaces,
}: Omit<Props, 'isNew' | 'subjects' | 'enabled'>) => {
  const { say, text } = useWords();
  return (
    <>
      <div className="duty-pair">
        <SelectInput
          name="rule.area.level"
          label={say('rule.level')}
          help={say('rule.levelHelp')}
          choices={country.levels.map(({ id, title }) => ({ id, title: text(title) }))}
          {...(begun.area ? { defaultValue: begun.area.level } : {})}
        />
        <DurationInput
          name="rule.expires"
          label={say('rule.expires')}
          help={say('rule.expiresHelp')}
          value={begun.expires ?? 'P1D'}
        />
      </div>
      <PlacesInput
        label={say('rule.onlyIn')}
        help={say('rule.onlyInHelp')}
        chosen={places}
        onChange={setPlaces}
      />
      <CapFields prefix="rule" begun={begun} authorities={authorities} />
    </>
  );
};

/** Everything that a rule says, as fields in four groups. */
export const RuleFields = ({ begun, isNew, subjects, enabled, ...around }: Props) => {
  const { say } = useWords();
  const [looking, setLooking] = useState<Looking>(lookingOf(begun.subject));
  const [isOn, setIsOn] = useState(enabled);
  return (
    <>
      {isNew && (
        <TextInput name="rule.id" isLatin label={say('rule.id')} help={say('rule.idHelp')} maxLength={60} />
      )}
      <fieldset className="duty-group">
        <legend>{say('rule.group.subject')}</legend>
        <SubjectFields begun={begun.subject} subjects={subjects} looking={looking} onChange={setLooking} />
      </fieldset>
      <fieldset className="duty-group">
        <legend>{say('rule.group.when')}</legend>
        <ConditionFields key={looking.kind} begun={begun} subjects={subjects} looking={looking} />
      </fieldset>
      <fieldset className="duty-group">
        <legend>{say('rule.group.area')}</legend>
        <Area begun={begun} {...around} />
      </fieldset>
      <fieldset className="duty-group">
        <legend>{say('rule.group.publishes')}</legend>
        <RadioInput
          name="rule.publishes"
          label={say('rule.publishes')}
          defaultValue={begun.publishes ?? 'draft'}
          choices={[
            { id: 'draft', title: say('duty.drafting'), note: say('rule.draftNote') },
            { id: 'itself', title: say('duty.itself'), note: say('rule.itselfNote') },
          ]}
        />
        <CheckInput name="enabled" isSelected={isOn} onChange={setIsOn}>
          {say('rule.enabled')}
        </CheckInput>
      </fieldset>
      <fieldset className="duty-group">
        <legend>{say('duty.words')}</legend>
        <Placeholders />
        <WordFields prefix="rule" fields={WORDS} begun={begun} />
      </fieldset>
    </>
  );
};
