import { useState } from 'react';
import type { LayerInfo } from '../../sql/model/api.ts';
import { useWords } from '../i18n/intl.tsx';
import { LOCALES } from '../i18n/messages.ts';
import { CheckInput, RadioInput, SelectInput } from '../ui/form/choice-input.tsx';
import { ComboInput } from '../ui/form/combo-input.tsx';
import { DateInput } from '../ui/form/date-input.tsx';
import { TextInput } from '../ui/form/text-input.tsx';
import type { Choice } from '../ui/select.tsx';
import { AreaField, PointField } from './draw-fields.tsx';
import type { Field } from './fields.ts';
import { FilterField } from './filter-field.tsx';
import type { Form } from './form.ts';
import { useFigures, useLayerChoices, usePlaceChoices, usePlaceName } from './use-choices.ts';
import { ValueInput } from './value-input.tsx';

export type FieldProps<T extends Field['type']> = {
  field: Extract<Field, { type: T }>;
  form: Form;
  layers: readonly LayerInfo[];
  set: (name: string, value: string) => void;
};

const Chosen = ({
  field,
  form,
  set,
  choices,
}: FieldProps<Field['type']> & { choices: readonly Choice[] }) => {
  const { say } = useWords();
  const isOptional = field.isOptional ?? false;
  return (
    <SelectInput
      name={field.name}
      label={say(field.label)}
      isOptional={isOptional}
      choices={isOptional ? [{ id: '-', title: say('ask.none') }, ...choices] : choices}
      value={form[field.name] ?? (isOptional ? '-' : '')}
      placeholder={say('ask.choose')}
      onChange={(id) => set(field.name, id === '-' ? '' : id)}
    />
  );
};

const LayerField = (props: FieldProps<'layer'>) => (
  <Chosen {...props} choices={useLayerChoices(props.layers.filter(props.field.fits))} />
);

const PropertyField = (props: FieldProps<'property'>) => {
  const { text } = useWords();
  const info = props.layers.find(({ layer }) => layer.id === props.form[props.field.of]);
  const choices = (info?.layer.properties ?? [])
    .filter(props.field.fits)
    .map(({ name, title }) => ({ id: name, title: text(title) }));
  return <Chosen {...props} choices={choices} />;
};

const FigureField = (props: FieldProps<'figure'>) => <Chosen {...props} choices={useFigures()} />;

const PlaceField = ({ field, form, set }: FieldProps<'place'>) => {
  const { say } = useWords();
  const [words, setWords] = useState('');
  const chosen = usePlaceName(form[field.name]);
  return (
    <ComboInput
      key={form[field.name] ?? ''}
      name={field.name}
      label={say(field.label)}
      choices={usePlaceChoices(words)}
      none={say('ask.noPlace')}
      placeholder={chosen ?? say('ask.typePlace')}
      isOptional={chosen !== null}
      onSearch={setWords}
      onChange={(id) => id && set(field.name, id)}
    />
  );
};

const NumberField = ({ field, form, set }: FieldProps<'number'>) => {
  const { say, number } = useWords();
  const between = say('ask.between', {
    least: year(field) ?? number(field.least),
    most: year(field, 'most') ?? number(field.most),
  });
  return (
    <TextInput
      name={field.name}
      type="number"
      label={say(field.label)}
      isOptional={field.isOptional ?? false}
      defaultValue={form[field.name] ?? (field.usual === null ? '' : String(field.usual))}
      help={field.help ? `${say(field.help)} ${between}` : between}
      onChange={(value) => set(field.name, value.replace(',', '.').trim())}
    />
  );
};

/** Years are written without separators. */
const year = (
  { least, most }: { least: number; most: number },
  which: 'least' | 'most' = 'least',
): string | null => (least >= 1000 ? String(which === 'least' ? least : most) : null);

const ChoiceField = ({ field, form, set }: FieldProps<'choice'>) => {
  const { say } = useWords();
  const value = form[field.name] ?? field.choices[0]?.id ?? '';
  const why = field.choices.find(({ id }) => id === value)?.why;
  const shared = {
    name: field.name,
    label: say(field.label),
    choices: field.choices.map(({ id, title }) => ({ id, title: say(title) })),
    value,
    onChange: (id: string) => set(field.name, id),
  };
  return field.isFolded ? (
    <SelectInput {...shared} help={why ? say(why) : undefined} />
  ) : (
    <RadioInput {...shared} />
  );
};

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);
const MIDDLE = 15;

/** A month by its name. */
const MonthField = ({ field, form, set }: FieldProps<'month'>) => {
  const { say, language } = useWords();
  const names = new Intl.DateTimeFormat(LOCALES[language], { month: 'long', timeZone: 'UTC' });
  return (
    <SelectInput
      name={field.name}
      label={say(field.label)}
      choices={MONTHS.map((month) => ({
        id: String(month),
        title: names.format(Date.UTC(2001, month - 1, MIDDLE)),
      }))}
      value={form[field.name] ?? String(field.usual)}
      onChange={(id) => set(field.name, id)}
    />
  );
};

const ValueField = ({ field, form, layers, set }: FieldProps<'value'>) => {
  const { say } = useWords();
  const info = layers.find(({ layer }) => layer.id === form[field.of]);
  const property = info?.layer.properties.find(({ name }) => name === form[field.property]);
  return property ? (
    <ValueInput
      key={property.name}
      property={property}
      name={field.name}
      label={say(field.label)}
      help={field.help ? say(field.help) : undefined}
      isOptional
      value={form[field.name] ?? ''}
      onChange={(value) => set(field.name, value)}
    />
  ) : null;
};

/** One thing to fill in, by what it is. */
export const FieldOf = (props: FieldProps<Field['type']>) => {
  const { say } = useWords();
  const { field, form, set } = props;
  switch (field.type) {
    case 'layer':
      return <LayerField {...props} field={field} />;
    case 'property':
      return <PropertyField {...props} field={field} />;
    case 'figure':
      return <FigureField {...props} field={field} />;
    case 'place':
      return <PlaceField {...props} field={field} />;
    case 'number':
      return <NumberField {...props} field={field} />;
    case 'month':
      return <MonthField {...props} field={field} />;
    case 'choice':
      return field.choices.length > 1 ? <ChoiceField {...props} field={field} /> : null;
    case 'check':
      return (
        <CheckInput
          name={field.name}
          isSelected={form[field.name] === field.value}
          onChange={(is) => set(field.name, is ? field.value : '')}
        >
          {say(field.label)}
        </CheckInput>
      );
    case 'value':
      return <ValueField {...props} field={field} />;
    case 'filter':
      return <FilterField {...props} field={field} />;
    case 'area':
      return <AreaField {...props} field={field} />;
    case 'point':
      return <PointField {...props} field={field} />;
    case 'day':
      return (
        <DateInput
          name={field.name}
          label={say(field.label)}
          isOptional={field.isOptional ?? false}
          value={form[field.name] ?? ''}
          onChange={(day) => set(field.name, day)}
        />
      );
  }
};
