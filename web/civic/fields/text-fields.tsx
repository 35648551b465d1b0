import { Group, Input, TextArea, TextField } from 'react-aria-components';
import { unitOf } from '../../../sql/model/unit.ts';
import { useWords } from '../../i18n/intl.tsx';
import { daysOf } from '../form/given.ts';
import { About, Name } from './about-field.tsx';
import { Alike } from './alike.tsx';
import { type FieldProps, useAboutForm } from './field.ts';

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

type Line = 'text' | 'email' | 'phone';

/** How a line is typed: the keyboard that a phone offers, what the browser fills in, and which way it reads. */
const LINES = {
  text: { type: 'text', inputMode: 'text', dir: 'auto' },
  email: { type: 'email', inputMode: 'email', dir: 'ltr', autoComplete: 'email' },
  phone: { type: 'tel', inputMode: 'tel', dir: 'ltr', autoComplete: 'tel' },
} as const;

/** One line: words, an address, a number of a telephone. */
export const LineField = ({ field, value, fault, onChange }: FieldProps<Line>) => {
  const { dir, ...typed } = LINES[field.kind];
  return (
    <TextField
      className="field-box"
      name={field.id}
      value={textIn(value)}
      onChange={onChange}
      isRequired={field.required}
      isInvalid={fault !== null}
      validationBehavior="aria"
      {...typed}
      {...(field.kind === 'email' ? { autoCapitalize: 'off', autoCorrect: 'off', spellCheck: 'false' } : {})}
    >
      <Name field={field} />
      <Input className="input" dir={dir} />
      <About field={field} fault={fault} />
      {field.kind === 'text' && field.showsAlike && <Alike title={textIn(value)} />}
    </TextField>
  );
};

/** From here on it is told how much room is left, aloud too. */
const NEARLY_FULL = 0.9;

/** Several lines, with how many characters there are and may be. */
export const LongTextField = ({ field, value, fault, onChange }: FieldProps<'long-text'>) => {
  const { say, number } = useWords();
  const text = textIn(value);
  const count = text.trim().length;
  const isNearlyFull = count > field.most * NEARLY_FULL;
  return (
    <TextField
      className="field-box"
      name={field.id}
      value={text}
      onChange={onChange}
      isRequired={field.required}
      isInvalid={fault !== null}
      validationBehavior="aria"
    >
      <Name field={field} />
      <TextArea className="input" dir="auto" rows={field.most > 500 ? 6 : 3} />
      <p className="count" data-over={count > field.most} aria-live={isNearlyFull ? 'polite' : 'off'}>
        {say('civic.count', { count: number(count), most: number(field.most) })}
      </p>
      <About field={field} fault={fault} />
    </TextField>
  );
};

/** A number as people type it, Arabic digits and a comma too; its unit beside. */
export const NumberField = ({ field, value, fault, onChange }: FieldProps<'number'>) => {
  const { language } = useWords();
  const unit = unitOf(field.unit, language);
  return (
    <TextField
      className="field-box"
      name={field.id}
      value={typeof value === 'number' ? String(value) : textIn(value)}
      onChange={onChange}
      isRequired={field.required}
      isInvalid={fault !== null}
      validationBehavior="aria"
      inputMode={field.whole ? 'numeric' : 'decimal'}
    >
      <Name field={field} />
      <Group className="input-unit">
        <Input className="input" dir="ltr" />
        {unit && <span className="muted">{unit}</span>}
      </Group>
      <About field={field} fault={fault} />
    </TextField>
  );
};

/** A day, by the browser's own field: phones have a good one. */
export const DayField = ({ field, value, fault, onChange }: FieldProps<'date'>) => {
  const { today } = useAboutForm();
  const { least, most } = daysOf(field, today);
  return (
    <TextField
      className="field-box"
      name={field.id}
      type="date"
      value={textIn(value)}
      onChange={onChange}
      isRequired={field.required}
      isInvalid={fault !== null}
      validationBehavior="aria"
    >
      <Name field={field} />
      <Input
        className="input input-date"
        {...(least ? { min: least } : {})}
        {...(most ? { max: most } : {})}
      />
      <About field={field} fault={fault} />
    </TextField>
  );
};
