import type pg from 'pg';
import { type Actor, audit } from '../../sql/audit.ts';
import type { Db } from '../../sql/db.ts';
import type { Layer } from '../../sql/model/layer.ts';
import type { Licence, Source } from '../../sql/model/source.ts';
import { LoadFailure } from '../load/failure.ts';
import type { LoadContext, LoadResult, LoadTarget } from '../load/job.ts';
import { loadLayer } from '../load.ts';
import type { FileInput } from '../theme.ts';
import { openDraft } from './read.ts';

type Draft = {
  manifest: Layer;
  sources: Source[];
  licences: Licence[];
  position: number;
  rows: number;
};

const DRAFT = `select manifest, sources, licences, position, row_count as rows from layer_draft where layer_id = $1`;

const draftOf = async (db: Db, id: string): Promise<Draft> => {
  const { rows } = await db.pool.query<Draft>(DRAFT, [id]);
  const draft = rows[0];
  if (!draft) throw new LoadFailure('draft-gone', `the draft of ${id} is not there any more`);
  return draft;
};

/** A draft is one input, of which nobody says beforehand what it holds. */
const inputOf = ({ rows }: Draft): FileInput => ({
  kind: 'file',
  path: 'api',
  row: ({ properties, period }) => ({ properties, ...period }),
  expect: { rows, features: rows, rejects: 0 },
});

const targetOf = (draft: Draft): LoadTarget => {
  const { theme, status, sources, quality, lineage, ...layer } = draft.manifest;
  const provenance = { status, sources, ...(quality ? { quality } : {}), ...(lineage ? { lineage } : {}) };
  return {
    theme: { id: theme },
    source: { layer },
    edition: { ...provenance, pack: 'api', inputs: [inputOf(draft)] },
    position: draft.position,
  };
};

const PUT_LICENCE = `insert into licence (id, manifest, origin) select value->>'id', value, 'api'
  from jsonb_array_elements($1::jsonb) on conflict (id) do nothing`;
const PUT_SOURCE = `insert into source (id, licence_id, manifest, origin)
  select value->>'id', value->>'licence', value, 'api' from jsonb_array_elements($1::jsonb)
  on conflict (id) do update set licence_id = excluded.licence_id, manifest = excluded.manifest
  where source.origin = 'api'`;

const putSources = async (client: pg.PoolClient, draft: Draft): Promise<void> => {
  await client.query(PUT_LICENCE, [JSON.stringify(draft.licences)]);
  await client.query(PUT_SOURCE, [JSON.stringify(draft.sources)]);
  const { rows } = await client.query<{ id: string }>(
    'select id from unnest($1::text[]) as named (id) where not exists (select from source where source.id = named.id)',
    [draft.manifest.sources],
  );
  const gone = rows[0];
  if (gone) throw new LoadFailure('source-missing', `the source ${gone.id} is not there any more`);
};

/** A layer keeps who sees it and whose it is; at first they are those of the draft. */
const setAccess = async (client: pg.PoolClient, id: string): Promise<void> => {
  await client.query(
    `update layer set visibility = draft.visibility, owner_id = draft.owner_id from layer_draft draft
     where layer.id = $1 and draft.layer_id = layer.id and layer.revision = 0`,
    [id],
  );
};

const tell = async (client: pg.PoolClient, by: Actor, published: LoadResult): Promise<void> => {
  const { layer, revision, rows, rejected, features, changes } = published;
  await audit(client, {
    actor: by,
    action: 'layer.publish',
    object: { kind: 'layer', id: layer },
    after: { revision, rows, rejected, features, ...changes },
  });
};

/**
 * Publishes the draft of a layer as its next revision, by the same way as the rows of a theme: whole or not at all, and not
 * at all where nothing differs. What goes with it (sources, access, the trail) is done in the transaction that publishes.
 */
export const publishDraft = async (
  id: string,
  by: Actor,
  context: Omit<LoadContext, 'open' | 'also' | 'problem'>,
): Promise<LoadResult> => {
  const draft = await draftOf(context.db, id);
  return loadLayer(targetOf(draft), {
    ...context,
    open: openDraft(context.db, id),
    problem: () => undefined,
    also: async (client, published) => {
      await putSources(client, draft);
      await setAccess(client, id);
      await tell(client, by, published);
    },
  });
};
