import { type Ref, useId } from 'react';
import { useWords } from '../../i18n/intl.tsx';
import { Icon } from '../../ui/icon.tsx';
import { goToField, placeOf } from '../fields/field.ts';
import type { ToldFault } from './use-filling.ts';

/** What is wrong in a form, each with the way to its field. It takes the keyboard when something was tried to be sent. */
export const Faults = ({ faults, place }: { faults: readonly ToldFault[]; place: Ref<HTMLElement> }) => {
  const { say, text } = useWords();
  const title = useId();
  if (faults.length === 0) return null;
  return (
    <section className="banner banner-error faults" ref={place} tabIndex={-1} aria-labelledby={title}>
      <Icon name="warning" />
      <div>
        <p id={title}>{say('civic.faults', { count: faults.length })}</p>
        <ul>
          {faults.map(({ field, says }) => (
            <li key={field.id}>
              <a
                href={`#${placeOf(field.id)}`}
                onClick={(event) => {
                  event.preventDefault();
                  goToField(field.id);
                }}
              >
                {text(field.label)}
              </a>
              {' — '}
              {says}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
};
