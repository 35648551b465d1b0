import type pg from 'pg';
import type { RulePreview } from '../../../sql/model/api/warnings.ts';
import { secondsOf } from '../../../sql/model/duration.ts';
import { sameText } from '../../../sql/model/text.ts';
import type { WarningRule } from '../../../sql/model/warning-rule.ts';
import { placesOf, type WarnedPlace } from '../places.ts';
import { byMonth, lookBack, mergedSpells, type Spell, spellsOf } from './history.ts';
import { type RuleEvent, type RuleState, run, spansOf, wait } from './machine.ts';
import { lookOf } from './subjects/index.ts';
import type { Seen } from './subjects/subject.ts';
import { whereOf } from './where.ts';

/** Somebody waits: no longer than this is looked, ms, and no more values are taken. */
const MOST_MS = 4000;
const MOST_VALUES = 600_000;
/** So many of the newest are told. */
const MOST_TOLD = 20;
const HOUR_MS = 3_600_000;

type Past = { seen: Seen; state: RuleState; events: RuleEvent[] };
type Stretch = { from: number; to: number };
/** `to`: up to when all were looked at. */
type Looked = { past: Map<string, Past>; isWhole: boolean; to: number };

/** Takes what is new of each key through the machine; up to when that is of all that have any, null where none has. */
const take = (rule: WarningRule, past: Map<string, Past>, seen: readonly Seen[]): number | null => {
  const terms = { when: rule.when, spans: spansOf(rule) };
  let upTo: number | null = null;
  for (const one of seen) {
    const before = past.get(one.key);
    const samples = one.samples.filter(({ time }) => before === undefined || time > before.state.last);
    if (samples.length === 0) continue;
    const { state, events } = run(before?.state ?? null, samples, terms);
    past.set(one.key, { seen: one, state, events: [...(before?.events ?? []), ...events] });
    upTo = Math.min(upTo ?? state.last, state.last);
  }
  return upTo;
};

/** What silence ended by the end of the stretch. */
const rest = (rule: WarningRule, past: Map<string, Past>, to: number): void => {
  for (const [key, one] of past) {
    const { state, events } = wait(one.state, to, spansOf(rule));
    past.set(key, { ...one, state, events: [...one.events, ...events] });
  }
};

/** Goes through a stretch of the past, from its oldest value on, some thousand values of each key at a time. */
const lookAt = async (client: pg.ClientBase, rule: WarningRule, { from, to }: Stretch): Promise<Looked> => {
  const look = lookOf(rule.subject);
  const past = new Map<string, Past>();
  const began = Date.now();
  for (let values = 0; ; ) {
    const last = new Map([...past].map(([key, { state }]) => [key, state.last]));
    const seen = await look.read(client, rule.subject, { last, oldest: from, now: to, past: true });
    const upTo = take(rule, past, seen);
    values += seen.reduce((sum, { samples }) => sum + samples.length, 0);
    const isEnough = values > MOST_VALUES || Date.now() - began > MOST_MS;
    if (upTo !== null && !isEnough) continue;
    const end = upTo ?? to;
    rest(rule, past, end);
    return { past, isWhole: upTo === null, to: end };
  }
};

/** The spells of each place that the rule warns for. */
const spellsByPlace = async (
  client: pg.ClientBase,
  rule: WarningRule,
  past: ReadonlyMap<string, Past>,
): Promise<Map<string, Spell[]>> => {
  const fired = [...past.values()].filter(({ events }) => events.length > 0);
  const where = await whereOf(
    client,
    rule,
    fired.map(({ seen }) => seen),
  );
  const places = new Map<string, Spell[]>();
  for (const { seen, events } of fired) {
    const place = where.get(seen.key)?.place;
    if (place) places.set(place, [...(places.get(place) ?? []), ...spellsOf(events)]);
  }
  const merges = secondsOf(rule.merges) * 1000;
  return new Map([...places].map(([place, spells]) => [place, mergedSpells(spells, merges)]));
};

const iso = (time: number): string => new Date(time).toISOString();

type Of = { place: string; spell: Spell };

const toldOf = (
  all: readonly Of[],
  named: readonly WarnedPlace[],
  to: number,
): Pick<RulePreview, 'places' | 'newest'> => {
  const placeOf = (id: string) => ({
    id,
    name: named.find((place) => place.id === id)?.name ?? sameText(id),
  });
  const places = [...new Set(all.map(({ place }) => place))].map((id) => {
    const own = all.filter(({ place }) => place === id);
    const hours = own.reduce((sum, { spell }) => sum + ((spell.to ?? to) - spell.from) / HOUR_MS, 0);
    return { place: placeOf(id), count: own.length, hours: Math.round(hours) };
  });
  const newest = [...all].sort((a, b) => b.spell.from - a.spell.from).slice(0, MOST_TOLD);
  return {
    places: places.sort((a, b) => b.count - a.count || b.hours - a.hours),
    newest: newest.map(({ place, spell }) => ({
      place: placeOf(place),
      from: iso(spell.from),
      to: spell.to === null ? null : iso(spell.to),
    })),
  };
};

/**
 * What a rule would have warned of in the past, by the same machine that it is looked at with, on the values as they are known
 * today. Nothing is written. The stretch ends with the newest value that there is.
 */
export const previewRule = async (
  client: pg.ClientBase,
  rule: WarningRule,
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<RulePreview> => {
  const newest = await lookOf(rule.subject).newest(client, rule.subject);
  const end = Math.min(now.getTime(), newest ?? Number.POSITIVE_INFINITY);
  const from = end - lookBack(rule);
  const { past, isWhole, to } = await lookAt(client, rule, { from, to: end });
  const places = await spellsByPlace(client, rule, past);
  const all = [...places]
    .flatMap(([place, spells]) => spells.map((spell) => ({ place, spell })))
    .filter(({ spell }) => spell.from <= to);
  const named = await placesOf(client, [...places.keys()]);
  return {
    ...{ from: iso(from), to: iso(to), isWhole, looked: past.size, count: all.length },
    months: byMonth(
      all.map(({ spell }) => spell),
      { from, to, timeZone },
    ),
    ...toldOf(all, named, to),
  };
};
