import { CONFIDENCES, riskInputs } from '../../../sql/model/risk.ts';
import { queryRows } from '../../features/rows.ts';
import { shownIn } from '../../indicators/answer/info.ts';
import { featuresOfPlace } from '../../indicators/answer/place.ts';
import { type ValueRow, valuesQuery } from '../../indicators/answer/values-sql.ts';
import type { Block, Item } from '../document.ts';
import { type One, valueText } from '../shared/cells.ts';
import { classNamed, worstClass } from '../shared/classes.ts';
import type { Sight } from '../sight.ts';
import type { WordKey } from '../words/en.ts';
import type { PlaceFacts } from './facts.ts';

const CONFIDENCE: Record<(typeof CONFIDENCES)[number], WordKey> = {
  high: 'confidenceHigh',
  medium: 'confidenceMedium',
  low: 'confidenceLow',
};
const MOST = 6;

const numberIn = (properties: Record<string, unknown>, name: string): number | null =>
  typeof properties[name] === 'number' ? properties[name] : null;

/** What a score tells beside itself: the newest row of the place that has one. */
const rowOf = async (sight: Sight, one: One, place: string): Promise<ValueRow | null> => {
  const shown = shownIn(sight.snapshot, one.indicator);
  const query = shown && featuresOfPlace(shown.base, place);
  if (!shown || !query) return null;
  const features = (await queryRows<{ id: string }>(sight.db, query, sight.signal)).map(({ id }) => id);
  const to = sight.year === undefined ? null : new Date(Date.UTC(sight.year + 1, 0, 1) - 1);
  const choice = { features, from: null, to, after: null, limit: 1, onlyValues: true };
  const [row] = await queryRows<ValueRow>(sight.db, valuesQuery(shown, choice), sight.signal);
  return row ?? null;
};

/** The input that the score owes most to, by its own title. */
const mainInput = (sight: Sight, one: One, { properties }: ValueRow): string | null => {
  const manifest = sight.snapshot.indicators.get(one.indicator)?.manifest;
  if (manifest?.method.kind !== 'risk') return null;
  const parts = riskInputs(manifest.method).map((input) => ({
    input,
    part: numberIn(properties, `part_${input}`) ?? 0,
  }));
  const most = parts.reduce((high, each) => (each.part > high.part ? each : high), { input: '', part: 0 });
  const input = manifest.inputs[most.input];
  const source = input?.kind === 'indicator' ? sight.snapshot.indicators.get(input.indicator) : undefined;
  return source ? sight.words.text(source.manifest.title) : null;
};

const linesOf = (sight: Sight, one: One, row: ValueRow): string[] => {
  const { words } = sight;
  const { properties } = row;
  const { ranks } = one.newest;
  const confidence = CONFIDENCES.find((each) => each === properties.confidence);
  const main = mainInput(sight, one, row);
  return [
    [
      ranks ? words.say('riskRanks', { first: ranks[0], last: ranks[1], of: row.of }) : '',
      confidence ? words.say(CONFIDENCE[confidence]) : '',
    ]
      .filter(Boolean)
      .join(' · '),
    main === null ? '' : words.say('riskMain', { input: main }),
  ].filter(Boolean);
};

const isRisk = ({ snapshot }: Sight, { indicator, newest }: One): boolean =>
  newest.value !== null && snapshot.indicators.get(indicator)?.manifest.method.kind === 'risk';

/** Scores of risk, the highest first: class, the range of ranks when weights are turned, how sure it is, what it comes from. */
export const riskSection = async (sight: Sight, { profile, info, from }: PlaceFacts): Promise<Block[]> => {
  const { words } = sight;
  const scored = profile.indicators
    .filter((one) => isRisk(sight, one))
    .toSorted((a, b) => (b.newest.value ?? 0) - (a.newest.value ?? 0));
  const items: Item[] = [];
  for (const one of scored.slice(0, MOST)) {
    const row = await rowOf(sight, one, from?.info.id ?? info.id);
    const own = classNamed(one, one.newest.class);
    items.push({
      tone: own !== null && own.id === worstClass(one)?.id ? 'bad' : 'plain',
      lead: words.say('riskLead', {
        title: words.text(one.title),
        value: valueText(one, words),
        class: own ? words.text(own.title) : words.say('noClass'),
      }),
      lines: row ? linesOf(sight, one, row) : [],
    });
  }
  return items.length > 0 ? [{ kind: 'items', title: words.say('risk'), items }] : [];
};
