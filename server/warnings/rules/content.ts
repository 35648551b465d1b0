import { secondsOf } from '../../../sql/model/duration.ts';
import { type Language, type Text, textOf, withMinus } from '../../../sql/model/text.ts';
import { unitOf } from '../../../sql/model/unit.ts';
import type { Evidence, WarningContent } from '../../../sql/model/warning.ts';
import { fillWords, type Placeholder, type WarningRule } from '../../../sql/model/warning-rule.ts';
import { momentText } from '../../outbox/templates/values.ts';
import type { Authority } from '../authority.ts';

const LOCALES: Record<Language, string> = { ar: 'ar-TN', fr: 'fr-FR', en: 'en-GB' };

/** A number with its unit as people write it; a share as a percentage. */
export const amountText = (
  value: number,
  { unit, decimals, isShare }: { unit: string; decimals: number; isShare: boolean },
  language: Language,
): string => {
  const number = new Intl.NumberFormat(LOCALES[language], {
    maximumFractionDigits: decimals,
    numberingSystem: 'latn',
  }).format(isShare ? value * 100 : value);
  return `${withMinus(number)}\u00a0${unitOf(unit, language)}`.trim();
};

const EMPTY: Text = { ar: '', fr: '', en: '' };

const valuesOf = (evidence: Evidence, { authority, place, timeZone }: Around): Record<Placeholder, Text> => {
  const { value, limit, unit, decimals } = evidence;
  const isShare = evidence.kind === 'forecast';
  const amount = (of: number | null): Text =>
    of === null ? EMPTY : textOf((language) => amountText(of, { unit, decimals, isShare }, language));
  return {
    word: authority.word,
    place,
    feature: evidence.name ?? place,
    title: evidence.title,
    value: evidence.class ?? amount(value),
    limit: amount(limit),
    time: textOf((language) => momentText(new Date(evidence.at), language, timeZone)),
  };
};

/** What a warning is drafted with beside the rule: who warns, the name of the place, the zone of its clocks. */
export type Around = { authority: Authority; place: Text; timeZone: string };

/** The signs that a text may have, so that no name of a feature makes it one that does not fit. */
const cut = (text: Text, most: number): Text => textOf((language) => text[language].slice(0, most) || '—');

/** What a rule says of a place by what it saw there, from a moment on. */
export const contentOf = (
  rule: WarningRule,
  placeId: string,
  evidence: Evidence,
  around: Around,
  now: Date,
): WarningContent => {
  const values = valuesOf(evidence, around);
  const words = (template: Text, most: number): Text => cut(fillWords(template, values), most);
  return {
    authority: rule.authority,
    category: rule.category,
    severity: rule.severity,
    urgency: rule.urgency,
    certainty: rule.certainty,
    responses: rule.responses,
    event: words(rule.event, 120),
    headline: words(rule.headline, 160),
    description: words(rule.description, 4000),
    instruction: rule.instruction ? words(rule.instruction, 4000) : null,
    audience: rule.audience ? words(rule.audience, 200) : null,
    places: [placeId],
    polygon: null,
    onset: now.toISOString(),
    expires: new Date(now.getTime() + secondsOf(rule.expires) * 1000).toISOString(),
  };
};
