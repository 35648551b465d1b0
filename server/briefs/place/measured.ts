import { queryRows } from '../../features/rows.ts';
import { periodAt, shownIn } from '../../indicators/answer/info.ts';
import { answerOf } from '../../indicators/answer/value.ts';
import { type Shown, type ValueRow, valuesQuery } from '../../indicators/answer/values-sql.ts';
import type { PublishedLayer } from '../../layers/catalogue.ts';
import { partitionOf } from '../../layers/visible.ts';
import type { Block, Item } from '../document.ts';
import { classNamed, worstClass } from '../shared/classes.ts';
import type { Sight } from '../sight.ts';
import type { PlaceFacts } from './facts.ts';

/** Stations of a place that are looked at, and sentences that there is room for. */
const MOST_STATIONS = 500;
const MOST = 7;

/** Ids of the features of a layer that lie in a place. */
const within = async (sight: Sight, place: number, layer: PublishedLayer): Promise<string[]> => {
  const rows = await queryRows<{ id: string }>(
    sight.db,
    {
      text: `select distinct f.id from ${partitionOf('feature', layer)} f
        where f.since_revision <= ${Math.trunc(layer.revision)} and f.until_revision > ${Math.trunc(layer.revision)}
          and exists (select from place p where p.no = $1 and ST_Intersects(p.geom, f.geom))
        order by f.id limit ${MOST_STATIONS}`,
      values: [place],
    },
    sight.signal,
  );
  return rows.map(({ id }) => id);
};

/** The least good of the newest values at stations of a place; null where there is none, or no end is better. */
const leastGood = async (sight: Sight, shown: Shown, features: readonly string[]): Promise<Item | null> => {
  const { words } = sight;
  const { manifest } = shown.indicator;
  const present = shown.layer.manifest.computed?.present;
  const span =
    present === undefined ? { from: null, to: null } : { from: new Date(present), to: new Date(present) };
  const choice = { features, ...span, after: null, limit: MOST_STATIONS, onlyValues: true };
  const rows = await queryRows<ValueRow>(sight.db, valuesQuery(shown, choice), sight.signal);
  const sign = manifest.direction === 'higher-worse' ? 1 : -1;
  const worst = rows.toSorted((a, b) => sign * ((b.value ?? 0) - (a.value ?? 0)))[0];
  if (!worst || manifest.direction === 'neither') return null;
  const value = answerOf(worst, shown.base, manifest);
  const own = classNamed(manifest, value.class);
  const isWorst = own !== null && own.id === worstClass(manifest)?.id;
  const period =
    present === undefined
      ? ''
      : words.period(periodAt(new Date(present), manifest.period, sight.country.timeZone));
  return {
    tone: isWorst ? 'bad' : 'plain',
    lead: words.text(manifest.title),
    lines: [
      words.say(period === '' ? 'measuredAlways' : 'measuredNote', {
        station: words.name(value.name, value.place),
        value: words.measure(value.value ?? 0, manifest.unit, manifest.decimals),
        class: own ? words.text(own.title) : words.say('noClass'),
        period,
      }),
    ],
  };
};

/** What stations within a place say: of each of their indicators the least good, what is in the worst class first. */
export const measuredSection = async (sight: Sight, { no }: PlaceFacts): Promise<Block[]> => {
  const all = [...sight.snapshot.indicators.keys()].flatMap((id) => shownIn(sight.snapshot, id) ?? []);
  const atStations = all.filter(({ base }) => base.manifest.place === undefined);
  const bases = new Map(atStations.map(({ base }) => [base.id, base]));
  const features = new Map<string, string[]>();
  for (const base of bases.values()) features.set(base.id, await within(sight, no, base));
  const items: Item[] = [];
  for (const shown of atStations) {
    const here = features.get(shown.base.id) ?? [];
    const item = here.length > 0 ? await leastGood(sight, shown, here) : null;
    if (item) items.push(item);
  }
  if (items.length === 0) return [];
  const sorted = items.toSorted((a, b) => Number(b.tone === 'bad') - Number(a.tone === 'bad'));
  return [{ kind: 'items', title: sight.words.say('measured'), items: sorted.slice(0, MOST) }];
};
