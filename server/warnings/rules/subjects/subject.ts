import type pg from 'pg';
import type { Text } from '../../../../sql/model/text.ts';
import type { RuleSubject } from '../../../../sql/model/warning-rule.ts';
import type { Sample } from '../machine.ts';

/** A series or feature that a rule looks at: `key` names it for good, `feature` is where it is. */
export type Seen = { key: string; layer: string; feature: string; samples: Sample[] };

/** What is asked: from when on each key is new (`last` seen, ms), and nothing older than `oldest` for any. */
export type Asking = {
  last: ReadonlyMap<string, number>;
  oldest: number;
  now: number;
  /** What was said before, too, where newer stands in place of it (forecasts). */
  past?: boolean;
};

/** What its values are, for words and charts. */
export type About = {
  title: Text;
  unit: string;
  decimals: number;
  /** The titles of its classes. */
  classes: ReadonlyMap<string, Text>;
  /** The limit that a probability is of. */
  limit: number | null;
};

/** Values for a chart and where they come from. */
export type Stretch = {
  series: string | null;
  points: [number, number][];
  sources: string[];
  status: 'real' | 'sample';
};

/** A way to look at what a rule is about; `null` where what it names is not there. */
export type Look<Subject extends RuleSubject = RuleSubject> = {
  about: (client: pg.ClientBase, subject: Subject) => Promise<About | null>;
  read: (client: pg.ClientBase, subject: Subject, asking: Asking) => Promise<Seen[]>;
  /** The time of the newest value that there is, ms; null where there is none. */
  newest: (client: pg.ClientBase, subject: Subject) => Promise<number | null>;
  /** What led to it: up to 300 values until a moment. */
  stretch: (client: pg.ClientBase, subject: Subject, seen: Seen, until: number) => Promise<Stretch>;
};

export type SubjectOf<Kind extends RuleSubject['kind']> = Extract<RuleSubject, { kind: Kind }>;

/** What was seen last, as SQL takes it: `$n::jsonb` is a list of `{key, last}`. */
export const lastOf = ({ last }: Asking): string =>
  JSON.stringify([...last].map(([key, time]) => ({ key, last: time })));

/** The one time that a query gives, ms. */
export const timeOf = async (
  client: pg.ClientBase,
  sql: string,
  values: readonly unknown[],
): Promise<number | null> =>
  (await client.query<{ at: Date | null }>(sql, [...values])).rows[0]?.at?.getTime() ?? null;
