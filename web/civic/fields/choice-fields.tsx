import { Checkbox, CheckboxGroup, Radio, RadioGroup, Select } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SelectParts } from '../../ui/select.tsx';
import { About, AboutPlain, Name } from './about-field.tsx';
import type { FieldProps } from './field.ts';

/** So many options stand in sight; more are folded. */
const MOST_IN_SIGHT = 7;

const Mark = () => (
  <span className="check-mark" aria-hidden="true">
    <Icon name="check" />
  </span>
);

const Several = ({ field, value, fault, onChange }: FieldProps<'choice'>) => {
  const { text } = useWords();
  const chosen = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  return (
    <CheckboxGroup
      className="field-box"
      name={field.id}
      value={chosen}
      onChange={onChange}
      isInvalid={fault !== null}
      validationBehavior="aria"
    >
      <Name field={field} />
      <div className="checks">
        {field.options.map(({ id, label }) => (
          <Checkbox key={id} value={id} className="check">
            <Mark />
            <span>{text(label)}</span>
          </Checkbox>
        ))}
      </div>
      <About field={field} fault={fault} />
    </CheckboxGroup>
  );
};

const InSight = ({ field, value, fault, onChange }: FieldProps<'choice'>) => {
  const { text, say } = useWords();
  return (
    <RadioGroup
      className="field-box"
      name={field.id}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
      isRequired={field.required}
      isInvalid={fault !== null}
      validationBehavior="aria"
    >
      <Name field={field} />
      {field.options.map(({ id, label }) => (
        <Radio key={id} value={id} className="check check-round">
          <span className="check-mark" aria-hidden="true" />
          <span>{text(label)}</span>
        </Radio>
      ))}
      {!field.required && typeof value === 'string' && (
        <button
          type="button"
          className="button button-plain choice-none"
          onClick={({ currentTarget }) => {
            // It goes with the choice: the keyboard stays in the field.
            currentTarget.closest('.field-box')?.querySelector('input')?.focus();
            onChange(undefined);
          }}
        >
          {say('civic.choiceNone')}
        </button>
      )}
      <About field={field} fault={fault} />
    </RadioGroup>
  );
};

const Folded = ({ field, value, fault, onChange }: FieldProps<'choice'>) => {
  const { text, say } = useWords();
  const none = { id: '-', title: say('civic.choiceNone') };
  return (
    <Select
      className="field-box"
      name={field.id}
      value={typeof value === 'string' ? value : null}
      onChange={(key) => onChange(key === '-' ? undefined : key)}
      placeholder={say('civic.choose')}
      isRequired={field.required}
      isInvalid={fault !== null}
      validationBehavior="aria"
    >
      <Name field={field} />
      <SelectParts
        choices={[
          ...(field.required ? [] : [none]),
          ...field.options.map(({ id, label }) => ({ id, title: text(label) })),
        ]}
        look="input input-select"
        popover="popover select-popover"
      >
        <About field={field} fault={fault} />
      </SelectParts>
    </Select>
  );
};

/** One of several, or several of them. */
export const ChoiceField = (props: FieldProps<'choice'>) => {
  if (props.field.many) return <Several {...props} />;
  return props.field.options.length > MOST_IN_SIGHT ? <Folded {...props} /> : <InSight {...props} />;
};

/** A sentence to agree to. */
export const ConsentField = ({ field, value, fault, onChange }: FieldProps<'consent'>) => {
  const { text, say } = useWords();
  const notes = `${field.id}-notes`;
  return (
    <div className="field-box">
      <Checkbox
        className="check"
        name={field.id}
        isSelected={value === true}
        onChange={onChange}
        isInvalid={fault !== null}
        validationBehavior="aria"
        aria-describedby={notes}
      >
        <Mark />
        <span>
          {text(field.statement)}
          {!field.required && <span className="muted"> · {say('form.optional')}</span>}
        </span>
      </Checkbox>
      <AboutPlain field={field} fault={fault} id={notes} />
    </div>
  );
};
