import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import type { Language } from '../../../sql/model/text.ts';
import { useWords } from '../../i18n/intl.tsx';

export type FieldProps = {
  name: string;
  label: string;
  /** What helps to fill it, below. */
  help?: ReactNode;
  isOptional?: boolean;
  defaultValue?: string;
  autoComplete?: string;
  isDisabled?: boolean;
};

/** A field's name; who need not fill it is told so, the others are the rule. */
export const FieldLabel = ({ label, isOptional = false }: { label: string; isOptional?: boolean }) => {
  const { say } = useWords();
  return (
    <Label className="field-label">
      {label}
      {isOptional && <span className="muted"> · {say('form.optional')}</span>}
    </Label>
  );
};

/** Below a field: what helps, and what is wrong, both tied to it. */
export const FieldNotes = ({ help }: { help?: ReactNode }) => (
  <>
    {help && (
      <Text slot="description" className="field-help">
        {help}
      </Text>
    )}
    <FieldError className="field-error" />
  </>
);

/** One line of text, or several. What is written in Latin letters alone (addresses, codes) reads from the left also in Arabic. */
export const TextInput = ({
  type = 'text',
  isLatin = type !== 'text',
  lines = 1,
  help,
  label,
  isOptional = false,
  placeholder,
  maxLength,
  language,
  onChange,
  ...field
}: FieldProps & {
  type?: 'text' | 'email' | 'url' | 'number';
  /** In which it is written, whatever the page speaks. */
  language?: Language;
  isLatin?: boolean;
  lines?: number;
  placeholder?: string;
  maxLength?: number;
  onChange?: (value: string) => void;
}) => {
  const written = language ? { lang: language, dir: language === 'ar' ? 'rtl' : 'ltr' } : {};
  const shared = { dir: isLatin ? 'ltr' : 'auto', ...written, ...(placeholder ? { placeholder } : {}) };
  return (
    <TextField
      className="field-box"
      type={type === 'number' ? 'text' : type}
      inputMode={type === 'number' ? 'numeric' : type}
      isRequired={!isOptional}
      {...field}
      {...(maxLength ? { maxLength } : {})}
      {...(onChange ? { onChange } : {})}
      {...(type === 'email' ? { autoCapitalize: 'off', autoCorrect: 'off', spellCheck: 'false' } : {})}
    >
      <FieldLabel label={label} isOptional={isOptional} />
      {lines > 1 ? (
        <TextArea className="input" rows={lines} {...shared} />
      ) : (
        <Input className="input" {...shared} />
      )}
      <FieldNotes help={help} />
    </TextField>
  );
};

/** Digits from an app or letters and digits from paper, that the keyboard of a phone offers. */
export const CodeInput = ({ help, label, ...field }: FieldProps) => (
  <TextField className="field-box" autoComplete="one-time-code" isRequired {...field}>
    <FieldLabel label={label} />
    <Input className="input input-code" dir="ltr" inputMode="text" autoCapitalize="off" spellCheck="false" />
    <FieldNotes help={help} />
  </TextField>
);
