import { z } from 'zod';
import { CapCategory, CapCertainty, CapResponse, CapSeverity, CapUrgency } from './cap.ts';
import { Duration, secondsOf } from './duration.ts';
import { LayerId } from './layer.ts';
import { ParameterId } from './parameter.ts';
import { Text, textOf } from './text.ts';
import { MOST_DAYS, PlaceId } from './warning.ts';

export const RuleId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60);

/** Over what values are gathered before a rule looks at them. */
export const RULE_PERIODS = ['value', 'hour', 'day', 'month'] as const;

/** What a rule looks at, for each feature by itself. */
const Subject = z.discriminatedUnion('kind', [
  /** What is measured: values as they come, or a statistic of periods that are over. */
  z.strictObject({
    kind: z.literal('observation'),
    parameter: ParameterId,
    /** At features of one layer only. */
    layer: LayerId.optional(),
    over: z.enum(RULE_PERIODS).default('value'),
    statistic: z.enum(['mean', 'min', 'max', 'sum', 'last']).default('mean'),
  }),
  /** What is computed: a value or a class of an indicator. The score of a risk is an indicator. */
  z.strictObject({ kind: z.literal('indicator'), indicator: LayerId }),
  /** How likely it is, 0 to 1, that a limit is gone beyond within the horizon of the newest forecast. */
  z.strictObject({
    kind: z.literal('forecast'),
    of: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('parameter'), id: ParameterId }),
      z.strictObject({ kind: z.literal('indicator'), id: LayerId }),
    ]),
    /** A limit of the parameter, or the class of the indicator that is entered. */
    limit: z.string().max(60),
    /** Which of the forecasts that there are: by periods of this length. */
    period: z.enum(['hour', 'day', 'month', 'year']),
  }),
]);
export type RuleSubject = z.infer<typeof Subject>;

/**
 * When it is so. `until` is the hysteresis: once it is so, it stays until the value has gone back beyond this one. Of classes
 * those that begin it, and those that it goes on in.
 */
const Condition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('above'), value: z.number(), until: z.number().optional() }),
  z.strictObject({ kind: z.literal('below'), value: z.number(), until: z.number().optional() }),
  z.strictObject({
    kind: z.literal('classes'),
    on: z.array(z.string().max(60)).min(1).max(9),
    holds: z.array(z.string().max(60)).max(9).default([]),
  }),
]);
export type RuleCondition = z.infer<typeof Condition>;

/** What stands for `{name}` in the words of a rule. */
export const PLACEHOLDERS = ['word', 'place', 'feature', 'title', 'value', 'limit', 'time'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const isKnown = (text: string): boolean =>
  [...text.matchAll(/\{([^{}]*)\}/g)].every(([, name]) => PLACEHOLDERS.includes(name as Placeholder)) &&
  !/[{}]/.test(text.replace(/\{[^{}]*\}/g, ''));

/** Words in three languages with places that are filled in. */
const Template = (most: number) => {
  const one = z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine(isKnown, {
      message: `only these are filled in: ${PLACEHOLDERS.map((name) => `{${name}}`).join(' ')}`,
      params: { fault: 'placeholder' },
    });
  return z.strictObject({ ar: one, fr: one, en: one });
};

const fields = z.strictObject({
  id: RuleId,
  title: Text,
  subject: Subject,
  when: Condition,
  /** It must have been so for so long, by the times of the values, before the rule fires. */
  lasts: Duration.default('PT0S'),
  /** It must have been over for so long before the rule says that it is. */
  calm: Duration.default('PT0S'),
  /** So again within this time after a warning ended: it is the same warning, not another. */
  merges: Duration.default('P1D'),
  /** Values that are older say nothing of today: nothing begins by them, and what had begun is over. */
  fresh: Duration.default('P3D'),
  /** One warning for each place of this level that has such a feature in it; only in these places, where some are named. */
  area: z.strictObject({
    level: z.string().regex(/^[a-z][a-z-]*$/),
    places: z.array(PlaceId).max(60).default([]),
  }),
  /** The institution that issues its warnings. */
  authority: z.string().max(60),
  category: CapCategory,
  severity: CapSeverity,
  urgency: CapUrgency,
  certainty: CapCertainty,
  responses: z.array(CapResponse).max(9).default([]),
  /** How long a warning of it is good for. */
  expires: Duration,
  /** `draft`: a duty officer looks at it first. `itself`: it goes out, and is taken back, without anybody. */
  publishes: z.enum(['draft', 'itself']).default('draft'),
  event: Template(120),
  headline: Template(160),
  description: Template(2000),
  instruction: Template(2000).optional(),
  audience: Template(200).optional(),
});

/** What is wrong with a rule as a whole: where, by which name a form tells it in its words, and what. */
type Fault = [path: string, fault: string, message: string];

/** `until` on the side that it comes back from; classes that begin it go on, too. */
const faultsOf = ({ subject, when, expires }: z.infer<typeof fields>): Fault[] => {
  const faults: Fault[] = [];
  if (when.kind === 'above' && (when.until ?? when.value) > when.value)
    faults.push(['when.until', 'until-above', 'it must not be above the value that begins it']);
  if (when.kind === 'below' && (when.until ?? when.value) < when.value)
    faults.push(['when.until', 'until-below', 'it must not be below the value that begins it']);
  if (when.kind === 'classes' && subject.kind !== 'indicator')
    faults.push(['when', 'no-classes', 'only an indicator has classes']);
  if (subject.kind === 'forecast' && !(when.kind === 'above' && when.value > 0 && when.value <= 1))
    faults.push([
      when.kind === 'classes' ? 'when' : 'when.value',
      'probability',
      'of a forecast it is a probability above 0 and up to 1 that begins it',
    ]);
  const seconds = secondsOf(expires);
  if (seconds <= 0 || seconds > MOST_DAYS * 86_400)
    faults.push(['expires', 'too-long', `a warning is good for ${MOST_DAYS} days at most`]);
  return faults;
};

/** What a warning is drafted, or issued, by. Themes declare rules; officers change them, and make others. */
export const WarningRule = fields.superRefine((rule, context) => {
  for (const [path, fault, message] of faultsOf(rule))
    context.addIssue({ code: 'custom', path: path.split('.'), message, params: { fault } });
});
export type WarningRule = z.infer<typeof WarningRule>;
/** A rule as a theme writes it: what has a default may be left out. */
export type WarningRuleDeclaration = z.input<typeof WarningRule>;
export const ruleFields = fields.shape;

/** Words with their places filled in; a place that nothing is known for stays empty. */
export const fillWords = (template: Text, values: Record<Placeholder, Text>): Text =>
  textOf((language) =>
    template[language]
      .replace(/\{(\w+)\}/g, (_, name: Placeholder) => values[name]?.[language] ?? '')
      .replace(/ {2,}/g, ' ')
      .trim(),
  );
