import type { ReactNode } from 'react';
import './parts.css';

/** `good` is as it should be, `open` is to be done, `busy` goes on by itself, `warn` waits for somebody, `bad` failed. */
export type Tone = 'plain' | 'good' | 'open' | 'busy' | 'warn' | 'bad';

/** A state in a word; its sign differs in form too, not by colour alone. */
export const Pill = ({ tone, children }: { tone: Tone; children: ReactNode }) => (
  <span className="pill" data-tone={tone}>
    <span className="pill-sign" aria-hidden="true" />
    {children}
  </span>
);

/** A number or code as machines write it: from left to right in every language. */
export const Code = ({ children }: { children: ReactNode }) => (
  <bdi dir="ltr" className="code">
    {children}
  </bdi>
);
