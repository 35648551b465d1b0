import type { MessageKey } from '../../i18n/messages.ts';
import type { IconName } from '../../ui/icon.tsx';

/** Something that waits for somebody: what, how much of it, and where it is dealt with. */
export type Waiting = {
  id: string;
  /** `bad` failed and goes on by nobody, `warn` should be done soon, `plain` may be. */
  tone: 'bad' | 'warn' | 'plain';
  icon: IconName;
  title: MessageKey;
  text: MessageKey;
  values: Record<string, string | number>;
  href: string;
};

/** `hasMore`: they were not all counted. */
export type Counted = { count: number; hasMore: boolean };

/** What is known; null where one may not know it, or nothing is known yet. */
export type Known = {
  /** Roles that count only with a second factor. */
  withheld: readonly string[];
  hasSecondFactor: boolean;
  /** The account can do more than a citizen's. */
  isOfficial: boolean;
  deadJobs: number | null;
  deadMessages: Counted | null;
  /** Of the cases of one's structures: those past their deadline, and all that wait for the office. */
  lateCases: Counted | null;
  openCases: Counted | null;
  /** What waits to be reviewed before it is published. */
  reviews: Counted | null;
  invited: number | null;
  drafts: readonly { id: string; title: string }[];
  rejects: readonly { id: string; title: string; rejected: number }[];
  failedLoads: readonly { id: string; title: string; error: string }[];
};

const secondFactor = ({ withheld, hasSecondFactor, isOfficial }: Known): Waiting[] => {
  if (hasSecondFactor || (!isOfficial && withheld.length === 0)) return [];
  const isNeeded = withheld.length > 0;
  return [
    {
      id: 'second-factor',
      tone: isNeeded ? 'bad' : 'warn',
      icon: 'shield',
      title: isNeeded ? 'waiting.secondNeeded' : 'waiting.second',
      text: isNeeded ? 'waiting.secondNeededText' : 'waiting.secondText',
      values: { roles: withheld.join(', ') },
      href: '/account/second-factor',
    },
  ];
};

const operations = ({ deadJobs, deadMessages, invited }: Known): Waiting[] => {
  const found: (Waiting & { count: number })[] = [
    {
      id: 'jobs',
      tone: 'bad',
      icon: 'clock',
      title: 'waiting.jobs',
      text: 'waiting.jobsText',
      count: deadJobs ?? 0,
      values: { count: deadJobs ?? 0 },
      href: '/office/jobs?state=dead',
    },
    {
      id: 'messages',
      tone: 'bad',
      icon: 'mail',
      title: deadMessages?.hasMore ? 'waiting.messagesMore' : 'waiting.messages',
      text: 'waiting.messagesText',
      count: deadMessages?.count ?? 0,
      values: { count: deadMessages?.count ?? 0 },
      href: '/office/outbox?state=dead',
    },
    {
      id: 'invited',
      tone: 'plain',
      icon: 'users',
      title: 'waiting.invited',
      text: 'waiting.invitedText',
      count: invited ?? 0,
      values: { count: invited ?? 0 },
      href: '/office/users?state=invited',
    },
  ];
  return found.filter(({ count }) => count > 0).map(({ count: _, ...waiting }) => waiting);
};

/** Something counted, where there is any of it. */
const counted = (
  of: Counted | null,
  { more, ...waiting }: Omit<Waiting, 'values'> & { more: MessageKey },
): Waiting[] =>
  of === null || of.count === 0
    ? []
    : [{ ...waiting, title: of.hasMore ? more : waiting.title, values: { count: of.count } }];

const cases = ({ lateCases, openCases, reviews }: Known): Waiting[] => [
  ...counted(lateCases, {
    ...{ id: 'late-cases', tone: 'bad', icon: 'clock', href: '/office/cases?show=late' },
    ...{ title: 'waiting.lateCases', more: 'waiting.lateCasesMore', text: 'waiting.lateCasesText' },
  }),
  ...counted(reviews, {
    ...{ id: 'reviews', tone: 'warn', icon: 'list', href: '/office/petitions' },
    ...{ title: 'waiting.reviews', more: 'waiting.reviewsMore', text: 'waiting.reviewsText' },
  }),
  ...counted(openCases, {
    ...{ id: 'open-cases', tone: 'plain', icon: 'file', href: '/office/cases' },
    ...{ title: 'waiting.openCases', more: 'waiting.openCasesMore', text: 'waiting.openCasesText' },
  }),
];

const layers = ({ drafts, rejects, failedLoads }: Known): Waiting[] => [
  ...failedLoads.map(
    ({ id, title, error }): Waiting => ({
      id: `failed ${id}`,
      tone: 'bad',
      icon: 'layers',
      title: 'waiting.failedLoad',
      text: 'waiting.failedLoadText',
      values: { title, error },
      href: `/office/layers/${id}`,
    }),
  ),
  ...rejects.map(
    ({ id, title, rejected }): Waiting => ({
      id: `rejects ${id}`,
      tone: 'warn',
      icon: 'warning',
      title: 'waiting.rejects',
      text: 'waiting.rejectsText',
      values: { title, count: rejected },
      href: `/office/layers/${id}`,
    }),
  ),
  ...(drafts.length === 1
    ? drafts.map(
        ({ id, title }): Waiting => ({
          id: 'draft',
          tone: 'plain',
          icon: 'layers',
          title: 'waiting.oneDraft',
          text: 'waiting.draftsText',
          values: { title },
          href: `/office/layers/${id}`,
        }),
      )
    : []),
  ...(drafts.length > 1
    ? [
        {
          id: 'drafts',
          tone: 'plain' as const,
          icon: 'layers' as const,
          title: 'waiting.drafts' as const,
          text: 'waiting.draftsText' as const,
          values: { count: drafts.length },
          href: '/office/layers?show=draft',
        },
      ]
    : []),
];

const ORDER = { bad: 0, warn: 1, plain: 2 } as const;

/** What waits, that which failed first. */
export const waitingOf = (known: Known): Waiting[] =>
  [...cases(known), ...secondFactor(known), ...operations(known), ...layers(known)].sort(
    (one, other) => ORDER[one.tone] - ORDER[other.tone],
  );
