import type { Request, Response } from 'express';
import type { Db } from '../../../sql/db.ts';
import type { PlaceIndicators } from '../../../sql/model/api/indicators.ts';
import { queryRows } from '../../features/rows.ts';
import { baseUrlOf } from '../../http/base-url.ts';
import { pathOf } from '../../http/endpoint.ts';
import { notFound } from '../../http/error.ts';
import { sendJson } from '../../http/send-json.ts';
import { untilGone } from '../../http/stream.ts';
import type { Snapshot } from '../../layers/catalogue.ts';
import { seen } from '../../layers/seen.ts';
import { placeById } from '../../places/find.ts';
import type { Services } from '../../services.ts';
import { indicatorUrl, shownIn } from './info.ts';
import { featuresOfPlace } from './place.ts';
import { answerOf, nameOf } from './value.ts';
import { type Shown, type ValueRow, valuesQuery } from './values-sql.ts';

type One = PlaceIndicators['indicators'][number];

/** Values that a sparkline shows. */
const SPARK = 60;

const sourcesOf = ({ layer }: Shown, { sources }: Snapshot): One['sources'] =>
  layer.manifest.sources.flatMap((id) => {
    const source = sources.get(id);
    return source ? [{ id, title: source.title, publisher: source.publisher }] : [];
  });

const oneOf = (shown: Shown, rows: readonly ValueRow[], snapshot: Snapshot, url: string): One => {
  const { manifest, theme } = shown.indicator;
  const newest = rows.find(({ value }) => value !== null) ?? rows[0]!;
  const value = answerOf(newest, shown.base, manifest);
  const own = `${indicatorUrl(url, manifest.id)}/values`;
  const { id, title, description, unit, decimals, direction, period, classes, classesSource, sdg } = manifest;
  return {
    indicator: id,
    theme,
    ...{ title, description, unit, decimals, direction, period, classes, classesSource },
    sdg: sdg ?? null,
    status: shown.layer.manifest.status,
    sources: sourcesOf(shown, snapshot),
    newest: value,
    spark: [...rows].reverse().map((row) => ({ period: String(row.properties.period), value: row.value })),
    links: {
      values: `${own}?place=${encodeURIComponent(value.place)}`,
      layer: `${url}/api/layers/${id}`,
      lineage: `${own}/${encodeURIComponent(value.place)}/${value.period}/lineage`,
    },
  };
};

/** The features that a place's id means of the layers that indicators have values of, by the layer. */
const placesIn = async (
  { db }: { db: Db },
  shown: readonly Shown[],
  place: string,
  signal: AbortSignal,
): Promise<Map<string, string[]>> => {
  const found = new Map<string, string[]>();
  for (const base of new Map(shown.map((one) => [one.base.id, one.base])).values()) {
    const query = featuresOfPlace(base, place);
    const rows = query ? await queryRows<{ id: string }>(db, query, signal) : [];
    if (rows.length > 0)
      found.set(
        base.id,
        rows.map(({ id }) => id),
      );
  }
  return found;
};

/** Whether there is such a place at all: one that nothing is computed for has a profile without indicators. */
const isPlace = async (
  { db }: { db: Db },
  { layers }: Snapshot,
  place: string,
  signal: AbortSignal,
): Promise<boolean> => {
  const shown = [...layers.values()].filter(({ manifest }) => manifest.place).map(({ no }) => no);
  return (await queryRows<{ no: number }>(db, placeById(place, new Date(), shown), signal)).length > 0;
};

/** Newest values of one feature; the places of those of others in the same periods are counted for the newest only by need. */
const valuesFor = async (
  { db }: { db: Db },
  shown: Shown,
  { features, to }: { features: readonly string[]; to: Date | null },
  signal: AbortSignal,
) => {
  const choice = { features, from: null, to, after: null, limit: SPARK };
  return queryRows<ValueRow>(db, valuesQuery(shown, choice), signal);
};

/** Whose indicators: of a place, of those that a snapshot shows; `url` is where the addresses of the answer begin. */
export type ProfileAsked = {
  db: Db;
  snapshot: Snapshot;
  place: string;
  url: string;
  signal: AbortSignal;
  /** Only what is of this year, or of no period, with what was before. */
  year?: number;
};

const isOfYear = ({ properties, from }: ValueRow, year: number): boolean =>
  from === null || String(properties.period).startsWith(String(year));

const endOf = (year: number): Date => new Date(Date.UTC(year + 1, 0, 1) - 1);

/** The values of an indicator that a profile shows, newest first; none where there is none of the year. */
const rowsOf = async (
  asked: ProfileAsked,
  shown: Shown,
  features: readonly string[],
): Promise<ValueRow[]> => {
  const { year } = asked;
  const to = year === undefined ? null : endOf(year);
  const rows = await valuesFor(asked, shown, { features, to }, asked.signal);
  const isWanted = year === undefined || rows.some((row) => row.value !== null && isOfYear(row, year));
  return isWanted ? rows : [];
};

/** Every indicator that has values of a place, with all that its profile shows. Throws 404 where there is no such place. */
export const profileOf = async (asked: ProfileAsked): Promise<PlaceIndicators> => {
  const { snapshot, place, url, signal } = asked;
  const all = [...snapshot.indicators.keys()].flatMap((id) => shownIn(snapshot, id) ?? []);
  const places = await placesIn(asked, all, place, signal);
  if (places.size === 0 && !(await isPlace(asked, snapshot, place, signal)))
    throw notFound('no-such-place', place);
  const indicators: One[] = [];
  let name: Record<string, string> = {};
  for (const shown of all) {
    const features = places.get(shown.base.id);
    if (!features) continue;
    const rows = await rowsOf(asked, shown, features);
    const [first] = rows;
    if (!first) continue;
    name = nameOf(shown.base, first.named);
    indicators.push(oneOf(shown, rows, snapshot, url));
  }
  return { place, name, indicators };
};

/** Answers every indicator that has values of a place, with all that its profile shows. */
export const sendPlaceIndicators = async (
  services: Services,
  { request, response }: { request: Request; response: Response },
): Promise<void> => {
  const profile = await profileOf({
    db: services.db,
    snapshot: seen(services, request),
    place: pathOf(request, 'id'),
    url: baseUrlOf(request, services.config.PUBLIC_URL),
    signal: untilGone(response),
  });
  sendJson(request, response, profile satisfies PlaceIndicators);
};
