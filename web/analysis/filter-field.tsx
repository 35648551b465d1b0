import { useState } from 'react';
import type { LayerInfo } from '../../sql/model/api.ts';
import { columnsOf, type Property } from '../../sql/model/property.ts';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { SelectInput } from '../ui/form/choice-input.tsx';
import { TextInput } from '../ui/form/text-input.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import {
  type Condition,
  columnFor,
  formatConditions,
  isAlone,
  type Operator,
  operatorsOf,
  parseConditions,
  propertyOf,
} from './conditions.ts';
import type { FieldProps } from './field.tsx';
import { ValueInput } from './value-input.tsx';

const SAID: Record<Operator, MessageKey> = {
  '=': 'filter.is',
  '<>': 'filter.isNot',
  '<': 'filter.less',
  '<=': 'filter.atMost',
  '>': 'filter.more',
  '>=': 'filter.atLeast',
  like: 'filter.contains',
  'is-null': 'filter.unknown',
  'is-not-null': 'filter.known',
};

type RowProps = {
  condition: Condition;
  properties: readonly Property[];
  onChange: (condition: Condition) => void;
  onRemove: () => void;
};

const Row = ({ condition, properties, onChange, onRemove }: RowProps) => {
  const { say, text, language } = useWords();
  const { column, operator, value } = condition;
  const property = propertyOf(properties, column);
  const choose = (next: string) => {
    const chosen = propertyOf(properties, next);
    if (chosen) onChange({ column: next, operator: operatorsOf(chosen)[0] ?? '=', value: '' });
  };
  return (
    <div className="condition">
      <SelectInput
        name="column"
        label={say('filter.property')}
        choices={properties.map((one) => ({ id: columnFor(one, language), title: text(one.title) }))}
        value={column}
        placeholder={say('ask.choose')}
        onChange={choose}
      />
      {property && (
        <SelectInput
          name="operator"
          label={say('filter.operator')}
          choices={operatorsOf(property).map((id) => ({ id, title: say(SAID[id]) }))}
          value={operator}
          onChange={(next) => onChange({ ...condition, operator: next as Operator })}
        />
      )}
      {property && !isAlone(operator) && (
        <ValueInput
          key={column}
          property={property}
          name="value"
          label={say('filter.value')}
          value={value}
          onChange={(next) => onChange({ ...condition, value: next })}
        />
      )}
      <IconButton icon="close" className="condition-remove" label={say('filter.remove')} onPress={onRemove} />
    </div>
  );
};

type Numbered = Condition & { no: number };

/** Rows that all have to hold; those that are not filled in yet are kept here, and say nothing. */
const Rows = ({
  start,
  properties,
  onText,
}: {
  start: readonly Condition[];
  properties: readonly Property[];
  onText: (text: string) => void;
}) => {
  const { say, language } = useWords();
  const [rows, setRows] = useState<readonly Numbered[]>(start.map((row, no) => ({ ...row, no })));
  const [next, setNext] = useState(start.length);
  const keep = (changed: readonly Numbered[]) => {
    setRows(changed);
    onText(formatConditions(changed, properties));
  };
  const add = () => {
    const [first] = properties;
    if (!first) return;
    setRows([...rows, { no: next, column: columnFor(first, language), operator: '=', value: '' }]);
    setNext(next + 1);
  };
  return (
    <>
      {rows.map((row) => (
        <Row
          key={row.no}
          condition={row}
          properties={properties}
          onChange={(changed) =>
            keep(rows.map((one) => (one.no === row.no ? { ...changed, no: row.no } : one)))
          }
          onRemove={() => keep(rows.filter(({ no }) => no !== row.no))}
        />
      ))}
      <ActionButton onPress={add}>
        <Icon name="plus" />
        {say('filter.add')}
      </ActionButton>
    </>
  );
};

const AsText = ({
  info,
  name,
  text,
  onText,
}: {
  info: LayerInfo;
  name: string;
  text: string;
  onText: (text: string) => void;
}) => {
  const { say } = useWords();
  const names = info.layer.properties.flatMap(columnsOf);
  return (
    <>
      <TextInput
        name={name}
        label={say('filter.text')}
        isOptional
        isLatin
        lines={3}
        maxLength={2000}
        defaultValue={text}
        onChange={(typed) => onText(typed.trim())}
      />
      <p className="field-help">
        {say('filter.names')}{' '}
        <a href={`/api/collections/${info.layer.id}/queryables`} target="_blank" rel="noreferrer">
          {say('filter.queryables')}
        </a>
      </p>
      <p className="filter-names" dir="ltr">
        {names.map((one) => (
          <code key={one}>{one}</code>
        ))}
      </p>
    </>
  );
};

/** Which features of a layer are meant: by rows, or by CQL2 text for what rows cannot say. */
const Filter = ({ info, field, form, set }: FieldProps<'filter'> & { info: LayerInfo }) => {
  const { say } = useWords();
  const { properties } = info.layer;
  const text = form[field.name] ?? '';
  const rows = parseConditions(text, properties);
  const [isText, setIsText] = useState(rows === null);
  const isShownAsText = isText || rows === null;
  const keep = (next: string) => set(field.name, next);
  return (
    <fieldset className="ask-group">
      <legend className="field-label">{say(field.label)}</legend>
      {isShownAsText ? (
        <AsText info={info} name={field.name} text={text} onText={keep} />
      ) : (
        <Rows start={rows} properties={properties} onText={keep} />
      )}
      {(rows !== null || !isShownAsText) && (
        <button type="button" className="text-button" onClick={() => setIsText(!isText)}>
          {say(isShownAsText ? 'filter.asRows' : 'filter.asText')}
        </button>
      )}
    </fieldset>
  );
};

export const FilterField = (props: FieldProps<'filter'>) => {
  const info = props.layers.find(({ layer }) => layer.id === props.form[props.field.of]);
  return info ? <Filter key={info.layer.id} {...props} info={info} /> : null;
};
