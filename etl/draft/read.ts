import type { Db } from '../../sql/db.ts';
import { openProject, type Project } from '../read/crs.ts';
import { featureRow } from '../read/feature.ts';
import type { ReadItem } from '../read/row.ts';
import type { OpenInput } from '../rows.ts';
import type { Raw } from '../theme.ts';

type Sent = { properties: unknown; geometry: unknown } & NonNullable<Raw['period']>;
type Piece = { first: number; features: Sent[] };

const NEXT = `select first_row as first, features from layer_draft_part
  where layer_id = $1 and first_row > $2 order by first_row limit 1`;

const rowOf = (sent: Sent, row: number, project: Project): ReadItem => {
  const { properties, geometry, validFrom, validTo } = sent;
  const item = featureRow({ type: 'Feature', properties, geometry }, row, project);
  return item.kind === 'row' ? { ...item, period: { validFrom, validTo } } : item;
};

/** Reads the rows that came by the API into the draft of a layer, by the number that they came in, a piece at a time. */
export const openDraft = (db: Db, layer: string): OpenInput =>
  async function* () {
    const project = await openProject(undefined);
    for (let after = 0; ; ) {
      const piece: Piece | undefined = (await db.pool.query<Piece>(NEXT, [layer, after])).rows[0];
      if (!piece) return;
      for (const [at, sent] of piece.features.entries()) yield rowOf(sent, piece.first + at, project);
      after = piece.first;
    }
  };
