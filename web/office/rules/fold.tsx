import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import { useNarrow } from '../../civic/use-narrow.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Icon } from '../../ui/icon.tsx';

/** A part of the rules of a service; on a phone its heading opens it, and says how much there is. */
export const Fold = ({ title, count, children }: { title: string; count: number; children: ReactNode }) => {
  const { number } = useWords();
  if (!useNarrow())
    return (
      <section className="stack">
        <h3>{title}</h3>
        {children}
      </section>
    );
  return (
    <Disclosure className="rules-fold">
      <h3>
        <Button slot="trigger" className="rules-fold-trigger">
          <span>{title}</span>
          <span className="muted">{number(count)}</span>
          <Icon name="down" />
        </Button>
      </h3>
      <DisclosurePanel>
        <div className="stack">{children}</div>
      </DisclosurePanel>
    </Disclosure>
  );
};
