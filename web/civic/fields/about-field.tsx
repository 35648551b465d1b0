import { FieldError, Label, Text } from 'react-aria-components';
import type { Field } from '../../../sql/model/records/form.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { type ShownTo, shownTo } from '../form/shown-to.ts';
import { useAboutForm } from './field.ts';

const READERS: Record<ShownTo, { icon: IconName; says: MessageKey } | null> = {
  everybody: { icon: 'eye', says: 'civic.shown.everybody' },
  own: { icon: 'lock', says: 'civic.shown.own' },
  office: { icon: 'lock', says: 'civic.shown.office' },
  // Told once, above the form: it is the rule.
  'office-and-you': null,
};

/** Who reads what is put in here, where it is not what the form says of all. */
export const Readers = ({
  field,
  ...given
}: {
  field: Pick<Field, 'personal' | 'audience'>;
  /** An officer reads it; of a form that one is in, that says so itself. */
  isForOffice?: boolean;
}) => {
  const { say } = useWords();
  const form = useAboutForm();
  const isForOffice = given.isForOffice ?? form.isForOffice;
  const who = shownTo(field);
  const told = READERS[who];
  if (!told || (isForOffice && !field.personal && field.audience !== 'public')) return null;
  return (
    <span className="readers">
      <Icon name={told.icon} />
      {say(isForOffice && who === 'own' ? 'civic.shown.ownInOffice' : told.says)}
    </span>
  );
};

/** What a field is called; who need not fill it in is told so. */
export const Name = ({ field }: { field: Field }) => {
  const { say, text } = useWords();
  return (
    <Label className="field-label">
      {text(field.label)}
      {!field.required && <span className="muted"> · {say('form.optional')}</span>}
    </Label>
  );
};

/** Below a field: what helps, who reads it, and what is wrong with it; all of it is read with the field. */
export const About = ({ field, fault }: { field: Field; fault: string | null }) => {
  const { text } = useWords();
  return (
    <>
      <Text slot="description" className="field-help">
        {field.hint && <span className="field-hint">{text(field.hint)}</span>}
        <Readers field={field} />
      </Text>
      {fault !== null && <FieldError className="field-error">{fault}</FieldError>}
    </>
  );
};

/** The same outside of a part that ties them to its input: ids are for `aria-describedby`. */
export const AboutPlain = ({ field, fault, id }: { field: Field; fault: string | null; id: string }) => {
  const { text } = useWords();
  return (
    <div id={id}>
      <span className="field-help">
        {field.hint && <span className="field-hint">{text(field.hint)}</span>}
        <Readers field={field} />
      </span>
      {fault !== null && <span className="field-error">{fault}</span>}
    </div>
  );
};
