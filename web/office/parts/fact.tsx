import type { ReactNode } from 'react';

/** Something that is known of a thing, in a `dl.pairs`; what is null is left out. */
export const Fact = ({ title, children }: { title: string; children: ReactNode }) =>
  children === null ? null : (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
