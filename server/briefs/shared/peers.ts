import { queryRows } from '../../features/rows.ts';
import { shownIn } from '../../indicators/answer/info.ts';
import { toldPeriod } from '../../indicators/answer/period.ts';
import { nameOf } from '../../indicators/answer/value.ts';
import { type Shown, type ValueRow, valuesQuery } from '../../indicators/answer/values-sql.ts';
import type { Block } from '../document.ts';
import { INK } from '../figures/figure.ts';
import { type Outline, placesMap } from '../figures/map.ts';
import { outlinesOf } from '../outlines.ts';
import type { Sight } from '../sight.ts';
import { classOfValue, legendOf, printed } from './classes.ts';

/** Values of one period, of all that an indicator is computed for; the last first. */
export type Peers = { shown: Shown; period: string; rows: readonly Peer[] };
export type Peer = { place: string; name: string; value: number | null; rank: number | null; of: number };

/** No layer that indicators are computed for has more. */
const MOST = 2000;

const byRank = (a: Peer, b: Peer): number => (b.rank ?? 0) - (a.rank ?? 0);

/** All values of an indicator in a period (2024, 2024-05, all); null where it is not seen. */
export const peersOf = async (sight: Sight, indicator: string, period: string): Promise<Peers | null> => {
  const shown = shownIn(sight.snapshot, indicator);
  if (!shown) return null;
  const span = toldPeriod(period, shown.indicator.manifest.period, sight.country.timeZone);
  const choice = { features: null, ...span, after: null, limit: MOST };
  const rows = await queryRows<ValueRow>(sight.db, valuesQuery(shown, choice), sight.signal);
  const peers = rows.map((row) => ({
    place: row.place,
    name: sight.words.name(nameOf(shown.base, row.named), row.place),
    value: row.value,
    rank: row.rank,
    of: row.of,
  }));
  return { shown, period, rows: peers.sort(byRank) };
};

/** The last of all that have a value, and how many share its rank; null where none has one. */
export const lastOf = ({ rows }: Pick<Peers, 'rows'>): (Peer & { same: number }) | null => {
  const known = rows.filter(({ value }) => value !== null);
  const [last] = known;
  return last
    ? { ...last, same: known.filter(({ rank }) => rank === last.rank).length, of: known.length }
    : null;
};

const colorsOf = ({ shown, rows }: Peers): Map<string, string> =>
  new Map(
    rows.map(({ place, value }) => {
      const found = classOfValue(shown.indicator.manifest, value);
      return [place, found ? printed(found.color) : INK.none];
    }),
  );

type Size = { width: number; height: number };

/** All places in the colours of their classes, with the legend; null where they have no outlines. */
export const classesMap = async (
  sight: Sight,
  peers: Peers,
  given: { here: string | null; lead: string; most: Size },
): Promise<Extract<Block, { kind: 'figure' }> | null> => {
  const { words } = sight;
  const { manifest } = peers.shown.indicator;
  const outlines: Outline[] = await outlinesOf(sight, peers.shown.base);
  const colors = colorsOf(peers);
  const period = words.period(peers.period);
  const title =
    period === ''
      ? words.text(manifest.title)
      : words.say('mapOf', { title: words.text(manifest.title), period });
  const drawn = placesMap({
    outlines,
    colorOf: (id) => colors.get(id) ?? INK.none,
    here: given.here,
    most: given.most,
    alt: `${title}. ${given.lead}`,
  });
  if (!drawn) return null;
  const without = outlines.filter(({ id }) => (colors.get(id) ?? INK.none) === INK.none).length;
  return {
    kind: 'figure',
    title,
    lead: given.lead,
    figure: drawn,
    legend: legendOf(manifest, words, without > 0),
    caption: words.say('chartOf', {
      title: words.text(manifest.description),
      unit: words.unit(manifest.unit) || '1',
    }),
    sample: peers.shown.layer.manifest.status === 'sample',
  };
};

/** Rows of a list of peers: what there is room for beside a map. */
const MOST_BARS = 14;

/** The peers from the last to the first, as many as there is room for, the one that the document is of among them. */
export const ranksBlock = ({ words }: Sight, peers: Peers, here: string | null): Block => {
  const { manifest } = peers.shown.indicator;
  const known = peers.rows.filter(({ value }) => value !== null);
  const greatest = Math.max(...known.map(({ value }) => Math.abs(value ?? 0)), 0) || 1;
  const own = known.findIndex(({ place }) => place === here);
  const kept = known.filter((_, at) => (own < MOST_BARS ? at < MOST_BARS : at < MOST_BARS - 1 || at === own));
  return {
    kind: 'bars',
    title: words.say('ranked'),
    caption: words.text(manifest.title),
    rows: kept.map(({ place, name, value }) => {
      const found = classOfValue(manifest, value);
      return {
        name,
        value: words.measure(value ?? 0, manifest.unit, manifest.decimals),
        share: Math.abs(value ?? 0) / greatest,
        color: found ? printed(found.color) : INK.none,
        isHere: place === here,
      };
    }),
  };
};
