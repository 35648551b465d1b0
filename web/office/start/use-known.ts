import { useQueries, useQuery } from '@tanstack/react-query';
import type { Capability } from '../../../sql/model/roles.ts';
import { ROLES } from '../../../sql/model/roles.ts';
import { civicApi } from '../../civic/api.ts';
import { useWords } from '../../i18n/intl.tsx';
import { petitionsApi } from '../../modules/petitions/api.ts';
import type { Account } from '../../session.tsx';
import { jobsApi, outboxApi, usersApi, workApi } from '../api.ts';
import { countOf } from '../jobs/words.ts';
import type { WorkLayer } from '../layers/words.ts';
import type { Counted, Known } from './waiting.ts';

const COUNTED = 100;
/** Layers whose last load is looked at. */
const MOST_LOADS = 12;

const changedAt = ({ draft, published }: WorkLayer): string =>
  [draft?.changedAt ?? '', published?.publishedAt ?? ''].sort().at(-1) ?? '';

/** The last load of each layer that is written here: what themes bring, the etl looks after. */
const useLastLoads = (layers: readonly WorkLayer[], isAsked: boolean) => {
  const { language } = useWords();
  const written = layers
    .filter(({ origin }) => isAsked && origin === 'api')
    .sort((one, other) => changedAt(other).localeCompare(changedAt(one)))
    .slice(0, MOST_LOADS);
  const loads = useQueries({
    queries: written.map(({ id }) => ({
      queryKey: ['loads', id, language, 'last'],
      queryFn: async ({ signal }: { signal: AbortSignal }) => (await workApi.loads(id, 1, signal))[0] ?? null,
    })),
  });
  return written.flatMap((layer, at) => {
    const load = loads[at]?.data;
    return load ? [{ layer, load }] : [];
  });
};

/** What is asked of the server for whom: nobody asks for what is refused. */
const useAsked = (capabilities: readonly Capability[]) => {
  const may = (capability: Capability) => ({ enabled: capabilities.includes(capability) });
  return {
    jobs: useQuery({
      queryKey: ['jobs', 'kinds'],
      queryFn: ({ signal }) => jobsApi.kinds(signal),
      ...may('jobs.manage'),
    }),
    messages: useQuery({
      queryKey: ['outbox', 'dead'],
      queryFn: ({ signal }) => outboxApi.page({ state: 'dead', limit: COUNTED }, signal),
      ...may('outbox.manage'),
    }),
    late: useQuery({
      queryKey: ['cases', 'counted', 'late'],
      queryFn: ({ signal }) => civicApi.queue({ overdue: 'true', limit: COUNTED }, signal),
      ...may('cases.handle'),
    }),
    open: useQuery({
      queryKey: ['cases', 'counted', 'open'],
      queryFn: ({ signal }) => civicApi.queue({ kind: 'open', limit: COUNTED }, signal),
      ...may('cases.handle'),
    }),
    reviews: useQuery({
      queryKey: ['cases', 'reviews'],
      queryFn: ({ signal }) => petitionsApi.reviews(signal),
      ...may('moderate'),
    }),
    invited: useQuery({
      queryKey: ['users', 'invited'],
      queryFn: () => usersApi.search({ state: 'invited', limit: 1 }),
      ...may('accounts.manage'),
    }),
    active: useQuery({
      queryKey: ['users', 'active'],
      queryFn: () => usersApi.search({ state: 'active', limit: 1 }),
      ...may('accounts.manage'),
    }),
    work: useQuery({
      queryKey: ['work'],
      queryFn: ({ signal }) => workApi.layers(signal),
      ...may('layers.write'),
    }),
  };
};

/** How many a page has, and whether there are more. */
const countedOf = (page: { lines: readonly unknown[]; next: unknown } | undefined): Counted | null =>
  page ? { count: page.lines.length, hasMore: page.next !== null } : null;

/** All that the first page tells, as far as it is known by now. */
export const useKnown = (account: Account) => {
  const { text } = useWords();
  const asked = useAsked(account.capabilities);
  const { jobs, messages, late, open, reviews, invited, active, work } = asked;
  const layers = work.data ?? [];
  // Who looks after all of them sees from the jobs what failed.
  const loads = useLastLoads(layers, !account.capabilities.includes('jobs.manage'));
  const known: Known = {
    withheld: account.withheld.map((role) => text(ROLES[role].title)),
    hasSecondFactor: account.secondFactor.on,
    isOfficial: account.capabilities.length > 0,
    deadJobs: jobs.data ? countOf(jobs.data, 'dead') : null,
    deadMessages: countedOf(messages.data && { lines: messages.data.messages, next: messages.data.next }),
    lateCases: countedOf(late.data && { lines: late.data.cases, next: late.data.next }),
    openCases: countedOf(open.data && { lines: open.data.cases, next: open.data.next }),
    reviews: countedOf(reviews.data && { lines: reviews.data.cases, next: reviews.data.next }),
    invited: invited.data?.total ?? null,
    drafts: layers
      .filter(({ draft }) => draft !== null && draft.job === null)
      .map(({ id, title }) => ({ id, title: text(title) })),
    rejects: loads
      .filter(({ load }) => load.rejected > 0)
      .map(({ layer, load }) => ({ id: layer.id, title: text(layer.title), rejected: load.rejected })),
    failedLoads: loads
      .filter(({ load }) => load.state === 'failed')
      .map(({ layer, load }) => ({ id: layer.id, title: text(layer.title), error: load.error ?? '' })),
  };
  const queries = Object.values(asked);
  return {
    known,
    layers,
    loads,
    jobs: jobs.data ?? null,
    active: active.data?.total ?? null,
    isLoading: queries.some(({ isLoading }) => isLoading),
    isFailed: queries.some(({ isError }) => isError),
    retry: () => queries.filter(({ isError }) => isError).map(({ refetch }) => refetch()),
  };
};
export type Told = ReturnType<typeof useKnown>;
