import type pg from 'pg';
import { type Actor, audit } from '../../sql/audit.ts';
import { enqueue } from '../../sql/jobs/enqueue.ts';
import type { Problem } from '../../sql/model/problem.ts';
import { type Budget, digestOf } from './read.ts';

export type Written = { state: 'loaded' | 'unchanged'; version: number };

/** Of what a reader should know, so much is kept with a version; the report of a load has all. */
export const KEPT_FINDINGS = 500;
const AT_ONCE = 5000;
/** Of jobs that make series of the newest budget one waits. */
const SERIES_KEY = 'budget.series';

const NEWEST = `select version, digest from budget_version where dataset_id = $1 order by version desc limit 1`;
const PUT_VERSION = `insert into budget_version (dataset_id, version, manifest, digest, input, lines, amounts, findings)
  values ($1, $2, $3, $4, $5, $6, $7, $8) returning no`;
const PUT_CODES = `insert into budget_code (version_no, scheme, code, parent, title, source, origin)
  select $1, scheme, code, parent, title, source, origin from jsonb_to_recordset($2::jsonb)
    as given (scheme text, code text, parent text, title jsonb, source text, origin text)`;
const PUT_LINES = `insert into budget_line (version_no, no, id, title, administration, function, economic, programme, place_id, gender)
  select $1, no, id, nullif(title, 'null'::jsonb), administration, function, economic, programme, place, gender
  from jsonb_to_recordset($2::jsonb) as given (no int, id text, title jsonb, administration text, function text,
    economic text, programme text, place text, gender smallint)`;
const PUT_AMOUNTS = `insert into budget_amount (version_no, year, kind, line_no, minor)
  select $1, year, kind, line, minor from unnest($2::int[], $3::text[], $4::int[], $5::bigint[]) as given (year, kind, line, minor)`;
const PUT_MEASURES = `insert into budget_tax_measure (version_no, id, manifest)
  select $1, value->>'id', value from jsonb_array_elements($2::jsonb)`;
const PUT_COMPLIANCE = `insert into budget_compliance (version_no, year, tax, manifest)
  select $1, (value->>'year')::int, value->>'tax', value from jsonb_array_elements($2::jsonb)`;

const inPieces = async <T>(
  all: readonly T[],
  put: (piece: readonly T[]) => Promise<unknown>,
): Promise<void> => {
  for (let at = 0; at < all.length; at += AT_ONCE) await put(all.slice(at, at + AT_ONCE));
};

const writeRows = async (client: pg.ClientBase, no: number, budget: Budget): Promise<void> => {
  const { codes, gathered, measures, compliance } = budget;
  const numbered = gathered.lines.map((line, at) => ({ ...line, no: at + 1 }));
  const noOf = new Map(numbered.map((line) => [line.id, line.no]));
  await client.query(PUT_CODES, [no, JSON.stringify(codes)]);
  await inPieces(numbered, (piece) => client.query(PUT_LINES, [no, JSON.stringify(piece)]));
  await inPieces(gathered.amounts, (piece) =>
    client.query(PUT_AMOUNTS, [
      no,
      piece.map(({ year }) => year),
      piece.map(({ kind }) => kind),
      piece.map(({ line }) => noOf.get(line)),
      piece.map(({ minor }) => String(minor)),
    ]),
  );
  await client.query(PUT_MEASURES, [no, JSON.stringify(measures)]);
  await client.query(PUT_COMPLIANCE, [no, JSON.stringify(compliance)]);
};

const keep = (problems: readonly Problem[]) => JSON.stringify(problems.slice(0, KEPT_FINDINGS));

/**
 * Writes a budget as the next version of its dataset, in the caller's transaction; the same as the newest one is none. The row of
 * the dataset is locked, so that two loads are two versions.
 */
export const writeBudget = async (client: pg.ClientBase, budget: Budget, by: Actor): Promise<Written> => {
  const { dataset, manifest, gathered, problems, input } = budget;
  await client.query('insert into budget_dataset (id) values ($1) on conflict do nothing', [dataset]);
  await client.query('select from budget_dataset where id = $1 for update', [dataset]);
  const { rows: before } = await client.query<{ version: number; digest: string }>(NEWEST, [dataset]);
  const digest = digestOf(budget);
  if (before[0]?.digest === digest) return { state: 'unchanged', version: before[0].version };
  const version = (before[0]?.version ?? 0) + 1;
  const [lines, amounts] = [gathered.lines.length, gathered.amounts.length];
  const { rows } = await client.query<{ no: number }>(PUT_VERSION, [
    ...[dataset, version, JSON.stringify(manifest), digest, input, lines, amounts],
    keep(problems),
  ]);
  await writeRows(client, rows[0]!.no, budget);
  await audit(client, {
    actor: by,
    action: 'budget.load',
    object: { kind: 'budget', id: dataset },
    after: { version, lines, amounts, input },
  });
  await enqueue(client, 'budget.series', {}, { uniqueKey: SERIES_KEY, actor: by });
  return { state: 'loaded', version };
};
