import { SYSTEM } from '../../sql/audit.ts';
import { countryOf } from '../../sql/countries/index.ts';
import type { JobContext, JobHandler } from '../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../sql/jobs/kinds.ts';
import type { Country } from '../../sql/model/country.ts';
import { transaction } from '../../sql/transaction.ts';
import { configOf } from '../config.ts';
import { linkBase } from '../outbox/addresses.ts';
import { expireWarnings } from './issue/deeds.ts';
import { ensureLayer } from './layer/publish.ts';
import { evaluateRules } from './rules/evaluate.ts';

/** Ends what is over by its own time, and makes the layer where it is missing. */
const tidy = ({ db }: JobContext): Promise<number> =>
  transaction(db, async (client) => {
    await ensureLayer(client);
    return expireWarnings({ client, actor: SYSTEM });
  });

/** Looks at all rules, in a country. */
export const evaluateIn =
  (country: Country): JobHandler<PayloadOf<'warnings.evaluate'>> =>
  async (_, context) => {
    const { db, id, env, complete } = context;
    // Who brings values from here on may find his looked at already: he may ask for another job.
    await db.pool.query('update job set unique_key = null where id = $1', [id]);
    const expired = await tidy(context);
    const base = linkBase(configOf(env));
    const changed = await evaluateRules(db, { base, timeZone: country.timeZone, now: new Date() });
    await complete(
      async () => ({ expired, changed }),
      (done) => done,
    );
  };

/** `warnings.evaluate`: when data changed, and every few minutes, as time alone begins and ends things. */
export const evaluateWarnings: JobHandler<PayloadOf<'warnings.evaluate'>> = (payload, context) =>
  evaluateIn(countryOf(context.env.COUNTRY ?? 'tn'))(payload, context);

/** `warnings.expire`: at the end of a warning, so that the map and the feeds have it no longer than it holds. */
export const expireDue: JobHandler<PayloadOf<'warnings.expire'>> = async (_, context) => {
  await tidy(context);
};
