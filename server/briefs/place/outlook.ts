import { z } from 'zod';
import { Exceedance, OutlookStep } from '../../../sql/model/outlook.ts';
import { queryRows } from '../../features/rows.ts';
import { periodAt, shownIn } from '../../indicators/answer/info.ts';
import { featuresOfPlace } from '../../indicators/answer/place.ts';
import { tellingOf } from '../../outlook/telling.ts';
import type { Block, Item } from '../document.ts';
import type { One } from '../shared/cells.ts';
import { classNamed } from '../shared/classes.ts';
import type { Sight } from '../sight.ts';
import type { PlaceFacts } from './facts.ts';

const Row = z.object({
  indicator: z.string(),
  beats: z.boolean(),
  steps: z.array(OutlookStep).min(1),
  exceedance: z.array(Exceedance),
});
type Row = z.infer<typeof Row>;

/** Sentences that there is room for. */
const MOST = 4;
/** Less likely than this, a limit is not worth a line. */
const LIKELY = 0.1;
/** Some thousand paths make no probability surer. */
const SUREST = 0.99;

const OUTLOOKS = `select indicator_id as indicator, beats_naive as beats, steps, exceedance from outlook
  where is_current and indicator_id = any($1::text[]) and feature_id = any($2::text[])`;

/** The features that a place's id means, of the layers that indicators have values of. */
const featuresOf = async (sight: Sight, indicators: readonly One[], place: string): Promise<string[]> => {
  const bases = new Map(
    indicators.flatMap(({ indicator }) => {
      const shown = shownIn(sight.snapshot, indicator);
      return shown ? [[shown.base.id, shown.base] as const] : [];
    }),
  );
  const features: string[] = [];
  for (const base of bases.values()) {
    const query = featuresOfPlace(base, place);
    const rows = query ? await queryRows<{ id: string }>(sight.db, query, sight.signal) : [];
    features.push(...rows.map(({ id }) => id));
  }
  return features;
};

/** What is forecast of indicators at a place, by their ids; what cannot be read is left out. */
const forecastsOf = async (
  sight: Sight,
  indicators: readonly One[],
  place: string,
): Promise<Map<string, Row>> => {
  const features = await featuresOf(sight, indicators, place);
  const values = [indicators.map(({ indicator }) => indicator), features];
  const rows = await queryRows<object>(sight.db, { text: OUTLOOKS, values }, sight.signal);
  const read = rows.flatMap((row) => Row.safeParse(row).data ?? []);
  return new Map(read.map((row) => [row.indicator, row]));
};

const itemOf = (sight: Sight, one: One, { beats, steps, exceedance }: Row): Item => {
  const { words, country } = sight;
  const last = steps.at(-1)!;
  const told = (value: number) => words.measure(value, one.unit, one.decimals);
  const { value: newest } = one.newest;
  // What is gone beyond already is no news.
  const ahead = exceedance.filter(
    ({ side, value }) => newest === null || (side === 'above' ? newest < value : newest >= value),
  );
  const most = tellingOf(ahead);
  const entered = most && classNamed(one, most.limit);
  return {
    tone: most && most.whole >= 0.5 ? 'watch' : 'plain',
    lead: words.text(one.title),
    lines: [
      words.say('outlookLine', {
        value: told(last.median),
        low: told(last.lower80),
        high: told(last.upper80),
        period: words.period(periodAt(new Date(last.start), one.period, country.timeZone)),
      }),
      ...(most && entered && most.whole >= LIKELY
        ? [
            words.say('outlookLimit', {
              class: words.text(entered.title),
              share: words.number(Math.min(SUREST, most.whole) * 100, 0),
            }),
          ]
        : []),
      ...(beats ? [] : [words.say('outlookNaive')]),
    ],
  };
};

/** What is to be expected of what asks most for attention, with the interval that four values in five will lie in. */
export const outlookSection = async (sight: Sight, { ordered, info, from }: PlaceFacts): Promise<Block[]> => {
  const forecasts = await forecastsOf(sight, ordered, from?.info.id ?? info.id);
  const items = ordered.flatMap((one) => {
    const row = forecasts.get(one.indicator);
    return row ? [itemOf(sight, one, row)] : [];
  });
  return items.length > 0
    ? [{ kind: 'items', title: sight.words.say('outlook'), items: items.slice(0, MOST) }]
    : [];
};
