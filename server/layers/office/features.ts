import type pg from 'pg';
import { audit } from '../../../sql/audit.ts';
import {
  type DraftRows,
  type FeaturesWrite,
  type FeatureWrite,
  MOST_DRAFT_BYTES,
  MOST_DRAFT_ROWS,
} from '../../../sql/model/api/layers.ts';
import type { Layer } from '../../../sql/model/layer.ts';
import { columnsOf } from '../../../sql/model/property.ts';
import { actorOf } from '../../accounts/who.ts';
import type { Asked } from '../../http/endpoint.ts';
import { HttpError } from '../../http/error.ts';
import type { Services } from '../../services.ts';
import { change, draftOf, refuseBusy, type StoredDraft } from './standing.ts';

/** Features of one piece of a draft. */
const PIECE = 500;

type Row = Pick<FeatureWrite, 'geometry' | 'validFrom' | 'validTo'> & { properties: Record<string, unknown> };

/** A feature as a row of the layer: what `/items` gives under other names than those that are declared is put in its place. */
const rowOf =
  (declared: ReadonlySet<string>) =>
  ({ id, geometry, properties, validFrom, validTo }: FeatureWrite): Row => {
    const { valid_from: from, valid_to: to, ...others } = properties ?? {};
    const named = id !== undefined && id !== null && declared.has('id') && !Object.hasOwn(others, 'id');
    return {
      properties: named ? { id, ...others } : others,
      geometry,
      validFrom: validFrom ?? textOf(from),
      validTo: validTo ?? textOf(to),
    };
  };

/** What is no text is for the load to refuse, with the row's number. */
const textOf = (bound: unknown): string | null =>
  bound === undefined || bound === null ? null : typeof bound === 'string' ? bound : JSON.stringify(bound);

const piecesOf = (layer: Layer, features: readonly FeatureWrite[]): string[] => {
  const rows = features.map(rowOf(new Set(layer.properties.flatMap(columnsOf))));
  return Array.from({ length: Math.ceil(rows.length / PIECE) }, (_, at) =>
    JSON.stringify(rows.slice(at * PIECE, (at + 1) * PIECE)),
  );
};

const refuseFull = (id: string, rows: number, bytes: number): void => {
  if (rows <= MOST_DRAFT_ROWS && bytes <= MOST_DRAFT_BYTES) return;
  const values = { id, most: MOST_DRAFT_ROWS, megabytes: MOST_DRAFT_BYTES / 1_000_000 };
  throw new HttpError(413, 'draft-full', { values });
};

const insert = async (
  client: pg.ClientBase,
  id: string,
  { rows }: StoredDraft,
  pieces: readonly string[],
): Promise<void> => {
  for (const [at, piece] of pieces.entries()) {
    await client.query('insert into layer_draft_part (layer_id, first_row, features) values ($1, $2, $3)', [
      id,
      rows + 1 + at * PIECE,
      piece,
    ]);
  }
};

const count = async (client: pg.ClientBase, id: string, rows: number, bytes: number): Promise<void> => {
  await client.query(
    'update layer_draft set row_count = $2, byte_count = $3, changed_at = now() where layer_id = $1',
    [id, rows, bytes],
  );
};

type By = Pick<Asked<never>, 'request' | 'who'>;

/** Adds features to a draft, behind those that it has. */
export const addFeatures = (services: Services, by: By, { features }: FeaturesWrite): Promise<DraftRows> =>
  change(services, by, 'layers.write', async (client, standing) => {
    const { id } = standing;
    const draft = draftOf(standing);
    refuseBusy(standing);
    const pieces = piecesOf(draft.manifest, features);
    const rows = draft.rows + features.length;
    const bytes = draft.bytes + pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
    refuseFull(id, rows, bytes);
    await insert(client, id, draft, pieces);
    await count(client, id, rows, bytes);
    await audit(client, {
      actor: actorOf(by.who),
      action: 'layer.draft.rows.add',
      object: { kind: 'layer', id },
      before: { rows: draft.rows },
      after: { rows },
    });
    return { added: features.length, rows, bytes };
  });

/** Takes all features out of a draft. */
export const emptyDraft = (services: Services, by: By): Promise<DraftRows> =>
  change(services, by, 'layers.write', async (client, standing) => {
    const { id } = standing;
    const draft = draftOf(standing);
    refuseBusy(standing);
    await client.query('delete from layer_draft_part where layer_id = $1', [id]);
    await count(client, id, 0, 0);
    await audit(client, {
      actor: actorOf(by.who),
      action: 'layer.draft.rows.empty',
      object: { kind: 'layer', id },
      before: { rows: draft.rows },
      after: { rows: 0 },
    });
    return { added: 0, rows: 0, bytes: 0 };
  });
