import { useEffect, useRef, useState } from 'react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { fold } from '../../../sql/model/text.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Banner } from '../../ui/form/form-box.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { PublicBody } from '../api.ts';
import { heirOf } from '../bodies.ts';
import { useBodies } from '../use-civic.ts';
import { About, Name } from './about-field.tsx';
import { Chosen } from './chosen.tsx';
import type { FieldProps } from './field.ts';

/** A body that is closed takes nothing: who has its business now, or that nobody has. */
const Closed = ({
  body,
  heir,
  onTake,
}: {
  body: PublicBody;
  heir: PublicBody | null;
  onTake: (id: string) => void;
}) => {
  const { say, text } = useWords();
  return (
    <Banner kind="warning">
      <p>
        {heir
          ? say('civic.bodyClosedHeir', { name: text(body.name), heir: text(heir.name) })
          : say('civic.bodyClosed', { name: text(body.name) })}
      </p>
      {heir && (
        <Button className="button" onPress={() => onTake(heir.id)}>
          {say('civic.bodyTake', { name: text(heir.name) })}
        </Button>
      )}
    </Banner>
  );
};

/** A public body, found by its name; of a closed one it is told what became of it. */
export const BodyField = ({ field, value, fault, onChange }: FieldProps<'body'>) => {
  const { say, text } = useWords();
  const { data: bodies = [], refetch } = useBodies();
  const [typed, setTyped] = useState('');
  // Choosing puts one part in the place of another: the keyboard goes along.
  const hasKeyboard = useRef(false);
  const change = (id: string | undefined) => {
    hasKeyboard.current = true;
    onChange(id);
  };
  // What is wrong with a body may be that it was closed since they were asked for: who came after it is told then.
  useEffect(() => {
    if (fault !== null) void refetch();
  }, [fault, refetch]);
  const id = typeof value === 'string' && value !== '' ? value : null;
  const chosen = bodies.find((one) => one.id === id);
  if (id !== null)
    return (
      <>
        <Chosen {...{ field, fault }} hasKeyboard={hasKeyboard.current} onDrop={() => change(undefined)}>
          {chosen ? text(chosen.name) : id}
        </Chosen>
        {chosen?.status === 'closed' && (
          <Closed body={chosen} heir={heirOf(bodies, chosen.id)} onTake={onChange} />
        )}
      </>
    );
  const words = fold(typed.trim());
  const found = bodies.filter(({ name }) => Object.values(name).some((one) => fold(one).includes(words)));
  return (
    <ComboBox
      className="field-box"
      inputValue={typed}
      onInputChange={setTyped}
      value={null}
      onChange={(key) => {
        if (key === null) return;
        setTyped('');
        change(String(key));
      }}
      menuTrigger="focus"
      allowsEmptyCollection
      defaultFilter={() => true}
      isRequired={field.required}
      isInvalid={fault !== null}
      validationBehavior="aria"
    >
      <Name field={field} />
      <div className="input-with-button">
        <Input className="input" autoFocus={hasKeyboard.current} placeholder={say('civic.bodyType')} />
        <Button className="icon-button">
          <Icon name="down" />
        </Button>
      </div>
      <About field={field} fault={fault} />
      <Popover className="popover select-popover">
        <ListBox renderEmptyState={() => <p className="option muted">{say('civic.bodyNone')}</p>}>
          {found.map(({ id: one, name, status }) => (
            <ListBoxItem key={one} id={one} className="option" textValue={text(name)}>
              <span>{text(name)}</span>
              {status !== 'open' && (
                <span className="muted">
                  {say(status === 'closed' ? 'civic.bodyIsClosed' : 'civic.bodyIsSuspended')}
                </span>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </ComboBox>
  );
};
