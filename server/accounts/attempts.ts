import type { Db } from '../../sql/db.ts';
import { foldAddress } from '../../sql/model/message.ts';
import { HttpError } from '../http/error.ts';
import type { Secrets } from './secrets.ts';

/** So many in a row are free; then each wait is twice the one before, up to a longest. Counted anew after a quiet time. */
type Rule = { free: number; firstSeconds: number; mostSeconds: number; quietSeconds: number };

const HOUR = 3600;
const GUESSES = { firstSeconds: 15, mostSeconds: 900, quietSeconds: HOUR };
const SIGNATURES = { firstSeconds: 5, mostSeconds: 300, quietSeconds: HOUR };
const MAILS = { firstSeconds: 60, mostSeconds: HOUR, quietSeconds: 6 * HOUR };

/**
 * Guesses are counted three ways. By who is tried from where: the usual case of somebody at one door. By where they come
 * from: one door after the other. By who is tried from anywhere: many machines at one door; this last one is not asked
 * where the account was used from before, or anybody could keep its owner out by trying all the time. On a strange network
 * she gets in by a link of a mail, which makes the network a known one. The longest wait is a quarter of an hour.
 */
const RULES = {
  guess: {
    pair: { ...GUESSES, free: 5 },
    network: { ...GUESSES, free: 50 },
    who: { ...GUESSES, free: 30 },
  },
  /**
   * Codes of cases are random (55 bits), so that some thousand guesses at one find nothing; numbers of published cases are known to all,
   * and who has no account knows no other door: at thirty guesses from elsewhere anybody could keep her out.
   */
  code: {
    pair: { ...GUESSES, free: 5 },
    network: { ...GUESSES, free: 50 },
    who: { ...GUESSES, free: 5000 },
  },
  /** Mails, and what asks a browser. */
  mail: {
    pair: { ...MAILS, free: 3 },
    network: { ...MAILS, free: 20 },
    who: { ...MAILS, free: 5 },
  },
  /** Many people of one network may sign one thing: an operator of mobile telephones has them by the thousand. */
  sign: {
    pair: { ...SIGNATURES, free: 200 },
    network: { ...SIGNATURES, free: 1000 },
    who: { ...SIGNATURES, free: 5000 },
  },
} satisfies Record<string, Record<'pair' | 'network' | 'who', Rule>>;

export type Attempt = {
  /** What is tried; each is counted by itself. */
  purpose: 'sign-in' | 'second-factor' | 'confirm' | 'case' | 'mail' | 'act' | 'push' | 'sign' | 'sign-mail';
  /** Whose: an address, account or case number, or a browser. */
  who: string;
  /** As `countedNetwork` gives it. */
  network: string;
  /** Whether the account was used from there before. */
  isKnownThere?: boolean;
};

/** Counts tries, so that nobody can guess on and on. Kept by keyed hashes, which tell neither who was tried nor from where. */
export type Attempts = {
  /**
   * Counts a try before it is made, so that many at once do not slip through. Throws a 429 while one has to wait: then
   * nothing is looked at, so that even the right password is refused. Give `succeeded` to have it not counted.
   */
  begin: (attempt: Attempt) => Promise<{ succeeded: () => Promise<void> }>;
  /** Forgets what was tried of somebody from anywhere: she proved otherwise who she is. */
  forgive: (purpose: Attempt['purpose'], who: string) => Promise<void>;
};

/** What has something sent to somebody, whoever asks. */
const SENT: readonly Attempt['purpose'][] = ['mail', 'act', 'push', 'sign-mail'];

const rulesOf = (purpose: Attempt['purpose']): keyof typeof RULES => {
  if (purpose === 'sign') return 'sign';
  if (purpose === 'case') return 'code';
  return SENT.includes(purpose) ? 'mail' : 'guess';
};

// By the clock and not by the transaction's beginning: of two at once, one has waited for the other's row.
const COUNT = `insert into throttle as t (key, failures, since, until) values ($1, 1, clock_timestamp(), clock_timestamp())
  on conflict (key) do update set
    failures = case when t.until < clock_timestamp() - make_interval(secs => $5) then 1 else t.failures + 1 end,
    since = case when t.until < clock_timestamp() - make_interval(secs => $5) then clock_timestamp() else t.since end,
    until = clock_timestamp() + make_interval(secs => case
      when t.until < clock_timestamp() - make_interval(secs => $5) or t.failures < $2 then 0
      else least($4, $3 * power(2, least(t.failures - $2, 20))) end)
  where t.until <= clock_timestamp() returning key`;

const WAIT = `select greatest(1, ceil(extract(epoch from until - now())))::int as seconds from throttle where key = $1`;

export const openAttempts = ({ db, secrets }: { db: Db; secrets: Secrets }): Attempts => {
  const keyOf = (...parts: string[]): string => secrets.mac('throttle', parts.join('\n'));

  const count = async (
    key: string,
    { free, firstSeconds, mostSeconds, quietSeconds }: Rule,
  ): Promise<void> => {
    const { rowCount } = await db.pool.query(COUNT, [key, free, firstSeconds, mostSeconds, quietSeconds]);
    if (rowCount) return;
    const { rows } = await db.pool.query<{ seconds: number }>(WAIT, [key]);
    throw new HttpError(429, 'too-many-requests', { values: { seconds: rows[0]?.seconds ?? 1 } });
  };

  return {
    begin: async ({ purpose, who, network, isKnownThere = false }) => {
      const rules = RULES[rulesOf(purpose)];
      const name = foldAddress(who);
      const keys = {
        network: keyOf(purpose, 'network', network),
        pair: keyOf(purpose, 'pair', name, network),
        who: keyOf(purpose, 'who', name),
      };
      await count(keys.network, rules.network);
      await count(keys.pair, rules.pair);
      if (!isKnownThere) await count(keys.who, rules.who);
      return {
        succeeded: async () => {
          // The network stands as it did before: one's own account is no way to start anew.
          await db.pool.query(
            'update throttle set failures = greatest(0, failures - 1), until = now() where key = $1',
            [keys.network],
          );
          await db.pool.query('delete from throttle where key = any($1)', [[keys.pair, keys.who]]);
        },
      };
    },
    forgive: async (purpose, who) => {
      await db.pool.query('delete from throttle where key = $1', [keyOf(purpose, 'who', foldAddress(who))]);
    },
  };
};
