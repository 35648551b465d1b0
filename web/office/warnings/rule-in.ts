import type { RuleCondition, RuleSubject, WarningRule } from '../../../sql/model/warning-rule.ts';
import type { Chosen } from '../../warnings/places-input.tsx';
import { capIn } from './cap-fields.tsx';
import { durationIn } from './duration-input.tsx';
import { allWordsIn, wordsIn } from './word-fields.tsx';

const of = (form: FormData, name: string): string => String(form.get(`rule.${name}`) ?? '').trim();

/** Digits and signs of Arabic keyboards, and the comma of French ones, as those that numbers are read from. */
const westernised = (text: string): string =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[٫,]/g, '.')
    .replace(/[\s\u200e\u200f]/g, '');

/** A number that was typed; undefined where none was. */
export const numberIn = (text: string): number | undefined => {
  const typed = westernised(text);
  return typed === '' || Number.isNaN(Number(typed)) ? undefined : Number(typed);
};

const subjectIn = (form: FormData): unknown => {
  const kind = of(form, 'subject.kind') as RuleSubject['kind'];
  if (kind === 'indicator') return { kind, indicator: of(form, 'subject.indicator') };
  if (kind === 'forecast')
    return {
      kind,
      of: { kind: of(form, 'subject.of.kind'), id: of(form, 'subject.of.id') },
      limit: of(form, 'subject.limit'),
      period: of(form, 'subject.period'),
    };
  const layer = of(form, 'subject.layer');
  return {
    kind,
    parameter: of(form, 'subject.parameter'),
    ...(layer && layer !== ANY ? { layer } : {}),
    over: of(form, 'subject.over'),
    statistic: of(form, 'subject.statistic'),
  };
};

/** What stands for none among choices. */
export const ANY = '-';

const conditionIn = (form: FormData): unknown => {
  const kind = of(form, 'when.kind') as RuleCondition['kind'];
  if (kind === 'classes') {
    const on = form.getAll('rule.when.on').map(String);
    const holds = form.getAll('rule.when.holds').map(String);
    return { kind, on, holds: holds.filter((one) => !on.includes(one)) };
  }
  // A probability is typed as per cent.
  const scale = of(form, 'subject.kind') === 'forecast' ? 100 : 1;
  const scaled = (name: string): number | undefined => {
    const value = numberIn(of(form, name));
    return value === undefined ? undefined : value / scale;
  };
  const until = scaled('when.until');
  return { kind, value: scaled('when.value'), ...(until === undefined ? {} : { until }) };
};

/** What the form of a rule says, as the server reads it; `id` is given where it is no field. */
export const ruleIn = (form: FormData, { id, places }: { id: string | null; places: readonly Chosen[] }) => {
  const [instruction, audience] = [wordsIn(form, 'rule.instruction'), wordsIn(form, 'rule.audience')];
  return {
    id: id ?? of(form, 'id'),
    title: allWordsIn(form, 'rule.title'),
    subject: subjectIn(form),
    when: conditionIn(form),
    lasts: durationIn(form, 'rule.lasts'),
    calm: durationIn(form, 'rule.calm'),
    merges: durationIn(form, 'rule.merges'),
    fresh: durationIn(form, 'rule.fresh'),
    expires: durationIn(form, 'rule.expires'),
    area: { level: of(form, 'area.level'), places: places.map((place) => place.id) },
    ...capIn(form, 'rule'),
    publishes: of(form, 'publishes'),
    event: allWordsIn(form, 'rule.event'),
    headline: allWordsIn(form, 'rule.headline'),
    description: allWordsIn(form, 'rule.description'),
    ...(instruction ? { instruction } : {}),
    ...(audience ? { audience } : {}),
  };
};

/** In what a rule differs from what its theme declares: the names of its parts. */
export const differencesOf = (rule: WarningRule, declared: WarningRule): (keyof WarningRule)[] =>
  (Object.keys({ ...declared, ...rule }) as (keyof WarningRule)[]).filter(
    (name) => JSON.stringify(sorted(rule[name])) !== JSON.stringify(sorted(declared[name])),
  );

/** The same value with its fields in one order. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
};
