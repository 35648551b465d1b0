import type { InputOf, OneInput } from '../../../sql/model/indicator-input.ts';
import type { Input, Used } from '../methods/method.ts';
import { type Local, type Span, spanOf, startOf, textOf } from '../time.ts';
import { zoneOf } from '../zone.ts';
import { type Client, type InputLayer, layerOfInput, type Surroundings } from './context.ts';
import { readIndicator } from './indicator.ts';
import { type Link, linksOf } from './links.ts';
import { inputOf, type Source, together } from './points.ts';
import { type Held, readProperty } from './property.ts';
import { readRecords } from './records.ts';
import { readSeries, seriesOf } from './series.ts';

/** What a value was made of, as it is kept with it: series and stretches of time, versions of features, other values. */
export type Trace =
  | { input: string; kind: 'series'; series: number[]; over: string; from: string | null; to: string | null }
  | { input: string; kind: 'property'; layer: string; vids: number[] }
  | { input: string; kind: 'records'; module: string; period: string }
  | {
      input: string;
      kind: 'indicator';
      indicator: string;
      features: string[];
      from: string | null;
      to: string | null;
    };

/** An input, fetched: what each feature of the base layer has of it. */
export type Resolved = {
  input: (base: string) => Input;
  /** When there is anything of it; null where nothing is, or where it has no time. */
  extent: (base: string) => Span | null;
  trace: (base: string, used: Used, start: Local | null) => Trace | null;
};

const NOTHING: Input = { points: [], in: () => null };
const absent: Resolved = { input: () => NOTHING, extent: () => null, trace: () => null };

/** What is fetched: for features of the base layer (null: all), as far as the values of a span need. */
export type Fetch = { features: readonly string[] | null; span: Span };

const hull = (spans: readonly Span[]): Span | null =>
  spans.length === 0
    ? null
    : { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };

const extentOf = ({ first, last }: Source, period: Surroundings['indicator']['period']): Span | null => {
  if (period === 'none' || !(first <= last)) return null;
  return { from: startOf(period, first), to: spanOf(period, startOf(period, last)).to };
};

type Sourced = {
  ids: (base: string) => readonly { key: string; link: Link }[];
  sources: ReadonlyMap<string, Source>;
};

/** An input made of sources: the same for series and for other indicators. */
const ofSources = (
  { ids, sources }: Sourced,
  given: { step: Parameters<typeof inputOf>[1]['step']; input: InputOf<'series' | 'indicator'> },
  { indicator: { period } }: Surroundings,
): Pick<Resolved, 'input' | 'extent'> => {
  const own = (base: string) =>
    ids(base).flatMap(({ key, link }) => {
      const source = sources.get(key);
      return source ? [{ source, weight: link.weight }] : [];
    });
  return {
    input: (base) =>
      inputOf(together(given.input.gather, own(base)), {
        step: given.step,
        how: given.input.gatherTime,
        period,
      }),
    extent: (base) => hull(own(base).flatMap(({ source }) => extentOf(source, period) ?? [])),
  };
};

/** Features of an input's layer, by the base feature that they belong to. */
const linksFor = async (
  client: Client,
  input: InputOf<'series' | 'indicator'>,
  { base, layer }: { base: InputLayer; layer: InputLayer },
  asked: { features: readonly string[] | null; of: readonly string[] | null },
): Promise<(base: string) => readonly Link[]> => {
  if (input.by.kind === 'itself') return (id) => [{ of: id, weight: 1 }];
  const links = await linksOf(client, { base, layer, by: input.by }, { base: asked.features, of: asked.of });
  return (id) => links.get(id) ?? [];
};

const resolveSeries = async (
  client: Client,
  name: string,
  input: InputOf<'series'>,
  around: Surroundings,
  layers: { base: InputLayer; layer: InputLayer },
  { features, span }: Fetch,
): Promise<Resolved> => {
  const parameter = around.parameters.get(input.parameter);
  if (!parameter) return absent;
  const isItself = input.by.kind === 'itself';
  const all = await seriesOf(client, input, layers.layer.id, isItself ? features : null);
  const links = await linksFor(client, input, layers, { features, of: all.map(({ feature }) => feature) });
  const byFeature = new Map<string, number[]>();
  for (const { no, feature } of all) byFeature.set(feature, [...(byFeature.get(feature) ?? []), no]);
  const wanted =
    features === null || isItself ? null : new Set(features.flatMap((id) => links(id).map(({ of }) => of)));
  const series = wanted ? all.filter(({ feature }) => wanted.has(feature)) : all;
  const read = await readSeries(client, input, parameter, { series, span });
  const ids = (base: string) =>
    links(base).flatMap((link) => (byFeature.get(link.of) ?? []).map((no) => ({ key: String(no), link })));
  const sources = new Map([...read].map(([no, source]) => [String(no), source]));
  return {
    ...ofSources({ ids, sources }, { step: input.over, input }, around),
    trace: (base, { from, to }) => {
      const numbers = ids(base).map(({ key }) => Number(key));
      if (numbers.length === 0) return null;
      return {
        input: name,
        kind: 'series',
        series: numbers,
        over: input.over,
        from: textOf(from),
        to: textOf(to),
      };
    },
  };
};

const resolveIndicator = async (
  client: Client,
  name: string,
  input: InputOf<'indicator'>,
  around: Surroundings,
  layers: { base: InputLayer; layer: InputLayer },
  { features, span }: Fetch,
): Promise<Resolved> => {
  const values = around.layers.get(input.indicator);
  const other = around.indicators.get(input.indicator);
  if (!values || !other) return absent;
  const links = await linksFor(client, input, layers, { features, of: null });
  const wanted = features && [...new Set(features.flatMap((id) => links(id).map(({ of }) => of)))];
  const timeZone = zoneOf(other.period, around.timeZone);
  const sources = await readIndicator(client, values, { timeZone, features: wanted, span });
  const ids = (base: string) => links(base).map((link) => ({ key: link.of, link }));
  const resolved = ofSources({ ids, sources }, { step: other.period, input }, around);
  return {
    ...resolved,
    ...(other.period === 'none' ? { extent: () => null } : {}),
    trace: (base, { from, to }) => {
      const own = ids(base).flatMap(({ key }) => (sources.has(key) ? [key] : []));
      if (own.length === 0) return null;
      const span =
        other.period === 'none' ? { from: null, to: null } : { from: textOf(from), to: textOf(to) };
      return { input: name, kind: 'indicator', indicator: input.indicator, features: own, ...span };
    },
  };
};

const heldAs = (
  name: string,
  layer: string,
  held: Held,
  period: Surroundings['indicator']['period'],
): Resolved => ({
  input: held.input,
  extent: (base) => {
    const dates = held.dates(base);
    if (period === 'none' || dates.length === 0) return null;
    const [first, last] = [Math.min(...dates), Math.max(...dates)];
    return { from: startOf(period, first), to: spanOf(period, startOf(period, last)).to };
  },
  trace: (base, _, start) => ({ input: name, kind: 'property', layer, vids: held.vids(base, start) }),
});

/** Fetches an input of an indicator; one whose layer or parameter is not there has nothing. */
export const resolve = async (
  client: Client,
  name: string,
  input: OneInput,
  around: Surroundings,
  fetch: Fetch,
): Promise<Resolved> => {
  const base = around.layers.get(around.indicator.base);
  const layer = around.layers.get(layerOfInput(input, around) ?? '');
  if (!base || !layer) return absent;
  switch (input.kind) {
    case 'series':
      return resolveSeries(client, name, input, around, { base, layer }, fetch);
    case 'indicator':
      return resolveIndicator(client, name, input, around, { base, layer }, fetch);
    case 'records': {
      const { period } = around.indicator;
      if (period !== 'month' && period !== 'year') return absent;
      return readRecords(client, { name, input, period }, base, fetch.features);
    }
    case 'property': {
      const { layers, timeZone, indicator } = around;
      const held = await readProperty(
        client,
        input,
        { base, layer, layers, timeZone, period: indicator.period },
        fetch.features,
      );
      return held ? heldAs(name, layer.id, held, indicator.period) : absent;
    }
  }
};
