import type { Geometry } from 'geojson';
import type { Country } from '../sql/model/country.ts';
import type { IndicatorDeclaration } from '../sql/model/indicator.ts';
import type { Institution } from '../sql/model/institution.ts';
import type { LayerDeclaration, Provenance } from '../sql/model/layer.ts';
import type { Flag } from '../sql/model/observation.ts';
import type { ParameterDeclaration } from '../sql/model/parameter.ts';
import type { MeasureDeclaration } from '../sql/model/series.ts';
import type { Licence, Source } from '../sql/model/source.ts';
import type { ThemeManifest } from '../sql/model/theme.ts';
import type { WarningRuleDeclaration } from '../sql/model/warning-rule.ts';
import type { ReadOptions } from './read/row.ts';

/**
 * THE CONTRACT OF A THEME, on one page. A theme is one folder in `etl/themes/` with `theme.ts`, `README.md` and
 * `fixture/`, and one line in `etl/themes/index.ts`. It is data, but for the small pure functions that say how a row of
 * a foreign file becomes a feature.
 */
export type Theme = ThemeManifest & {
  licences: readonly Licence[];
  sources: readonly Source[];
  institutions?: readonly Institution[];
  layers: readonly LayerSource[];
  /** Quantities that are measured at features of layers, of this theme or of another. */
  parameters?: readonly ParameterDeclaration[];
  observations?: readonly ObservationSource[];
  /** What is computed of them for each place and period. */
  indicators?: readonly IndicatorDeclaration[];
  /** By what warnings are drafted; officers may change them. */
  warningRules?: readonly WarningRuleDeclaration[];
};

/**
 * Observations of some parameters at the features of a layer, and the editions that can fill them. `id` names the set: what
 * an edition loads replaces what another edition of the same set brought, series by series.
 */
export type ObservationSource = {
  id: string;
  layer: string;
  measures: readonly MeasureDeclaration[];
  editions: readonly ObservationEdition[];
};

/** One set of observations: from files, or made by a seeded generator whose truth the theme's README tells. */
export type ObservationEdition = Provenance & {
  pack: 'starter' | 'full';
  inputs: readonly (ObservationFile | ObservationSample)[];
};

/** `observations` counts what is stored, `rejects` values that were refused. */
export type ObservationCounts = { rows: number; observations: number; rejects: number };

/** A row of a file may hold the values of several parameters, or one. `null` leaves a row out on purpose. */
export type ObservationFile = Omit<FileInput, 'row' | 'group' | 'expect'> & {
  observe: (raw: Raw, context: { country: Country }) => readonly Observed[] | null;
  expect: ObservationCounts;
};

export type ObservationSample = {
  kind: 'sample';
  seed: number;
  make: (random: () => number, context: { country: Country }) => Iterable<Observed>;
  expect: ObservationCounts;
};

/** A value as a source has it. */
export type Observed = {
  /** Id of the feature, as `/items` gives it. */
  feature: string;
  parameter: string;
  procedure?: string;
  /** RFC 3339 instant with its offset; a date or a local time without one is of the series' time zone. */
  time: string;
  /** A number, or `<` and a limit of detection. */
  value: number | string;
  /** UCUM code, where it is not the parameter's; converted if the parameter declares how. */
  unit?: string;
  flag?: Flag;
};

/** A layer and the editions of rows that can fill it. The last load wins: an edition replaces the other's rows. */
export type LayerSource = { layer: LayerDeclaration; editions: readonly Edition[] };

/**
 * One set of rows for a layer: `starter` from the files in `fixtures/starter`, `full` from a folder of real files or
 * their public origins. A layer without `full` keeps its starter rows when a full pack is loaded.
 */
export type Edition = Provenance & { pack: 'starter' | 'full'; inputs: readonly Input[] };

/** A row as a reader gave it, after grouping: foreign names, geometry in EPSG:4326. */
export type Raw = {
  row: number;
  properties: Record<string, unknown>;
  geometry: Geometry | null;
  /** Where a row says by itself when it holds; files have columns for that. */
  period?: Pick<Draft, 'validFrom' | 'validTo'>;
};

/** What a row means: the declared properties (text properties flat, `name_ar`), and where and when it holds. */
export type Draft = {
  properties: Record<string, unknown>;
  /** Left out: the row's own geometry. */
  geometry?: Geometry | null;
  /** Half-open period of validity, RFC 3339 dates or instants. */
  validFrom?: string | null;
  validTo?: string | null;
  /** Flaws that the theme sees in this row and that a person should know. */
  warnings?: readonly { field: string; value: unknown; reason: string; message: string }[];
};

/** `null` leaves a row out on purpose (another country's port); what is wrong is for the checks to say. */
export type RowMap = (raw: Raw, context: { country: Country }) => Draft | null;

export type Input = FileInput | SampleInput;

/** A file of a pack, by its path in the pack's folder, where the public finds the same, and how it is read. */
export type FilePlace = {
  path: string;
  origin?: { url: string; sha256?: string };
  read?: ReadOptions;
};

/** A file whose rows are features. */
export type FileInput = FilePlace & {
  kind: 'file';
  /**
   * Rows that are one feature: the same key, polygons dissolved along shared borders or the last row kept. Which row is
   * the last, `order` says by a text to sort by; left out, the file's own order does.
   */
  group?: {
    by: (properties: Record<string, unknown>) => string;
    merge: 'dissolve' | 'last';
    order?: (properties: Record<string, unknown>) => string;
  };
  row: RowMap;
  /** What the source holds, counted by whoever opened it; `npm run verify` holds the database against it. */
  expect: { rows: number; features: number; rejects: number };
};

/** Rows made by a seeded generator for a subject without open data; only a `sample` edition may have them. */
export type SampleInput = {
  kind: 'sample';
  seed: number;
  make: (random: () => number, context: { country: Country }) => Iterable<Draft & { geometry: Geometry }>;
  expect: { rows: number; features: number; rejects: number };
};
