import type { Layer } from '../../sql/model/layer.ts';
import type { Crs } from '../features/crs.ts';
import { type Period, periodOf } from '../filter/datetime.ts';
import type { Expression } from '../filter/expression.ts';
import { FilterError } from '../filter/expression.ts';
import { parseFilter } from '../filter/parse.ts';
import { filterToSql } from '../filter/to-sql.ts';
import { badParameter, HttpError, notFound } from '../http/error.ts';
import type { PublishedLayer, Snapshot } from './catalogue.ts';
import type { Selection } from './visible.ts';

/** A published layer by its id; 404 where there is none. */
export const layerById = (snapshot: Snapshot, id: string): PublishedLayer => {
  const layer = snapshot.layers.get(id) ?? snapshot.answers.get(id);
  if (!layer) throw notFound('no-such-layer', id.slice(0, 80));
  return layer;
};

/**
 * Reads a filter, its geometries in a CRS, against what the layer declares; 400 with the character at fault. `parameter` names it where a
 * request has several.
 */
export const filterOf = (
  text: string,
  layer: PublishedLayer,
  crs?: Crs,
  parameter = 'filter',
): Expression => {
  try {
    const filter = parseFilter(text, crs);
    filterToSql(filter, layer.manifest);
    return filter;
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    throw badParameter(parameter, 'invalid-filter', { position: error.position, reason: error.reason });
  }
};

/** Whether a layer tells the newest values of stations: it shows them where nobody asks for another time. */
export const isLatest = ({ computed }: Layer): boolean => computed?.by.kind === 'latest';

/**
 * A layer with time is shown, when not asked otherwise, as it was on the day its revision was published; one of computed values
 * in the newest period that most have a value of, which it tells itself.
 */
export const presentOf = ({ manifest, publishedAt }: PublishedLayer): Period | null => {
  if (!manifest.time || isLatest(manifest)) return null;
  const { present } = manifest.computed ?? {};
  const moment = present === undefined ? publishedAt : new Date(present);
  return { from: moment, to: moment };
};

/** What of one layer a tile or picture shows. */
export const selectionOf = (
  layer: PublishedLayer,
  asked: { datetime?: string | undefined; filter?: string | undefined },
): Selection => ({
  layer,
  revision: layer.revision,
  period: asked.datetime === undefined ? presentOf(layer) : periodOf(asked.datetime),
  filter: asked.filter === undefined ? null : filterOf(asked.filter, layer),
});

/** The layers of a comma-separated list, each once; a date or filter needs a single one. */
export const selectionsOf = (
  snapshot: Snapshot,
  ids: string,
  asked: { datetime?: string | undefined; filter?: string | undefined },
): Selection[] => {
  const names = [...new Set(ids.split(','))];
  const layers = names.map((id) => layerById(snapshot, id));
  const [parameter] = Object.entries(asked).find(([, value]) => value !== undefined) ?? [];
  if (parameter && layers.length > 1)
    throw new HttpError(400, 'single-layer-only', { parameter, values: { parameter } });
  return layers.map((layer) => selectionOf(layer, asked));
};
