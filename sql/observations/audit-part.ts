import type pg from 'pg';
import { type Actor, audit } from '../audit.ts';
import type { Part } from './intake.ts';

/** Writes rows of the trail for what somebody wrote in a transaction: one for the series, or for each layer of several. */
export const auditPart =
  (actor: Actor) =>
  async (client: pg.PoolClient, { written, targets }: Part): Promise<void> => {
    if (written.inserted + written.corrected === 0) return;
    const [first] = targets;
    const objects =
      targets.length === 1
        ? [{ kind: 'series', id: first!.id }]
        : [...new Set(targets.map(({ key }) => key.layer))].map((id) => ({ kind: 'layer', id }));
    for (const object of objects)
      await audit(client, {
        actor,
        action: 'observations.write',
        object,
        after: { series: targets.length, inserted: written.inserted, corrected: written.corrected },
      });
  };
