import { createContext, lazy, type ReactNode, Suspense, useContext, useState } from 'react';
import { ApiError, NotProven } from '../api.ts';
import { useSession } from '../session.tsx';

/** Does something for which the server may want a new proof of who one is; then that is asked for, and it is done again. */
export type Prove = <Result>(work: () => Promise<Result>) => Promise<Result>;

const Context = createContext<Prove>((work) => work());

/** For whatever the server answers `confirm-needed` to: `send: (values) => prove(() => write(...))`. Rejects with NotProven where it was not given. */
export const useProof = (): Prove => useContext(Context);

const Ask = lazy(async () => ({ default: (await import('../account/prove.tsx')).AskProof }));

type Waiting = { resolve: () => void; reject: (error: NotProven) => void };

/** Asks for the proof in a window over the page, so that nothing that was typed is lost. */
export const ProofProvider = ({ children }: { children: ReactNode }) => {
  const { account } = useSession();
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const prove: Prove = async (work) => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'confirm-needed') throw error;
      await new Promise<void>((resolve, reject) => setWaiting({ resolve, reject })).finally(() =>
        setWaiting(null),
      );
      return work();
    }
  };
  return (
    <Context value={prove}>
      {children}
      {waiting && account && (
        <Suspense fallback={null}>
          <Ask
            by={account.confirmBy}
            email={account.email}
            onProven={waiting.resolve}
            onClose={() => waiting.reject(new NotProven())}
          />
        </Suspense>
      )}
    </Context>
  );
};
