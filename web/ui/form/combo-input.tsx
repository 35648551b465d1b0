import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { Icon } from '../icon.tsx';
import type { Choice } from '../select.tsx';
import { FieldLabel, FieldNotes, type FieldProps } from './text-input.tsx';

const Options = ({ choices, none }: { choices: readonly Choice[]; none: string }) => (
  <Popover className="popover select-popover">
    <ListBox renderEmptyState={() => <p className="option muted">{none}</p>}>
      {choices.map(({ id, title, note }) => (
        <ListBoxItem key={id} id={id} className="option" textValue={title}>
          <span dir="auto">{title}</span>
          {note && <span className="muted">{note}</span>}
        </ListBoxItem>
      ))}
    </ListBox>
  </Popover>
);

/**
 * One of many, found by typing. In the form's data stands its id. `onSearch` is told what is typed where the choices are
 * looked for elsewhere; else those that hold it are shown.
 */
export const ComboInput = ({
  choices,
  label,
  help,
  isOptional = false,
  placeholder,
  none,
  onSearch,
  onChange,
  defaultValue: _,
  ...field
}: FieldProps & {
  choices: readonly Choice[];
  placeholder?: string;
  /** Said when nothing is found. */
  none: string;
  onSearch?: (words: string) => void;
  onChange?: (id: string | null) => void;
}) => (
  <ComboBox
    className="field-box"
    isRequired={!isOptional}
    formValue="key"
    allowsEmptyCollection
    menuTrigger={onSearch ? 'input' : 'focus'}
    {...(onSearch ? { items: choices, onInputChange: onSearch, defaultFilter: () => true } : {})}
    {...(onChange ? { onChange: (key) => onChange(key === null ? null : String(key)) } : {})}
    {...field}
  >
    <FieldLabel label={label} isOptional={isOptional} />
    <div className="input-with-button">
      <Input className="input" {...(placeholder ? { placeholder } : {})} />
      <Button className="icon-button">
        <Icon name="down" />
      </Button>
    </div>
    <FieldNotes help={help} />
    <Options choices={choices} none={none} />
  </ComboBox>
);
