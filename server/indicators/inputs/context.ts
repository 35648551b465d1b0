import type pg from 'pg';
import type { Indicator } from '../../../sql/model/indicator.ts';
import type { OneInput } from '../../../sql/model/indicator-input.ts';
import type { Layer } from '../../../sql/model/layer.ts';
import type { Parameter } from '../../../sql/model/parameter.ts';

/** A layer as it is published: which rows to read, and what they are. */
export type InputLayer = { no: number; id: string; revision: number; publishedAt: Date; manifest: Layer };

/** All that an indicator's computation looks at beside values: its layers and parameters, as they are now. */
export type Surroundings = {
  indicator: Indicator;
  theme: string;
  position: number;
  /** Whose clocks the periods are told by. */
  timeZone: string;
  layers: ReadonlyMap<string, InputLayer>;
  parameters: ReadonlyMap<string, Parameter>;
  indicators: ReadonlyMap<string, Indicator>;
};

/** The layer whose features an input has. */
export const layerOfInput = (
  input: OneInput,
  { indicator, indicators }: Surroundings,
): string | undefined => {
  switch (input.kind) {
    case 'property':
      return input.layer;
    case 'series':
      return input.layer ?? indicator.base;
    case 'records':
      return indicator.base;
    case 'indicator':
      return indicators.get(input.indicator)?.base;
  }
};

/** The rows of a layer's present revision, as a condition on `f`. */
export const present = ({ revision }: InputLayer, table = 'f'): string =>
  `${table}.since_revision <= ${Math.trunc(revision)} and ${table}.until_revision > ${Math.trunc(revision)}`;

/** Anything that queries. */
export type Client = pg.ClientBase | pg.Pool;
