import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { dumpSchema } from './harness/dump-schema.ts';
import { useDb } from './harness/use-db.ts';

const GOLDEN = new URL('./schema.sql', import.meta.url);
const test = useDb();

it('the schema is the golden one, on this engine too (UPDATE=1 rewrites it)', async () => {
  const schema = await dumpSchema(test.db);
  if (process.env.UPDATE) await writeFile(GOLDEN, schema);
  expect(schema).toBe(await readFile(GOLDEN, 'utf8'));
});
