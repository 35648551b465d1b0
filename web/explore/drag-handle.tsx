import { type PointerEvent, useRef } from 'react';
import { useWords } from '../i18n/intl.tsx';
import { Icon } from '../ui/icon.tsx';
import { placeAt } from './order.ts';

type Held = { cards: HTMLElement[]; from: number; to: number };

/** Where the card would be dropped is marked on its neighbours, without drawing the panel anew at each move. */
const mark = (held: Held | null, cards: readonly HTMLElement[]): void => {
  const others = cards.filter((_, index) => index !== held?.from);
  cards.forEach((card, index) => {
    card.toggleAttribute('data-dragged', held?.from === index);
    card.removeAttribute('data-drop');
  });
  if (!held || held.to === held.from) return;
  const after = others[held.to];
  if (after) after.dataset.drop = 'above';
  else if (others.length > 0) (others.at(-1) as HTMLElement).dataset.drop = 'below';
};

const EDGE = 48;
const STEP = 16;

/** Near its upper or lower edge the panel scrolls, so that cards out of sight can be reached. */
const scrollAlong = ({ currentTarget, clientY }: PointerEvent<HTMLElement>): void => {
  const panel = currentTarget.closest('.panel-scroll');
  if (!panel) return;
  const { top, bottom } = panel.getBoundingClientRect();
  if (clientY < top + EDGE) panel.scrollBy(0, -STEP);
  else if (clientY > bottom - EDGE) panel.scrollBy(0, STEP);
};

const middleOf = (card: HTMLElement): number => {
  const { top, height } = card.getBoundingClientRect();
  return top + height / 2;
};

/** Orders cards by dragging, with the mouse, a pen or a finger. By keyboard there are the buttons of each card. */
export const DragHandle = ({ title, onMove }: { title: string; onMove: (to: number) => void }) => {
  const { say } = useWords();
  const held = useRef<Held | null>(null);
  const end = (isDropped: boolean) => {
    const last = held.current;
    held.current = null;
    mark(null, last?.cards ?? []);
    if (isDropped && last && last.to !== last.from) onMove(last.to);
  };
  const begin = (event: PointerEvent<HTMLElement>) => {
    const card = event.currentTarget.closest<HTMLElement>('.card');
    const cards = [...(card?.parentElement?.querySelectorAll<HTMLElement>(':scope > .card') ?? [])];
    const from = card ? cards.indexOf(card) : -1;
    if (from < 0 || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { cards, from, to: from };
    mark(held.current, cards);
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    const { current } = held;
    if (!current) return;
    scrollAlong(event);
    current.to = placeAt(current.cards.map(middleOf), current.from, event.clientY);
    mark(current, current.cards);
  };
  return (
    <span
      className="drag-handle"
      title={say('layer.drag', { title })}
      aria-hidden="true"
      onPointerDown={begin}
      onPointerMove={drag}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
    >
      <Icon name="grip" />
    </span>
  );
};
