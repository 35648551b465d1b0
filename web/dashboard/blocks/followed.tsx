import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { placeAddress } from '../../place/address.ts';
import { placeApi } from '../../place/api.ts';
import { nameIn } from '../../series/names.ts';
import { dashboardApi } from '../api.ts';
import type { DataBlock, Given } from '../block.ts';
import { useFollowing } from '../follow.ts';
import { reasonSaid } from '../said.ts';

/** More are followed by the list of one's own; here the first. */
const MOST = 8;

const Body = ({ words }: Given) => {
  const places = useFollowing().slice(0, MOST);
  const named = useQueries({
    queries: places.map((id) => ({
      queryKey: ['place', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => placeApi.one(id, signal),
      staleTime: 60_000,
      retry: false,
    })),
  });
  const found = useQueries({
    queries: places.map((id) => ({
      queryKey: ['dashboard', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => dashboardApi.of(id, signal),
      staleTime: 60_000,
      retry: false,
    })),
  });
  if (places.length === 0) return <p className="muted">{words.say('dashboard.followed.none')}</p>;
  return (
    <ul className="followed">
      {places.map((id, at) => {
        const first = found[at]?.data?.attention[0]?.reasons[0];
        return (
          <li key={id}>
            <Link href={placeAddress(id)}>{nameIn(named[at]?.data?.name ?? {}, words.language, id)}</Link>
            <p className="muted">{first ? reasonSaid(first, words) : words.say('dashboard.followed.calm')}</p>
          </li>
        );
      })}
    </ul>
  );
};

/** The places that the reader follows, each with what asks most for attention there. */
export const followed: DataBlock = {
  ...{ id: 'followed', title: 'dashboard.followed', icon: 'target', span: 5 },
  isThere: ({ place }) => place === null,
  // It is the reader's own.
  useSheet: () => null,
  Body,
};
