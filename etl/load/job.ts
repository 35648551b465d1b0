import type pg from 'pg';
import type { Db } from '../../sql/db.ts';
import type { Country } from '../../sql/model/country.ts';
import { Layer } from '../../sql/model/layer.ts';
import type { Problem } from '../../sql/model/problem.ts';
import type { Geos } from '../geometry/geos.ts';
import type { OpenInput, RowCount } from '../rows.ts';
import type { Edition, LayerSource } from '../theme.ts';
import type { Changes } from './changes.ts';
import type { InTransaction, Step } from './claim.ts';
import type { LayerRow } from './layer.ts';
import type { Summary } from './summary.ts';

/** How far a load is. `total` is what the theme expects of the source; null where the rest takes what it takes. */
export type Progress = { stage: 'read' | 'generalise' | 'publish'; rows: number; total: number | null };

/** What a load works with. */
export type LoadContext = {
  db: Db;
  country: Country;
  geos: Geos;
  open: OpenInput;
  /** Drops more than a fifth of the features if it must. */
  force: boolean;
  /** Aborted: the load stops at the next batch and leaves what was published. */
  signal: AbortSignal;
  problem: (problem: Problem) => void;
  progress: (progress: Progress) => void;
  /** The transaction in which the load publishes, where it is to be one with something else. */
  within?: InTransaction;
  /** Done in that transaction, before all else: what must be so when the revision is published, and told of. */
  also?: (client: pg.PoolClient, published: LoadResult) => Promise<void>;
};

/** A set of rows and where they come from: those that a theme has, or what came by the API. */
export type LoadEdition = Omit<Edition, 'pack'> & { pack: Edition['pack'] | 'api' };

/** What is loaded: one edition of one layer of a theme, and the layer's place in the theme tree. */
export type LoadTarget = {
  theme: { id: string };
  source: Pick<LayerSource, 'layer'>;
  edition: LoadEdition;
  position: number;
};

export type LoadResult = {
  layer: string;
  state: 'published' | 'unchanged';
  revision: number;
  rows: number;
  features: number;
  rejected: number;
  changes: Changes;
};

/** A load that holds its layer. */
export type Job = LoadContext & LoadTarget & { layer: Layer; row: LayerRow; loadNo: number; step: Step };

/** What a load has read so far: written versions are new or changed, `gone` are the vids that no row stands for. */
export type Read = {
  count: RowCount;
  rejected: number;
  summary: Summary;
  /** Ids among the features. */
  ids: number;
  written: number;
  gone: readonly number[];
  /** The first of the problems, to be kept in the database. */
  problems: Problem[];
};

/** The manifest of a layer as an edition publishes it; throws a ZodError where the theme declared what may not be. */
export const manifestOf = ({ theme, source, edition }: Omit<LoadTarget, 'position'>): Layer =>
  Layer.parse({
    ...source.layer,
    theme: theme.id,
    status: edition.status,
    sources: edition.sources,
    ...(edition.quality ? { quality: edition.quality } : {}),
    ...(edition.lineage ? { lineage: edition.lineage } : {}),
  });

/** Rows that the sources of an edition are said to hold. */
export const expectedRows = (edition: Pick<Edition, 'inputs'>): number =>
  edition.inputs.reduce((sum, input) => sum + input.expect.rows, 0);
