import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMAND } from '../sql/audit.ts';
import type { Db } from '../sql/db.ts';
import { PackedPolicy, putPolicy } from '../sql/policies/put.ts';
import { transaction } from '../sql/transaction.ts';

/** The documents of policy in a pack's folder: `policies/*.json`. Throws where a file is not of their shape. */
export const packedPolicies = (folder: string): PackedPolicy[] => {
  const path = join(folder, 'policies');
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => PackedPolicy.parse(JSON.parse(readFileSync(join(path, name), 'utf8'))));
};

/** Publishes the documents of a pack that were never there; gives how many. */
export const loadPolicies = async (db: Db, folder: string): Promise<number> => {
  let published = 0;
  for (const policy of packedPolicies(folder))
    if (await transaction(db, (client) => putPolicy(client, COMMAND, policy))) published += 1;
  return published;
};
