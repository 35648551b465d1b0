import type { Indicator } from '../../sql/model/indicator.ts';
import type { Layer } from '../../sql/model/layer.ts';
import type { Parameter } from '../../sql/model/parameter.ts';
import type { Visibility } from '../../sql/model/roles.ts';
import type { Licence, Source } from '../../sql/model/source.ts';
import type { ThemeManifest } from '../../sql/model/theme.ts';

export type LayerOrigin = 'theme' | 'api' | 'computed' | 'analysis' | 'issued';

/** A layer as it is published now. Boxes are degrees (CRS84). */
export type PublishedLayer = {
  no: number;
  id: string;
  manifest: Layer;
  revision: number;
  publishedAt: Date;
  featureCount: number;
  bbox: [number, number, number, number] | null;
  time: { from: Date | null; to: Date | null };
  /** Zooms up to which generalised or thinned rows serve, ascending. */
  levels: readonly number[];
  visibility: Visibility;
  /** Of newest values: known by it is what was measured before, which may change without a revision. */
  history: string | null;
  /** The institution whose data officers write it. */
  owner: string | null;
  /** How it came: with a theme, by the API, computed from others, as the answer to somebody's question, or with what officers issue. */
  origin: LayerOrigin;
};

export type PublishedTheme = { manifest: ThemeManifest; layers: readonly string[] };

/** A quantity that is measured, and the theme that declares it. */
export type PublishedParameter = { manifest: Parameter; theme: string };

/** A figure that is computed, and the theme that declares it. */
export type PublishedIndicator = { manifest: Indicator; theme: string };

/** All that is published, as one unchanging value. */
export type Snapshot = {
  version: number;
  layers: ReadonlyMap<string, PublishedLayer>;
  /** Layers that answer somebody's question: found by their name, listed nowhere. */
  answers: ReadonlyMap<string, PublishedLayer>;
  themes: readonly PublishedTheme[];
  sources: ReadonlyMap<string, Source>;
  licences: ReadonlyMap<string, Licence>;
  /** In the order of themes and of their declarations. */
  parameters: ReadonlyMap<string, PublishedParameter>;
  /** In the same order. */
  indicators: ReadonlyMap<string, PublishedIndicator>;
};
