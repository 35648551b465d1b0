import type { ReactNode } from 'react';
import {
  Checkbox,
  CheckboxGroup,
  FieldError,
  Label,
  Radio,
  RadioGroup,
  Select,
  Text,
} from 'react-aria-components';
import { Icon } from '../icon.tsx';
import { type Choice, SelectParts } from '../select.tsx';
import { FieldLabel, FieldNotes, type FieldProps } from './text-input.tsx';

/** One of several, folded. */
export const SelectInput = ({
  choices,
  help,
  label,
  isOptional = false,
  defaultValue,
  value,
  placeholder,
  onChange,
  ...field
}: FieldProps & {
  choices: readonly Choice[];
  value?: string;
  placeholder?: string;
  onChange?: (id: string) => void;
}) => (
  <Select
    className="field-box"
    isRequired={!isOptional}
    {...(defaultValue === undefined ? {} : { defaultValue })}
    {...(value === undefined ? {} : { value })}
    {...(onChange ? { onChange: (key) => onChange(String(key)) } : {})}
    {...(placeholder ? { placeholder } : {})}
    {...field}
  >
    <FieldLabel label={label} isOptional={isOptional} />
    <SelectParts choices={choices} look="input input-select" popover="popover select-popover">
      <FieldNotes help={help} />
    </SelectParts>
  </Select>
);

/** One of few, all in sight. */
export const RadioInput = ({
  choices,
  label,
  name,
  defaultValue,
  value,
  onChange,
}: {
  choices: readonly Choice[];
  label: string;
  name: string;
  defaultValue?: string;
  value?: string;
  onChange?: (id: string) => void;
}) => (
  <RadioGroup
    className="field-box"
    name={name}
    {...(defaultValue === undefined ? {} : { defaultValue })}
    {...(value === undefined ? {} : { value })}
    {...(onChange ? { onChange } : {})}
  >
    <Label className="field-label">{label}</Label>
    {choices.map(({ id, title, note, lang }) => (
      <Radio key={id} value={id} className="check check-round">
        <span className="check-mark" aria-hidden="true" />
        <span>
          <span {...(lang ? { lang } : {})}>{title}</span>
          {note && <span className="field-help">{note}</span>}
        </span>
      </Radio>
    ))}
    <FieldError className="field-error" />
  </RadioGroup>
);

const Mark = () => (
  <span className="check-mark" aria-hidden="true">
    <Icon name="check" />
  </span>
);

/** Several of some, all in sight. In the form's data the name stands once for each that is chosen. */
export const ChecksInput = ({
  choices,
  label,
  name,
  help,
  defaultValue = [],
}: {
  choices: readonly Choice[];
  label: string;
  name: string;
  help?: string;
  defaultValue?: readonly string[];
}) => (
  <CheckboxGroup className="field-box" name={name} defaultValue={[...defaultValue]}>
    <Label className="field-label">{label}</Label>
    {help && (
      <Text slot="description" className="field-help">
        {help}
      </Text>
    )}
    <div className="checks">
      {choices.map(({ id, title, note }) => (
        <Checkbox key={id} value={id} className="check">
          <Mark />
          <span>
            {title}
            {note && <span className="field-help">{note}</span>}
          </span>
        </Checkbox>
      ))}
    </div>
    <FieldError className="field-error" />
  </CheckboxGroup>
);

/** Yes or no. */
export const CheckInput = ({
  name,
  children,
  isSelected,
  onChange,
}: {
  name: string;
  children: ReactNode;
  isSelected?: boolean;
  onChange?: (is: boolean) => void;
}) => (
  <Checkbox
    className="check"
    name={name}
    value="yes"
    {...(isSelected === undefined ? {} : { isSelected })}
    {...(onChange ? { onChange } : {})}
  >
    <Mark />
    <span>{children}</span>
  </Checkbox>
);
