import { countryOf } from '../../../sql/countries/index.ts';
import { JobFailure, type JobHandler } from '../../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../../sql/jobs/kinds.ts';
import type { Country } from '../../../sql/model/country.ts';
import { PUBLIC } from '../../accounts/who.ts';
import { readSnapshot } from '../../layers/read-snapshot.ts';
import { seenBy } from '../../layers/seen-by.ts';
import { cleaned } from '../clean.ts';
import { NotSet, openSetter } from '../compile/setter.ts';
import { wordsIn } from '../words/words.ts';
import { reportOf } from './report.ts';

type Report = PayloadOf<'report.make'>;

/** What setting a whole report may take; the job itself has bounds of its own. */
const TIMEOUT_MS = 5 * 60_000;
const MEMORY_MB = 1200;
/** The share of the work that gathering is. */
const GATHERING = 0.8;

const KEEP = `insert into report (year, language, made_at, version, pages, content) values ($1, $2, date_trunc('milliseconds', now()), $3, $4, $5)
  on conflict (year, language) do update set made_at = excluded.made_at, version = excluded.version,
    pages = excluded.pages, content = excluded.content`;

const setWhole = async (document: unknown, at: Date) => {
  const setter = openSetter({ timeoutMs: TIMEOUT_MS, memoryMb: MEMORY_MB });
  try {
    return await setter.set('report', cleaned(document), at);
  } catch (error) {
    // On another machine, or another day, it is no other.
    if (error instanceof NotSet && error.why !== 'too-slow')
      throw new JobFailure('failed', error.message.slice(0, 200), { isFinal: true });
    throw error;
  } finally {
    await setter.close();
  }
};

/** Makes the report of a year in a language, of what all may see, and keeps it in the place of the one before. */
export const makeReportIn =
  (country: Country): JobHandler<Report> =>
  async ({ year, language }, { db, env, signal, progress, complete }) => {
    const snapshot = seenBy(await readSnapshot(db.pool, () => undefined), PUBLIC);
    const now = new Date();
    const sight = {
      ...{ db, country, snapshot, language, now, signal, year },
      words: wordsIn(language),
      base: env.PUBLIC_URL?.replace(/\/+$/, '') || `http://localhost:${env.PORT ?? '8080'}`,
    };
    const document = await reportOf(sight, (part) => progress(GATHERING * part));
    const { pdf, pages } = await setWhole(document, now);
    await complete(
      (client) => client.query(KEEP, [year, language, snapshot.version, pages, pdf]),
      () => ({ year, language, pages, bytes: pdf.length }),
    );
  };

/** `report.make` */
export const makeReport: JobHandler<Report> = (payload, context) =>
  makeReportIn(countryOf(context.env.COUNTRY ?? 'tn'))(payload, context);
