import { Input, TextField } from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldProps } from './text-input.tsx';

/** A day; `2026-01-31` in the form's data. The browser's own field: phones have a good one, and it speaks its owner's language. */
export const DateInput = ({
  label,
  help,
  isOptional = false,
  least,
  most,
  value,
  onChange,
  ...field
}: FieldProps & {
  /** First and last day, `2026-01-31`. */
  least?: string;
  most?: string;
  value?: string;
  onChange?: (day: string) => void;
}) => (
  <TextField
    className="field-box"
    type="date"
    isRequired={!isOptional}
    {...field}
    {...(value === undefined ? {} : { value })}
    {...(onChange ? { onChange } : {})}
  >
    <FieldLabel label={label} isOptional={isOptional} />
    <Input className="input input-date" {...(least ? { min: least } : {})} {...(most ? { max: most } : {})} />
    <FieldNotes help={help} />
  </TextField>
);
