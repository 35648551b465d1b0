import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import './fold.css';

export type Fold = {
  /** How the entry at a place is marked where it is beyond what is shown: by a wide and a narrow screen, and by paper. */
  beyond: (at: number) => { 'data-beyond'?: 'wide' | 'narrow'; 'data-unprinted'?: true };
  count: number;
  first: number;
  narrow: number;
  paper: number;
  isAll: boolean;
  setIsAll: (isAll: boolean) => void;
};

/**
 * A list of which the first are seen, fewer where there is little room, until all are asked for. On paper all stand, or as many
 * as `paper` of what is long without end: who asked for all before she printed has all.
 */
export const useFold = (count: number, first: number, narrow = first, paper = count): Fold => {
  const [isAll, setIsAll] = useState(false);
  const beyond = (at: number): ReturnType<Fold['beyond']> => {
    if (isAll || at < narrow) return {};
    return {
      'data-beyond': at < first ? 'narrow' : 'wide',
      ...(at < paper ? {} : { 'data-unprinted': true }),
    };
  };
  return { beyond, count, first, narrow, paper, isAll, setIsAll };
};

/** What shows all of a list, or its first again, and what tells on paper how many do not stand there. */
export const ShowAll = ({ count, first, narrow, paper, isAll, setIsAll }: Fold) => {
  const { say } = useWords();
  if (count <= narrow) return null;
  return (
    <>
      <Button
        className="button show-all no-print"
        data-only={count > first ? 'any' : 'narrow'}
        onPress={() => setIsAll(!isAll)}
      >
        {isAll ? say('dashboard.attention.fewer') : say('dashboard.attention.all', { count })}
      </Button>
      {!isAll && count > paper && (
        <p className="only-print">{say('dashboard.attention.unprinted', { count: count - paper })}</p>
      )}
    </>
  );
};
