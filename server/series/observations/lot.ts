import type { Request } from 'express';
import type { RollupPeriod } from '../../../sql/model/observation.ts';
import type { Language } from '../../../sql/model/text.ts';
import { periodOf } from '../../filter/datetime.ts';
import { badParameter } from '../../http/error.ts';
import { etagOf } from '../../http/etag.ts';
import { languageOf } from '../../http/language.ts';
import { provenanceOf } from '../../indicators/answer/csv.ts';
import { columnsIn, longerThan, namedIn } from '../../indicators/answer/history.ts';
import { shownIn } from '../../indicators/answer/info.ts';
import { featuresIn } from '../../indicators/answer/values.ts';
import type { Shown } from '../../indicators/answer/values-sql.ts';
import { zoneOf } from '../../indicators/zone.ts';
import { seen } from '../../layers/seen.ts';
import type { Services } from '../../services.ts';
import { nameOf } from '../info.ts';
import { indicatorNamed } from '../named.ts';
import { seriesIn } from '../one.ts';
import { headOf, type RowHead, type Told, toldColumns } from './csv.ts';
import { periodIn } from './period.ts';
import type { ManyQuery } from './query.ts';
import { type Ask, columnsOf, needRedistribution, tagOf, toldRows } from './send.ts';

/** One of several whose values stand in one file: what it is, its columns, and its rows, told while they are read. */
export type Lot = {
  head: RowHead;
  /** The quantity: of one alone the file can count how often its limits were exceeded. */
  parameter: string;
  columns: readonly string[];
  tag: string;
  isSample: boolean;
  rows: (columns: readonly string[]) => AsyncIterable<Told[]>;
};
type Asked = { request: Request; query: ManyQuery; signal: AbortSignal };

const named = (names: Readonly<Record<string, string>>, language: Language): string =>
  names[language] ?? Object.values(names)[0] ?? '';

/** A series; null where whoever asks knows of none. */
const seriesLot = async (
  services: Services,
  { request, query, signal }: Asked,
  id: string,
): Promise<Lot | null> => {
  const [snapshot, language] = [seen(services, request), languageOf(request)];
  const found = await seriesIn(services, snapshot, id, signal);
  if (!found) return null;
  const { row: series, parameter } = found;
  needRedistribution(series, snapshot);
  const { series: _, layout, ...rest } = query;
  const period = query.datetime === undefined ? null : periodIn(query.datetime, series.time_zone);
  const ask: Ask = { series, parameter, period, query: { ...rest, maxPoints: undefined }, signal };
  const told = [series.feature_id, named(nameOf(series, snapshot), language), parameter.title[language]];
  return {
    head: { ...headOf(series, snapshot, language), told },
    parameter: parameter.id,
    columns: columnsOf(ask),
    tag: tagOf(request, ask, layout),
    isSample: series.status === 'sample',
    rows: () => toldRows(services, ask),
  };
};

type Placed = { shown: Shown; features: string[]; unit: RollupPeriod | null };

/** Values of an indicator under the names of a file's columns; what it has none of stays empty. */
const computedRows = async function* (
  services: Services,
  { query, signal }: Asked,
  { shown, features, unit }: Placed,
  names: readonly string[],
): AsyncGenerator<Told[]> {
  const timeZone = zoneOf(shown.indicator.manifest.period, services.country.timeZone);
  const period = query.datetime === undefined ? { from: null, to: null } : periodOf(query.datetime);
  const columns = await columnsIn({ services, shown, signal }, { features, period }, unit, timeZone);
  const known: Record<string, readonly (number | null)[]> = { value: columns.value, ...columns.statistics };
  yield* toldColumns(
    columns.time,
    names.slice(1).map((name) => known[name] ?? null),
    timeZone,
  );
};

/** An indicator at a place, by the periods that are asked for where they are longer than its own; null where there is none. */
const indicatorLot = async (services: Services, asked: Asked, name: string): Promise<Lot | null> => {
  const { request, query, signal } = asked;
  const [snapshot, language] = [seen(services, request), languageOf(request)];
  const { indicator: id, place } = indicatorNamed(name) ?? { indicator: '', place: '' };
  const shown = shownIn(snapshot, id);
  if (!shown) return null;
  const { manifest } = shown.indicator;
  const features = await featuresIn(services, shown, place, signal, 'series');
  const names = await namedIn({ services, shown, signal }, features);
  const unit = longerThan(manifest.period).find((one) => one === query.aggregate) ?? null;
  return {
    head: {
      id: name,
      told: [features[0] ?? '', named(names, language), manifest.title[language]],
      unit: manifest.unit,
      provenance: provenanceOf(shown, snapshot, language).cells,
    },
    parameter: id,
    columns: [],
    tag: etagOf(
      shown.layer.no,
      shown.layer.revision,
      JSON.stringify(manifest),
      request.originalUrl,
      language,
    ),
    isSample: shown.layer.manifest.status === 'sample',
    rows: (columns) => computedRows(services, asked, { shown, features, unit }, columns),
  };
};

/** All that is asked for, in its order; 400 for what is not there, or what whoever asks may not know of. */
export const lotsOf = async (services: Services, asked: Asked): Promise<Lot[]> => {
  const lots: Lot[] = [];
  for (const id of asked.query.series) {
    const lot = await (indicatorNamed(id) ? indicatorLot : seriesLot)(services, asked, id);
    if (!lot) throw badParameter('series', 'invalid-parameter', { reason: id.slice(0, 80) });
    lots.push(lot);
  }
  return lots;
};
