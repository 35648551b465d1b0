import type { Request } from 'express';
import { z } from 'zod';
import { fold } from '../../sql/model/text.ts';
import { periodOf } from '../filter/datetime.ts';
import type { Expression } from '../filter/expression.ts';
import { pathOf } from '../http/endpoint.ts';
import { queryOf } from '../http/query.ts';
import type { PublishedLayer } from '../layers/catalogue.ts';
import { seen } from '../layers/seen.ts';
import { filterOf, layerById } from '../layers/select.ts';
import type { Services } from '../services.ts';
import { areaCondition } from './area.ts';
import { boxesOf } from './bbox.ts';
import { type Crs, crsOf } from './crs.ts';
import { partQuery } from './property-filters.ts';
import { AsOf, ItemsQuery, Revision } from './query.ts';
import { layerAt } from './revision.ts';
import type { RowsRequest } from './rows-query.ts';
import { sortOf } from './sort.ts';
import { type Condition, containing, where } from './sql.ts';

/** A request for features that was read and found sound; what is missing is how geometry is wanted. */
export type Ask = {
  layer: PublishedLayer;
  query: ItemsQuery;
  /** What the client wrote, for links and tags. */
  raw: Record<string, string>;
  crs: Crs;
  rows: Omit<RowsRequest, 'form'>;
  /** Is anything but the layer as a whole asked for? */
  isPart: boolean;
};

const When = z.object({ revision: Revision, 'as-of': AsOf });
const KNOWN = Object.keys(ItemsQuery.shape);
const MOST_WORDS = 8;

/** Each word must occur; the stored text is folded as the words are. */
const wordConditions = (text: string): Condition[] =>
  fold(text)
    .split(' ')
    .filter(Boolean)
    .slice(0, MOST_WORDS)
    .map((word) => where('f.search_text like ?', containing(word)));

const conditionsOf = async (
  { db, country }: Services,
  layer: PublishedLayer,
  query: ItemsQuery,
): Promise<Condition[]> => {
  const conditions = query.q === undefined ? [] : wordConditions(query.q);
  if (query.q !== undefined && conditions.length === 0) conditions.push(where('false'));
  if (query.fid !== undefined) conditions.push(where('f.fid = ?::int8', query.fid));
  const bboxCrs = crsOf(query['bbox-crs'], country, 'bbox-crs');
  if (query.bbox !== undefined)
    conditions.push(await areaCondition(db, layer, bboxCrs, boxesOf(query.bbox, bboxCrs)));
  return conditions;
};

const filterOfAll = (
  text: string | undefined,
  filters: readonly Expression[],
  layer: PublishedLayer,
  crs: Crs,
): Expression | null => {
  const parts = [...(text === undefined ? [] : [filterOf(text, layer, crs)]), ...filters];
  return parts.length === 0 ? null : { kind: 'and', parts };
};

/** The layer of a request's path, as it is published now. */
export const layerOf = (services: Services, request: Request): PublishedLayer =>
  layerById(seen(services, request), pathOf(request, 'layer'));

/** The layer of a request's path in the state that its query asks for. */
export const layerThen = (services: Services, request: Request): Promise<PublishedLayer> => {
  const { revision, 'as-of': asOf } = request.query;
  const given = Object.fromEntries(
    Object.entries({ revision, 'as-of': asOf }).filter(([, value]) => value !== undefined),
  );
  return layerAt(services.db, layerOf(services, request), queryOf({ query: given }, When));
};

/** Reads a request for features: every parameter strictly, against what the layer declares. Throws a 4xx. */
export const askOf = async (services: Services, request: Request): Promise<Ask> => {
  const layer = await layerThen(services, request);
  const { rest, filters } = partQuery(request.query, KNOWN, layer.manifest);
  const query = queryOf({ query: rest }, ItemsQuery);
  const crs = crsOf(query.crs, services.country, 'crs');
  const filterCrs = crsOf(query['filter-crs'], services.country, 'filter-crs');
  const filter = filterOfAll(query.filter, filters, layer, filterCrs);
  const period = query.datetime === undefined ? null : periodOf(query.datetime);
  const conditions = await conditionsOf(services, layer, query);
  const sort = query.sortby === undefined ? null : sortOf(query.sortby, layer.manifest);
  return {
    layer,
    query,
    raw: Object.fromEntries(Object.entries(request.query).map(([name, value]) => [name, String(value)])),
    crs,
    rows: { selection: { layer, revision: layer.revision, period, filter }, conditions, sort, crs },
    isPart: filter !== null || period !== null || conditions.length > 0,
  };
};
