import { z } from 'zod';
import type { IndicatorLineage } from '../../../sql/model/api/indicators.ts';
import { secondsOf } from '../../../sql/model/duration.ts';
import type { InputOf } from '../../../sql/model/indicator-input.ts';
import type { Language } from '../../../sql/model/text.ts';
import { partitionOf } from '../../../sql/partition.ts';
import { itemUrl } from '../../features/links.ts';
import { queryRows } from '../../features/rows.ts';
import type { PublishedLayer, Snapshot } from '../../layers/catalogue.ts';
import { seriesUrl } from '../../series/info.ts';
import type { Services } from '../../services.ts';
import { readIndicator } from '../inputs/indicator.ts';
import { readSeries } from '../inputs/series.ts';
import { ALL, type Local, labelOf, localOf, type Span, spanOf, textOf } from '../time.ts';
import { zoneOf } from '../zone.ts';
import { indicatorUrl, shownIn } from './info.ts';
import { instantOf } from './period.ts';
import { placeSql } from './place.ts';
import { nameOf } from './value.ts';
import type { Shown } from './values-sql.ts';

const Time = z.string().nullable();

/** What a value keeps of what it was made of (server/indicators/inputs/resolve.ts). */
export const Trace = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('series'),
    input: z.string(),
    series: z.array(z.int()),
    over: z.enum(['value', 'hour', 'day', 'month', 'year']),
    from: Time,
    to: Time,
  }),
  z.object({ kind: z.literal('property'), input: z.string(), layer: z.string(), vids: z.array(z.int()) }),
  z.object({ kind: z.literal('records'), input: z.string(), module: z.string(), period: z.string() }),
  z.object({
    kind: z.literal('indicator'),
    input: z.string(),
    indicator: z.string(),
    features: z.array(z.string()),
    from: Time,
    to: Time,
  }),
]);
export type Trace = z.infer<typeof Trace>;
type TraceOf<K extends Trace['kind']> = Extract<Trace, { kind: K }>;

export type Around = {
  services: Services;
  shown: Shown;
  snapshot: Snapshot;
  language: Language;
  base: string;
  /** Whose value it is that is asked about. */
  place: string;
  signal: AbortSignal;
};
type Row = IndicatorLineage['inputs'][number];
type Found = { rows: Row[]; count: number };

const NOTHING: Found = { rows: [], count: 0 };

const spanOfTrace = ({ from, to }: { from: string | null; to: string | null }): Span => ({
  from: from === null ? ALL.from : localOf(from),
  to: to === null ? ALL.to : localOf(to),
});

type Names = ReadonlyMap<string, Record<string, string>>;

/** What features of a layer are called now, by their ids. */
const namesOf = async (
  { services, signal }: Around,
  layer: PublishedLayer,
  features: readonly string[],
): Promise<Names> => {
  const rows = await queryRows<{ id: string; properties: Record<string, unknown> }>(
    services.db,
    {
      text: `select distinct on (f.id) f.id, f.properties from ${partitionOf('feature', layer.no)} f
        where f.id = any($1::text[]) and f.until_revision > ${Math.trunc(layer.revision)} order by f.id, f.vid desc`,
      values: [[...features]],
    },
    signal,
  );
  return new Map(rows.map(({ id, properties }) => [id, nameOf(layer, properties)]));
};

type SeriesRow = {
  no: number;
  layer: string;
  id: string;
  feature: string;
  averaging: string;
  every: string | null;
  stamp: 'begin' | 'end';
  time_zone: string;
  source: string;
};

const SERIES = `select no, id, layer_id as layer, feature_id as feature, averaging, every, stamp, time_zone,
    source_id as source
  from series
  where no = any($1::int[]) order by no`;

const citationOf = ({ snapshot, language }: Around, id: string | undefined): string | null =>
  (id === undefined ? undefined : snapshot.sources.get(id)?.title[language]) ?? id ?? null;

/** The observations of a moment: those that stand for what begins there and ends before the next begins. */
const observationsUrl = (
  base: string,
  row: SeriesRow,
  at: Local,
  over: TraceOf<'series'>['over'],
): string => {
  const shift = row.stamp === 'end' ? secondsOf(row.averaging) * 1000 : 0;
  const instant = (local: Local) => new Date(instantOf(local, row.time_zone));
  const from = over === 'value' ? instant(at + shift) : new Date(instant(at).getTime() + Math.min(shift, 1));
  const to = over === 'value' ? from : new Date(instant(spanOf(over, at).to).getTime() - (shift > 0 ? 0 : 1));
  const query = new URLSearchParams({ datetime: `${from.toISOString()}/${to.toISOString()}` });
  return `${seriesUrl(base, row.id)}/observations?${query}`;
};

const ofSeries = async (around: Around, trace: TraceOf<'series'>, most: number): Promise<Found> => {
  const { services, shown, snapshot, base, signal } = around;
  const input = shown.indicator.manifest.inputs[trace.input] as InputOf<'series'> | undefined;
  const parameter = input && snapshot.parameters.get(input.parameter)?.manifest;
  if (!parameter || input.kind !== 'series') return NOTHING;
  const found = await queryRows<SeriesRow>(services.db, { text: SERIES, values: [trace.series] }, signal);
  const series = found.map((row) => ({ ...row, first: null, last: null }));
  const layer = snapshot.layers.get(found[0]?.layer ?? '');
  const names = layer
    ? await namesOf(
        around,
        layer,
        found.map(({ feature }) => feature),
      )
    : new Map();
  const read = await readSeries(services.db.read(), input, parameter, { series, span: spanOfTrace(trace) });
  const all = series.flatMap((one) =>
    (read.get(one.no)?.points ?? []).map(
      (point): Row => ({
        input: trace.input,
        kind: 'series',
        of: one.id,
        feature: one.feature,
        name: names.get(one.feature) ?? {},
        version: null,
        time: textOf(point.at),
        over: trace.over === 'value' ? null : trace.over,
        value: point.value,
        source: citationOf(around, one.source),
        href: observationsUrl(base, one, point.at, trace.over),
      }),
    ),
  );
  return { rows: all.slice(0, most), count: all.length };
};

const measureOf = (input: InputOf<'property'> | undefined): string | null =>
  input && typeof input.measure === 'object' ? input.measure.property : null;

const ofProperty = async (around: Around, trace: TraceOf<'property'>, most: number): Promise<Found> => {
  const { services, shown, snapshot, base, signal } = around;
  const layer = snapshot.layers.get(trace.layer);
  if (!layer) return NOTHING;
  const input = shown.indicator.manifest.inputs[trace.input] as InputOf<'property'> | undefined;
  type Version = {
    id: string;
    value: number | null;
    from: Date | null;
    version: number;
    properties: Record<string, unknown>;
  };
  const rows = await queryRows<Version>(
    services.db,
    {
      text: `select f.id, case when jsonb_typeof(f.properties->($2::text)) = 'number'
          then (f.properties->>($2::text))::float8 end as value, f.valid_from as "from",
          f.since_revision as version, f.properties
        from ${partitionOf('feature', layer.no)} f where f.vid = any($1::bigint[]) order by f.id, f.vid limit $3`,
      values: [trace.vids, measureOf(input), most],
    },
    signal,
  );
  return {
    count: trace.vids.length,
    rows: rows.map(({ id, value, from, version, properties }) => ({
      input: trace.input,
      kind: 'property',
      of: layer.id,
      feature: id,
      name: nameOf(layer, properties),
      version,
      time: from?.toISOString() ?? null,
      over: null,
      value,
      source: citationOf(around, layer.manifest.sources[0]),
      href: itemUrl(base, layer.id, id),
    })),
  };
};

/** Cases are told by no row of theirs, only by the figures of all of them: what they are of, and where those are. */
const ofRecords = async ({ base, place }: Around, trace: TraceOf<'records'>): Promise<Found> => {
  const query = new URLSearchParams({ period: trace.period, place });
  const row: Row = {
    ...{ input: trace.input, kind: 'records', of: trace.module, feature: null, name: {}, version: null },
    ...{ time: null, over: null, value: null, source: null },
    href: `${base}/api/records/${trace.module}/statistics?${query}`,
  };
  return { rows: [row], count: 1 };
};

const placesOf = async (
  { services, signal }: Around,
  base: PublishedLayer,
  features: readonly string[],
): Promise<Map<string, string>> => {
  const rows = await queryRows<{ id: string; place: string }>(
    services.db,
    {
      text: `select distinct on (f.id) f.id, ${placeSql(base)} as place from ${partitionOf('feature', base.no)} f
        where f.id = any($1::text[]) and f.until_revision > ${Math.trunc(base.revision)} order by f.id, f.vid desc`,
      values: [[...features]],
    },
    signal,
  );
  return new Map(rows.map(({ id, place }) => [id, place]));
};

const ofIndicator = async (around: Around, trace: TraceOf<'indicator'>, most: number): Promise<Found> => {
  const { services, snapshot, base } = around;
  const other = shownIn(snapshot, trace.indicator);
  if (!other) return NOTHING;
  const { period } = other.indicator.manifest;
  const timeZone = zoneOf(period, services.country.timeZone);
  const read = await readIndicator(services.db.read(), other.layer, {
    timeZone,
    features: trace.features,
    span: spanOfTrace(trace),
  });
  const [places, names] = await Promise.all([
    placesOf(around, other.base, trace.features),
    namesOf(around, other.base, trace.features),
  ]);
  const all = [...read].flatMap(([feature, { points }]) =>
    points.map(
      ({ at, value }): Row => ({
        input: trace.input,
        kind: 'indicator',
        of: trace.indicator,
        feature,
        name: names.get(feature) ?? {},
        version: null,
        time: period === 'none' ? null : textOf(at),
        over: period === 'none' ? null : period,
        value,
        source: null,
        href: `${indicatorUrl(base, trace.indicator)}/values/${encodeURIComponent(places.get(feature) ?? feature)}/${labelOf(period, at)}/lineage`,
      }),
    ),
  );
  return { rows: all.slice(0, most), count: all.length };
};

/** The rows that a trace tells of, as far as there is room for them, and how many there are. */
export const rowsOfTrace = (around: Around, trace: Trace, most: number): Promise<Found> => {
  switch (trace.kind) {
    case 'series':
      return ofSeries(around, trace, most);
    case 'property':
      return ofProperty(around, trace, most);
    case 'indicator':
      return ofIndicator(around, trace, most);
    case 'records':
      return ofRecords(around, trace);
  }
};
