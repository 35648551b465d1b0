import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import { DateInput } from '../../ui/form/date-input.tsx';
import type { Choice } from '../../ui/select.tsx';
import '../../ui/form/form.css';
import './filters.css';
import { Icon } from '../../ui/icon.tsx';

/** What narrows a list: a search that is always there, and choices that are folded where there is little room. */
export const FilterBar = ({
  search,
  count,
  onClear,
  children,
}: {
  search?: ReactNode;
  count: number;
  onClear: () => void;
  children?: ReactNode;
}) => {
  const { say } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  return (
    <search className="filters">
      {search}
      {children && (
        <Button
          className="button filters-toggle"
          aria-expanded={isOpen}
          aria-controls={id}
          onPress={() => setIsOpen(!isOpen)}
        >
          {count > 0 ? say('filters.openSome', { count }) : say('filters.open')}
          <Icon name={isOpen ? 'up' : 'down'} />
        </Button>
      )}
      <div className="filters-more" id={id} data-open={isOpen}>
        {children}
        {count > 0 && (
          <Button className="button button-plain filters-clear" onPress={onClear}>
            {say('filters.clear')}
          </Button>
        )}
      </div>
    </search>
  );
};

const PAUSE_MS = 400;

/** What is being typed, and told on when the typing pauses; what is told from elsewhere is taken over. */
const useTyped = (value: string, onChange: (value: string) => void) => {
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const type = (text: string) => {
    setTyped(text);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      setTyped(null);
      onChange(text);
    }, PAUSE_MS);
  };
  return [typed ?? value, type] as const;
};

type Typing = { label: string; value: string; onChange: (value: string) => void };

/** Words to look for. */
export const SearchFilter = ({ label, value, onChange }: Typing) => {
  const [shown, type] = useTyped(value, onChange);
  return (
    <SearchField className="filter-search" aria-label={label} value={shown} onChange={type}>
      <Icon name="search" />
      <Input placeholder={label} className="input" {...(shown ? { dir: 'auto' } : {})} />
    </SearchField>
  );
};

/** A day; while its year is typed, each digit makes another. */
export const DayFilter = ({ name, label, value, onChange }: Typing & { name: string }) => {
  const [shown, type] = useTyped(value, onChange);
  return <DateInput name={name} label={label} isOptional value={shown} onChange={type} />;
};

const ALL = '-';

/** One of several, or all of them. */
export const SelectFilter = ({
  name,
  label,
  value,
  choices,
  all,
  onChange,
}: {
  name: string;
  label: string;
  value: string;
  choices: readonly Choice[];
  all: string;
  onChange: (value: string) => void;
}) => (
  <SelectInput
    name={name}
    label={label}
    isOptional
    value={value || ALL}
    choices={[{ id: ALL, title: all }, ...choices]}
    onChange={(id) => onChange(id === ALL ? '' : id)}
  />
);
