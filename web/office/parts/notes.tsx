import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import './parts.css';

type Note = { kind: 'done' | 'failed'; text: string; no: number };
type Tell = (kind: Note['kind'], text: string) => void;

/** Long enough to be read; what it tells shows on the page as well. */
const SHOWN_MS = 7000;
/** What a deed changes is drawn anew within this, once it is here; what had the focus may be gone by then. */
const REDRAWN_MS = 1500;
const LOOK_MS = 100;

const Context = createContext<Tell>(() => undefined);

/** Tells, below the page and aloud, what was done. */
export const useNotes = (): Tell => useContext(Context);

/** Where the button that was pressed went away with what was done, the note takes the focus: a keyboard goes on from there. */
const useKeptFocus = (note: Note | null) => {
  const place = useRef<HTMLDivElement>(null);
  const client = useQueryClient();
  useEffect(() => {
    if (!note) return;
    let until = Date.now() + REDRAWN_MS;
    const timer = setInterval(() => {
      if (client.isFetching() > 0) until = Date.now() + REDRAWN_MS;
      if (Date.now() > until) clearInterval(timer);
      else if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [note, client]);
  return place;
};

/** Keeps the place where it is told, so that nothing moves when it is. */
export const Noted = ({ children }: { children: ReactNode }) => {
  const [note, setNote] = useState<Note | null>(null);
  const place = useKeptFocus(note);
  useEffect(() => {
    if (!note) return;
    const timer = setTimeout(() => setNote(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [note]);
  return (
    <Context value={(kind, text) => setNote((before) => ({ kind, text, no: (before?.no ?? 0) + 1 }))}>
      {children}
      <div className="notes" role="status" tabIndex={-1} ref={place}>
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
