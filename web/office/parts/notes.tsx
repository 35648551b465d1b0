import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import './parts.css';

type Note = { kind: 'done' | 'failed'; text: string; no: number };
type Tell = (kind: Note['kind'], text: string) => void;

/** Long enough to be read; what it tells shows on the page as well. */
const SHOWN_MS = 7000;

const Context = createContext<Tell>(() => undefined);

/** Tells, below the page and aloud, what was done. */
export const useNotes = (): Tell => useContext(Context);

/** Keeps the place where it is told, so that nothing moves when it is. */
export const Noted = ({ children }: { children: ReactNode }) => {
  const [note, setNote] = useState<Note | null>(null);
  useEffect(() => {
    if (!note) return;
    const timer = setTimeout(() => setNote(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [note]);
  return (
    <Context value={(kind, text) => setNote((before) => ({ kind, text, no: (before?.no ?? 0) + 1 }))}>
      {children}
      <div className="notes" role="status">
        {note && (
          <p key={note.no} className="note" data-kind={note.kind}>
            <Icon name={note.kind === 'done' ? 'check' : 'warning'} />
            {note.text}
          </p>
        )}
      </div>
    </Context>
  );
};
