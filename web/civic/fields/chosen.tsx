import { type ReactNode, useId } from 'react';
import { Button, Group } from 'react-aria-components';
import type { Field } from '../../../sql/model/records/form.ts';
import { useWords } from '../../i18n/intl.tsx';
import { AboutPlain } from './about-field.tsx';

/** What was found and chosen, with a way to choose otherwise. */
export const Chosen = ({
  field,
  fault,
  hasKeyboard,
  onDrop,
  children,
}: {
  field: Field;
  fault: string | null;
  /** The keyboard was in what this stands in the place of. */
  hasKeyboard: boolean;
  onDrop: () => void;
  children: ReactNode;
}) => {
  const { say, text } = useWords();
  const [name, notes] = [useId(), useId()];
  return (
    <Group className="field-box" aria-labelledby={name} aria-describedby={notes}>
      <span className="field-label" id={name}>
        {text(field.label)}
        {!field.required && <span className="muted"> · {say('form.optional')}</span>}
      </span>
      <p className="chosen">
        <bdi>{children}</bdi>
        <Button
          className="button button-plain"
          aria-label={say('civic.changeOf', { name: text(field.label) })}
          autoFocus={hasKeyboard}
          onPress={onDrop}
        >
          {say('civic.change')}
        </Button>
      </p>
      <AboutPlain field={field} fault={fault} id={notes} />
    </Group>
  );
};
