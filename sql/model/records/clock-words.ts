import { firstOfMonth, frenchSpaces, type Language, type Text } from '../text.ts';
import type { ClockStep, Counted } from './clock.ts';
import type { Day } from './day.ts';

const LOCALES: Record<Language, string> = { ar: 'ar-TN', fr: 'fr-FR', en: 'en-GB' };

/** A day as people of the language write it. */
export const dayText = (day: Day, language: Language): string => {
  const text = new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: 'UTC',
    ...{ day: 'numeric', month: 'long', year: 'numeric' },
  }).format(new Date(`${day}T00:00:00Z`));
  return firstOfMonth(text, language);
};

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
const AMOUNTS: Record<Language, Record<Counted, Forms>> = {
  ar: {
    calendar: { one: 'يوم واحد', two: 'يومان', few: '{n} أيام', many: '{n} يوما', other: '{n} يوم' },
    working: {
      one: 'يوم عمل واحد',
      two: 'يوما عمل',
      few: '{n} أيام عمل',
      many: '{n} يوم عمل',
      other: '{n} يوم عمل',
    },
    hours: { one: 'ساعة واحدة', two: 'ساعتان', few: '{n} ساعات', many: '{n} ساعة', other: '{n} ساعة' },
  },
  fr: {
    calendar: { one: '{n} jour', other: '{n} jours' },
    working: { one: '{n} jour ouvrable', other: '{n} jours ouvrables' },
    hours: { one: '{n} heure', other: '{n} heures' },
  },
  en: {
    calendar: { one: '{n} day', other: '{n} days' },
    working: { one: '{n} working day', other: '{n} working days' },
    hours: { one: '{n} hour', other: '{n} hours' },
  },
};
const PLURALS: Record<Language, Intl.PluralRules> = {
  ar: new Intl.PluralRules('ar'),
  fr: new Intl.PluralRules('fr'),
  en: new Intl.PluralRules('en'),
};

/** "20 days", "3 working days", in the form that the number asks for. */
export const amountText = (amount: number, counted: Counted, language: Language): string => {
  const forms = AMOUNTS[language][counted];
  return (forms[PLURALS[language].select(amount)] ?? forms.other).replace('{n}', String(amount));
};

const YEARS: Record<Language, (years: number) => string> = {
  ar: (years) =>
    years === 1 ? 'سنة' : years === 2 ? 'سنتين' : years <= 10 ? `${years} سنوات` : `${years} سنة`,
  fr: (years) => (years === 1 ? 'un an' : `${years} ans`),
  en: (years) => (years === 1 ? 'one year' : `${years} years`),
};

/** A span as people say it: "two years", "90 days". */
export const spanText = (days: number, language: Language): string =>
  days > 0 && days % 365 === 0 ? YEARS[language](days / 365) : amountText(days, 'calendar', language);

/** What a clock began with: that the case was received, something that was done in it, or what its reader is not shown. */
export type Began = 'received' | 'hidden' | Text;

type Words = Record<
  | 'received'
  | 'hidden'
  | 'done'
  | 'extended'
  | 'paused'
  | 'stillPaused'
  | 'why'
  | 'closed'
  | 'rolled'
  | 'due'
  | 'stopped'
  | 'stoppedLate',
  string
>;
const WORDS: Record<Language, Words> = {
  ar: {
    received: 'ورد في {on}',
    hidden: 'بدأ في {on}',
    done: '{done} في {on}',
    extended: 'مُدّد بـ {amount} في {on}',
    paused: 'أُوقف {amount}، من {from} إلى {to}',
    stillPaused: 'موقوف منذ {from}',
    why: ' ({why})',
    closed: 'لا يُحتسب: {title}، {days}',
    rolled: 'يوم {from} عطلة، فيُرحَّل الأجل إلى أول يوم عمل',
    due: 'ينتهي الأجل في {on}',
    stopped: 'أُنجز في {on}',
    stoppedLate: 'أُنجز في {on}، بتأخير {amount}',
  },
  fr: {
    received: 'reçu le {on}',
    hidden: 'commencé le {on}',
    done: '{done} le {on}',
    extended: 'prolongé de {amount} le {on}',
    paused: 'suspendu {amount}, du {from} au {to}',
    stillPaused: 'suspendu depuis le {from}',
    why: ' ({why})',
    closed: 'non compté : {title}, {days}',
    rolled: 'le {from} étant un jour de fermeture, reporté au premier jour ouvrable',
    due: 'échéance le {on}',
    stopped: 'fait le {on}',
    stoppedLate: 'fait le {on}, avec {amount} de retard',
  },
  en: {
    received: 'received {on}',
    hidden: 'begun {on}',
    done: '{done} on {on}',
    extended: 'extended by {amount} on {on}',
    paused: 'paused {amount}, {from} to {to}',
    stillPaused: 'paused since {from}',
    why: ' ({why})',
    closed: 'not counted: {title}, {days}',
    rolled: 'offices are closed on {from}, so it moves to the next working day',
    due: 'due {on}',
    stopped: 'done {on}',
    stoppedLate: 'done {on}, {amount} late',
  },
};

const fill = (words: string, values: Record<string, string>): string =>
  words.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

/** One step of how a deadline came about, as a part of a sentence. */
export const stepText = (step: ClockStep, language: Language, began: Began = 'received'): string => {
  const words = WORDS[language];
  const day = (given: Day) => dayText(given, language);
  const say = (name: keyof Words, values: Record<string, string>) => {
    const text = fill(words[name], values);
    return language === 'fr' ? frenchSpaces(text) : text;
  };
  switch (step.kind) {
    case 'started':
      return typeof began === 'string'
        ? say(began, { on: day(step.on) })
        : say('done', { done: began[language], on: day(step.on) });
    case 'length':
      return amountText(step.amount, step.counted, language);
    case 'extended':
      return say('extended', { amount: amountText(step.amount, step.counted, language), on: day(step.on) });
    case 'paused': {
      const why = step.why ? fill(words.why, { why: step.why[language] }) : '';
      if (step.to === null || step.amount === null) return say('stillPaused', { from: day(step.from) }) + why;
      const amount = amountText(step.amount, step.counted, language);
      return say('paused', { amount, from: day(step.from), to: day(step.to) }) + why;
    }
    case 'closed':
      return say('closed', {
        title: step.title[language],
        days: amountText(step.days, 'calendar', language),
      });
    case 'rolled':
      return say('rolled', { from: day(step.from) });
    case 'due':
      return say('due', { on: day(step.on) });
    case 'stopped':
      return step.late > 0
        ? say('stoppedLate', { on: day(step.on), amount: amountText(step.late, 'calendar', language) })
        : say('stopped', { on: day(step.on) });
  }
};

const BETWEEN: Record<Language, string> = { ar: '؛ ', fr: '\u00a0; ', en: '; ' };

/** How a deadline was computed, as one sentence: "received 3 March 2026, 20 days, paused 4 days, ..., due 27 March 2026". */
export const explained = (steps: readonly ClockStep[], language: Language, began?: Began): string =>
  steps.map((step) => stepText(step, language, began)).join(BETWEEN[language]);
