import type pg from 'pg';
import { partitionOf } from '../../sql/partition.ts';

/** Rows that one short transaction changes: 0.2 s or so on the embedded engine. */
const CHUNK = 5000;

/** Does a work in a short transaction of its own, as long as whoever cleans may. */
export type Step = <T>(work: (client: pg.PoolClient) => Promise<T>) => Promise<T>;

const chunkOf = (values: string, where: string): string =>
  `ctid = any(array(select ctid from ${values} where ${where} limit ${CHUNK}))`;

/** Takes away what was staged of a layer and never published: nobody was ever shown it. */
export const cleanStaged = async (step: Step, id: string): Promise<void> => {
  const own = await step((client) =>
    client.query<{ no: number; revision: number }>(
      `select no, revision from layer where id = $1 and origin = 'computed'`,
      [id],
    ),
  );
  for (const { no, revision } of own.rows) {
    const values = partitionOf('computed_value', no);
    const made = `delete from ${values} where ${chunkOf(values, 'since_revision > $1')}`;
    const ended = `update ${values} set until_revision = 9223372036854775807
      where ${chunkOf(values, 'until_revision > $1 and until_revision < 9223372036854775807')}`;
    for (const statement of [made, ended])
      while (((await step((client) => client.query(statement, [revision]))).rowCount ?? 0) > 0);
  }
};
