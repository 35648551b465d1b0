import { LANGUAGES, type Language } from '../sql/model/text.ts';
import { type ChartState, formatChart, parseChart } from './series/state.ts';

/** Where the map is looked at. */
export type Camera = { lat: number; lng: number; zoom: number };
/** A layer that is shown, from the top of the map down; opacity in percent. */
export type ShownLayer = { id: string; opacity: number };

/**
 * What the map is compared with: one of its layers alone, or all of them on another day; or what was published of them by the end
 * of one day with what was by another.
 */
export type Behind =
  | { kind: 'layer'; id: string }
  | { kind: 'day'; day: string }
  | { kind: 'published'; from: string; to: string };

/** All that a link restores. null is what the page chooses by itself. */
export type ViewState = {
  camera: Camera | null;
  layers: readonly ShownLayer[] | null;
  /** The year, month, day or moment whose state is shown: 2024, 2024-05, 2024-05-01, 2024-05-01T13:30:00Z. */
  time: string | null;
  selection: { layer: string; id: string } | null;
  table: string | null;
  /** The tool that is open. */
  tool: string | null;
  /** What lies behind the curtain of the comparison; null is the bare map. */
  behind: Behind | null;
  /** The chart that is open beside the map. */
  chart: ChartState | null;
  language: Language | null;
  scheme: 'light' | 'dark' | null;
};

export const EMPTY: ViewState = {
  camera: null,
  layers: null,
  time: null,
  selection: null,
  table: null,
  tool: null,
  behind: null,
  chart: null,
  language: null,
  scheme: null,
};

const ID = /^[a-z][a-z0-9-]{0,59}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:00Z)?)?)?$/;

const cameraOf = (text: string | null): Camera | null => {
  const [lat = Number.NaN, lng = Number.NaN, zoom = Number.NaN, more] = (text ?? '').split(',').map(Number);
  const isThere =
    text && more === undefined && Math.abs(lat) <= 85 && Math.abs(lng) <= 180 && zoom >= 0 && zoom <= 22;
  return isThere ? { lat, lng, zoom } : null;
};

const layersOf = (text: string | null): ShownLayer[] | null => {
  if (text === null) return null;
  const found = text.split(',').flatMap((part): ShownLayer[] => {
    const [id = '', opacity = '100'] = part.split(':');
    const percent = Number(opacity);
    return ID.test(id) && percent >= 0 && percent <= 100 ? [{ id, opacity: Math.round(percent) }] : [];
  });
  return found.filter((layer, index) => found.findIndex(({ id }) => id === layer.id) === index);
};

const selectionOf = (text: string | null): ViewState['selection'] => {
  const at = text?.indexOf('/') ?? -1;
  if (!text || at < 1 || at === text.length - 1 || !ID.test(text.slice(0, at))) return null;
  return { layer: text.slice(0, at), id: text.slice(at + 1) };
};

const behindOf = (text: string | null): Behind | null => {
  if (!text) return null;
  if (DAY.test(text)) return { kind: 'day', day: text };
  const [from = '', to = '', more] = text.split('..');
  if (DAY.test(from) && DAY.test(to) && more === undefined) return { kind: 'published', from, to };
  return ID.test(text) ? { kind: 'layer', id: text } : null;
};

const chartOf = (query: URLSearchParams): ChartState | null => {
  const chart = parseChart(query, 'series');
  return chart.series.length > 0 ? chart : null;
};

const behindText = (behind: Behind): string => {
  if (behind.kind === 'day') return behind.day;
  return behind.kind === 'published' ? `${behind.from}..${behind.to}` : behind.id;
};

/** The day whose publications the map itself shows, while it is compared with those of another; null for what is published now. */
export const publishedBy = ({ tool, behind }: ViewState): string | null =>
  tool === 'swipe' && behind?.kind === 'published' ? behind.to : null;

/** Reads the state from a link's query; what cannot be read is left to the page. */
export const parseView = (search: string): ViewState => {
  const query = new URLSearchParams(search);
  const time = query.get('time');
  const table = query.get('table');
  const tool = query.get('tool');
  const scheme = query.get('look');
  return {
    camera: cameraOf(query.get('at')),
    layers: layersOf(query.get('layers')),
    time: time && TIME.test(time) ? time : null,
    selection: selectionOf(query.get('pick')),
    table: table && ID.test(table) ? table : null,
    tool: tool && ID.test(tool) ? tool : null,
    behind: behindOf(query.get('behind')),
    chart: chartOf(query),
    language: LANGUAGES.find((language) => language === query.get('lang')) ?? null,
    scheme: scheme === 'light' || scheme === 'dark' ? scheme : null,
  };
};

const short = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)));

/** The query that restores a state; empty for the page as it opens. */
export const formatView = (view: ViewState): string => {
  const { camera, layers, selection, behind, chart } = view;
  const parts: [string, string | null][] = [
    ['at', camera && `${short(camera.lat, 5)},${short(camera.lng, 5)},${short(camera.zoom, 2)}`],
    [
      'layers',
      layers?.map(({ id, opacity }) => (opacity === 100 ? id : `${id}:${opacity}`)).join(',') ?? null,
    ],
    ['time', view.time],
    ['pick', selection && `${selection.layer}/${selection.id}`],
    ['table', view.table],
    ['tool', view.tool],
    ['behind', behind && behindText(behind)],
    ...(chart ? formatChart(chart, 'series') : []),
    ['lang', view.language],
    ['look', view.scheme],
  ];
  const query = parts.flatMap(([name, value]) =>
    value === null
      ? []
      : [
          `${name}=${encodeURIComponent(value).replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%2F/g, '/')}`,
        ],
  );
  return query.length > 0 ? `?${query.join('&')}` : '';
};
