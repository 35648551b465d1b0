import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from '../../api.ts';
import { NotFound, Refused } from '../../shell/states.tsx';
import { Failed, Loading } from '../../ui/state.tsx';

/** What was asked for, once it is there; before, that it is on its way, or why it is not had. */
export const Fetched = <Data,>({
  query,
  children,
}: {
  query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'>;
  children: (data: Data) => ReactNode;
}) => {
  const { data, error, refetch } = query;
  if (data !== undefined)
    return (
      <>
        {error && <Failed retry={() => void refetch()} />}
        {children(data)}
      </>
    );
  if (!error) return <Loading />;
  if (error instanceof ApiError && error.status === 404) return <NotFound />;
  if (error instanceof ApiError && error.status === 403) return <Refused />;
  return <Failed retry={() => void refetch()} />;
};
