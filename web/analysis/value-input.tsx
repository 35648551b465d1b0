import type { Property } from '../../sql/model/property.ts';
import { useWords } from '../i18n/intl.tsx';
import { SelectInput } from '../ui/form/choice-input.tsx';
import { DateInput } from '../ui/form/date-input.tsx';
import { TextInput } from '../ui/form/text-input.tsx';
import type { Choice } from '../ui/select.tsx';

type Props = {
  property: Property;
  name: string;
  label: string;
  help?: string | undefined;
  isOptional?: boolean;
  value: string;
  onChange: (value: string) => void;
};

const NONE = '-';

const useCodes = (property: Property): Choice[] | null => {
  const { say, text } = useWords();
  if (property.type === 'boolean')
    return [
      { id: 'true', title: say('answer.yes') },
      { id: 'false', title: say('answer.no') },
    ];
  return 'codes' in property && property.codes
    ? property.codes.map(({ value, title }) => ({ id: value, title: text(title) }))
    : null;
};

/** A value that a property may have: one of its list, a day, a number, or words. */
export const ValueInput = ({ property, isOptional = false, help, value, onChange, ...named }: Props) => {
  const { say } = useWords();
  const codes = useCodes(property);
  const shared = { ...named, isOptional, ...(help ? { help } : {}) };
  if (codes)
    return (
      <SelectInput
        {...shared}
        choices={isOptional ? [{ id: NONE, title: say('ask.none') }, ...codes] : codes}
        value={value || (isOptional ? NONE : '')}
        placeholder={say('ask.choose')}
        onChange={(id) => onChange(id === NONE ? '' : id)}
      />
    );
  if (property.type === 'date') return <DateInput {...shared} value={value} onChange={onChange} />;
  const isNumber = property.type === 'number' || property.type === 'integer';
  return (
    <TextInput
      {...shared}
      {...(isNumber ? { type: 'number' } : {})}
      defaultValue={value}
      onChange={(typed) => onChange(isNumber ? typed.replace(',', '.').trim() : typed)}
    />
  );
};
