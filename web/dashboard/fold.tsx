import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import './fold.css';

export type Fold = {
  /** How the entry at a place is marked: it is in the page, for paper, and out of sight where it is beyond the first. */
  beyond: (at: number) => { 'data-beyond'?: 'wide' | 'narrow' };
  count: number;
  first: number;
  narrow: number;
  isAll: boolean;
  setIsAll: (isAll: boolean) => void;
};

/** A list of which the first are seen, fewer where there is little room, until all are asked for. On paper all stand. */
export const useFold = (count: number, first: number, narrow = first): Fold => {
  const [isAll, setIsAll] = useState(false);
  const beyond = (at: number): ReturnType<Fold['beyond']> => {
    if (isAll || at < narrow) return {};
    return { 'data-beyond': at < first ? 'narrow' : 'wide' };
  };
  return { beyond, count, first, narrow, isAll, setIsAll };
};

/** What shows all of a list, or its first again; not there where all are seen anyway. */
export const ShowAll = ({ count, first, narrow, isAll, setIsAll }: Fold) => {
  const { say } = useWords();
  if (count <= narrow) return null;
  return (
    <Button
      className="button show-all no-print"
      data-only={count > first ? 'any' : 'narrow'}
      onPress={() => setIsAll(!isAll)}
    >
      {isAll ? say('dashboard.attention.fewer') : say('dashboard.attention.all', { count })}
    </Button>
  );
};
