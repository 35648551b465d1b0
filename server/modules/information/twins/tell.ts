import type pg from 'pg';
import { doBySystem } from '../../../records/cases/by-system.ts';
import { CASE_COLUMNS, eventsOf, type StoredCase } from '../../../records/cases/store.ts';
import { machineOf } from '../../../records/machine.ts';
import { kindOf } from '../../../records/types.ts';
import type { Services } from '../../../services.ts';

const OF_PROPOSAL = `select ${CASE_COLUMNS} from record_case c join information_twin t on t.case_no = c.no
  where t.proposal_no = $1 order by c.no for update of c`;

/** Notes in each request of a proposal where the dataset is that answers it, and tells who sent it; in the caller's transaction. */
export const tellPublished = async (
  { modules, country }: Pick<Services, 'modules' | 'country'>,
  client: pg.ClientBase,
  proposal: number,
  dataset: string,
): Promise<void> => {
  const { rows } = await client.query<StoredCase>(OF_PROPOSAL, [proposal]);
  const machine = await machineOf(client, kindOf(modules, 'information'), country);
  const now = new Date().toISOString();
  for (const kase of rows) {
    const history = await eventsOf(client, kase.no);
    await doBySystem(client, machine, kase, {
      ...{ history, deed: 'published', given: { dataset }, tells: [], followed: kase.followed, now },
      ...{ key: `published.${proposal}`, because: { proposal: String(proposal) } },
    });
  }
};
