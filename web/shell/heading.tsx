import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { createPortal } from 'react-dom';

/** Where a page reaches into its own heading; given by the frame. */
export type HeadingSlots = {
  setTitle: (title: string | null) => void;
  lead: HTMLElement | null;
  actions: HTMLElement | null;
};
export const HeadingContext = createContext<HeadingSlots>({
  setTitle: () => undefined,
  lead: null,
  actions: null,
});

/** The heading of the page that draws it: a person's name instead of the registry's title, a sentence below, buttons beside. */
export const Heading = (given: { title?: string; lead?: ReactNode; actions?: ReactNode }) => {
  const { setTitle, lead, actions } = useContext(HeadingContext);
  const title = given.title ?? null;
  useEffect(() => {
    setTitle(title);
    return () => setTitle(null);
  }, [title, setTitle]);
  return (
    <>
      {lead && given.lead && createPortal(given.lead, lead)}
      {actions && given.actions && createPortal(given.actions, actions)}
    </>
  );
};
