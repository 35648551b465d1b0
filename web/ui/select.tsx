import type { ComponentProps, ReactNode } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { Icon } from './icon.tsx';

/**
 * What can be chosen; `lang` where the title is written in a language of its own, `short` where the closed list tells it by
 * other words than the open one.
 */
export type Choice = { id: string; title: string; note?: string; lang?: string; short?: string };

/** The inside of a `Select`: the button that tells what is chosen, notes below it, the list that it opens. */
export const SelectParts = ({
  choices,
  shown,
  look = 'button',
  popover = 'popover',
  children,
}: {
  choices: readonly Choice[];
  /** What the button tells instead of what is chosen. */
  shown?: string;
  look?: string;
  popover?: string;
  children?: ReactNode;
}) => {
  const hasShort = choices.some(({ short }) => short !== undefined);
  return (
    <>
      <Button className={look}>
        <SelectValue>
          {({ defaultChildren, selectedText, isPlaceholder }) =>
            shown ?? (hasShort && !isPlaceholder ? selectedText : defaultChildren)
          }
        </SelectValue>
        <Icon name="down" />
      </Button>
      {children}
      <Popover className={popover}>
        <ListBox>
          {choices.map(({ id, title, note, lang, short }) => (
            <ListBoxItem key={id} id={id} className="option" textValue={short ?? title}>
              <span {...(lang ? { lang } : {})}>{title}</span>
              {note && <span className="muted">{note}</span>}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </>
  );
};

type Given = {
  choices: readonly Choice[];
  value: string;
  onChange: (id: string) => void;
  shown?: string;
  look?: string;
} & Pick<ComponentProps<typeof Select>, 'className' | 'aria-label'>;

/** One of several, folded, outside of forms; `label` stands before it, `aria-label` is told alone. */
export const SelectOne = ({
  choices,
  value,
  onChange,
  label,
  shown,
  look,
  ...rest
}: Given & { label?: string }) => (
  <Select value={value} onChange={(key) => onChange(String(key))} {...rest}>
    {label !== undefined && <Label>{label}</Label>}
    <SelectParts
      choices={choices}
      {...(shown === undefined ? {} : { shown })}
      {...(look === undefined ? {} : { look })}
    />
  </Select>
);
