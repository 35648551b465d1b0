import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useWords } from '../../i18n/intl.tsx';
import { useProof } from '../../shell/proof.tsx';
import { failureOf } from './failure.ts';
import { useNotes } from './notes.tsx';

export type Deed<Given> = {
  run: (given: Given, options?: { onSuccess?: () => void }) => void;
  isPending: boolean;
  failure: string | null;
  reset: () => void;
};

/**
 * Something that a button does: a proof of who one is is asked for where the server wants one, what it changed (by the
 * first words of query keys) is looked at again, and `said` is told when it is done. A failure that no window shows is
 * told, too (`isLoud`).
 */
export const useDeed = <Given, Result>(given: {
  work: (value: Given) => Promise<Result>;
  changes: readonly string[];
  said: (value: Given) => string;
  isLoud?: boolean;
}): Deed<Given> => {
  const { say } = useWords();
  const prove = useProof();
  const note = useNotes();
  const client = useQueryClient();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (value: Given) => prove(() => given.work(value)),
    onSuccess: (_, value) => note('done', given.said(value)),
    onError: (cause) => {
      const failure = failureOf(cause, say);
      if (given.isLoud && failure) note('failed', failure);
    },
    onSettled: () => Promise.all(given.changes.map((name) => client.invalidateQueries({ queryKey: [name] }))),
  });
  return { run: mutate, isPending, failure: failureOf(error, say), reset };
};
