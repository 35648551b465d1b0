import { useWords } from '../../i18n/intl.tsx';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import { DURATION_UNITS, durationOf, partsOf } from './duration.ts';

/** A duration: how many, of which unit. In the form's data the count has the name, the unit `name.unit`. */
export const DurationInput = ({
  name,
  label,
  help,
  value,
}: {
  name: string;
  label: string;
  help?: string;
  value: string;
}) => {
  const { say } = useWords();
  const { count, unit } = partsOf(value);
  return (
    <div className="duration">
      <TextInput
        name={name}
        type="number"
        label={label}
        maxLength={4}
        defaultValue={count}
        {...(help ? { help } : {})}
      />
      <SelectInput
        name={`${name}.unit`}
        label={say('rule.unit', { of: label })}
        defaultValue={unit}
        choices={DURATION_UNITS.map((id) => ({ id, title: say(`rule.unit.${id}`) }))}
      />
    </div>
  );
};

/** What such a field says. */
export const durationIn = (form: FormData, name: string): string =>
  durationOf(String(form.get(name) ?? ''), String(form.get(`${name}.unit`) ?? 'D'));
