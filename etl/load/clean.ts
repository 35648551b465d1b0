import { partitionOf } from '../../sql/partition.ts';
import type { Step } from './claim.ts';
import type { LayerRow } from './layer.ts';

/** Rows that one short transaction changes: 0.2 s or so on the embedded engine. */
export const CHUNK = 5000;

/** Repeats a statement that is limited to a chunk of rows until it finds none. */
const untilDone = async (step: Step, statement: string, values: unknown[]): Promise<void> => {
  for (;;) {
    const done = await step((client) => client.query(statement, values));
    if ((done.rowCount ?? 0) < CHUNK) return;
  }
};

const chunkOf = (table: string, where: string): string =>
  `ctid = any(array(select ctid from ${table} where ${where} limit ${CHUNK}))`;

/** Takes away what a load that did not end well left behind: nobody was ever shown it. */
export const cleanPending = async (step: Step, layer: LayerRow): Promise<void> => {
  const feature = partitionOf('feature', layer.no);
  await untilDone(step, `delete from ${feature} where ${chunkOf(feature, 'since_revision > $1')}`, [
    layer.revision,
  ]);
  const reset = `update ${feature} set until_revision = 9223372036854775807
    where ${chunkOf(feature, 'until_revision > $1 and until_revision < 9223372036854775807')}`;
  await untilDone(step, reset, [layer.revision]);
  await cleanLevels(step, layer.no, 'revision <> $1', layer.revision);
};

/** Takes away levels and cells of other revisions than the one published. */
export const cleanLevels = async (
  step: Step,
  no: number,
  where: 'revision <> $1' | 'revision < $1',
  revision: number,
): Promise<void> => {
  for (const table of ['feature_level', 'feature_cell'] as const) {
    const name = partitionOf(table, no);
    await untilDone(step, `delete from ${name} where ${chunkOf(name, where)}`, [revision]);
  }
};
