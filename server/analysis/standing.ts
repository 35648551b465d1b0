import type { Figures } from '../../sql/model/api/analyses.ts';
import type { Draw } from '../../sql/model/draw.ts';
import type { Properties, Property } from '../../sql/model/property.ts';
import type { Text } from '../../sql/model/text.ts';
import type { Snapshot } from '../layers/catalogue.ts';
import {
  type Answer,
  cellOf,
  columnOf,
  keptProperties,
  lookOn,
  namesOf,
  tableOf,
  valuesOf,
} from './answer.ts';
import { type Features, rootOf } from './sides.ts';

/** A feature that is found: the version whose geometry it has, and what the answer says of it. */
export type Found = {
  vid: number;
  id: string;
  properties: Properties;
  added: Properties;
  value: number | null;
};

/** How what was found becomes a layer. */
export type Standing = {
  rows: readonly Found[];
  /** Properties that the answer adds. */
  added: readonly Property[];
  /** Of its own properties a feature keeps all, or those that name it. */
  keep: 'all' | 'naming';
  draw: Draw;
  method: Text;
  summary: Figures['summary'];
};

/** An answer that says something of features of a layer: they keep name and shape. */
export const standingAnswer = (features: Features, snapshot: Snapshot, given: Standing): Answer => {
  const { manifest } = features.layer;
  const kept = keptProperties(manifest, given.added, given.keep);
  const shown =
    given.added.length > 0
      ? given.added
      : kept.filter(({ name }) => manifest.popup.rows.includes(name) && name !== manifest.label);
  const columns = shown.map(columnOf);
  return {
    look: lookOn(features.layer, kept, given.added, given.draw),
    rows: {
      kind: 'standing',
      base: rootOf(features, snapshot),
      rows: given.rows.map(({ vid, id, properties, added, value }) => ({
        vid,
        feature: id,
        properties: { ...valuesOf(kept, properties), ...added },
        value,
      })),
    },
    figures: {
      summary: given.summary,
      method: given.method,
      table: tableOf(
        columns,
        given.rows.map(({ id, properties, added }) => ({
          id,
          name: namesOf(manifest, properties),
          values: shown.map((property) => cellOf(property, { ...properties, ...added })),
        })),
      ),
    },
  };
};
