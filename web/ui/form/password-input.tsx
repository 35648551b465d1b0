import { useState } from 'react';
import { Input, Meter, TextField, ToggleButton } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { Icon } from '../icon.tsx';
import { type Strength, strengthOf } from './strength.ts';
import { FieldLabel, FieldNotes, type FieldProps } from './text-input.tsx';

const STEPS: Record<Strength, number> = { none: 0, short: 1, fair: 2, good: 3 };

/** How hard a password is to guess, by its length above all; the server refuses those that are tried first. */
const Advice = ({ password }: { password: string }) => {
  const { say } = useWords();
  const strength = strengthOf(password);
  return (
    <div className="strength" data-strength={strength}>
      <Meter
        aria-label={say('password.strength')}
        value={STEPS[strength]}
        maxValue={3}
        valueLabel={say(`password.${strength}`)}
      >
        <div className="strength-bar" aria-hidden="true">
          <span />
          <span />
          <span />
        </div>
      </Meter>
      <span>{say(`password.${strength}`)}</span>
    </div>
  );
};

/** A password, that can be looked at while it is typed. `isNew` advises; browsers then offer one of their own. */
export const PasswordInput = ({
  isNew = false,
  help,
  label,
  ...field
}: Omit<FieldProps, 'isOptional' | 'defaultValue' | 'autoComplete'> & { isNew?: boolean }) => {
  const { say } = useWords();
  const [isSeen, setIsSeen] = useState(false);
  const [password, setPassword] = useState('');
  return (
    <TextField
      className="field-box"
      type={isSeen ? 'text' : 'password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      isRequired
      onChange={setPassword}
      {...field}
    >
      <FieldLabel label={label} />
      <div className="input-with-button">
        <Input className="input" dir="auto" autoCapitalize="off" spellCheck="false" />
        <ToggleButton
          className="icon-button"
          aria-label={say('password.show')}
          isSelected={isSeen}
          onChange={setIsSeen}
        >
          <Icon name={isSeen ? 'eyeOff' : 'eye'} />
        </ToggleButton>
      </div>
      {isNew && <Advice password={password} />}
      <FieldNotes help={help} />
    </TextField>
  );
};
