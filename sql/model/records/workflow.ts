import { z } from 'zod';
import { Text } from '../text.ts';
import { Audience } from './audience.ts';
import { Amount, type Setting } from './basis.ts';
import { ClockId, ClockRule } from './clock.ts';
import { Condition } from './condition.ts';
import { Field, formFaults } from './form.ts';

const Id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

/**
 * Who does something in a case. `applicant`: whoever sent it, by account or by its number and code. `officer`: of the
 * structure that has it. `moderator`: reviews what is to be published. `anybody`: the public. `system`: a rule of time.
 */
export const ACTORS = ['applicant', 'officer', 'moderator', 'anybody', 'system'] as const;
export const ActorRole = z.enum(ACTORS);
export type ActorRole = z.infer<typeof ActorRole>;

export const State = z.strictObject({
  id: Id,
  title: Text,
  /** Whether somebody owes something: `waiting` is for the applicant, `open` for the office, `closed` for nobody. */
  kind: z.enum(['open', 'waiting', 'closed']),
  /** Whether everybody may see the case while it is so, as far as its fields are public. */
  isPublic: z.boolean().default(false),
  /** Whether moderators see the case while it is so, as everybody will if they let it be published. */
  isReviewed: z.boolean().default(false),
  /** Of a public one: that it was, and why, is shown to everybody; what was written is not. */
  hides: z.boolean().default(false),
});
export type State = z.infer<typeof State>;

/** What a deed does to a clock. `optional`: it is no fault where the clock cannot do so (it stands already). */
export const ClockMove = z.strictObject({
  clock: ClockId,
  move: z.enum(['start', 'stop', 'pause', 'resume', 'extend']),
  /** By how much it is extended, in what it counts. */
  by: Amount.optional(),
  /** What a pause waits for, as it is told beside the deadline. */
  why: Text.optional(),
  optional: z.boolean().default(false),
  /** Made only where this holds among what was answered: in the form, when a case begins, or in what the deed asks. */
  when: Condition.optional(),
});
export type ClockMove = z.infer<typeof ClockMove>;

/** A message that goes out: to the applicant, or to the officers of the structure that has the case. */
export const Tell = z.strictObject({
  whom: z.enum(['applicant', 'structure']),
  subject: Text,
  /** `{title}`, `{number}`, `{due}` and `{structure}` are filled in. */
  says: Text,
});
export type Tell = z.infer<typeof Tell>;

/** What a deed changes of a case beside its state; each names the field of `asks` that holds what it needs. */
export const Effect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('assign'), officer: z.string() }),
  z.strictObject({ kind: z.literal('transfer'), structure: z.string() }),
  z.strictObject({ kind: z.literal('merge'), into: z.string() }),
  z.strictObject({ kind: z.literal('rate'), rating: z.string() }),
  /** Replaces what the public reads of a field by other words; the parties go on reading what was written. */
  z.strictObject({ kind: z.literal('redact'), field: z.string(), words: z.string() }),
  /** Replaces answers of the form by those of the deed, by their fields; what stood there before stays with the event. */
  z.strictObject({ kind: z.literal('amend'), fields: z.record(z.string(), z.string()) }),
  /** Puts these answers in the place of those of the form, and takes the others out; what stood there before stays with the event. */
  z.strictObject({
    kind: z.literal('set'),
    answers: z.record(z.string(), z.unknown()),
    drops: z.array(z.string()).default([]),
  }),
]);
export type Effect = z.infer<typeof Effect>;

/** Something that can be done in a case. One without `to` leaves it in its state: a message, a note. */
export const Deed = z.strictObject({
  id: Id,
  /** What whoever does it presses: "Transfer". */
  title: Text,
  /** What the thread says of it afterwards: "Transferred". */
  done: Text,
  from: z.array(Id).min(1),
  to: Id.optional(),
  by: z.array(ActorRole).min(1),
  /** Done only where this holds among the answers of the form, personal ones left aside. */
  when: Condition.optional(),
  asks: z.array(Field).default([]),
  /** Who sees that it was done; what was answered is shown to as few as its field says. */
  audience: Audience,
  clocks: z.array(ClockMove).default([]),
  /** Done only while a clock is so: `running` is before its end; `stopped` also where it never started. */
  needs: z
    .array(z.strictObject({ clock: ClockId, is: z.enum(['running', 'paused', 'overdue', 'stopped']) }))
    .default([]),
  tells: z.array(Tell).default([]),
  effect: Effect.optional(),
  /** At most once in a case. */
  once: z.boolean().default(false),
  /** Answers that the audit trail holds, too: why whoever did it was sure that it might be done. */
  noted: z.array(z.string()).default([]),
});
export type Deed = z.infer<typeof Deed>;

/**
 * What comes to pass by time alone: `after` days past the end of a clock, a deed of the system, or a message. A deed that gives a case to
 * a structure gives it to the one above, by the tiers of dispatch. It is followed once for each run of its clock; with `again`, also each
 * time that the clock goes on after a pause and is past that moment.
 */
export const TimeRule = z.strictObject({
  clock: ClockId,
  after: Amount.default(0),
  again: z.boolean().default(false),
  deed: Id.optional(),
  tell: Tell.optional(),
});
export type TimeRule = z.infer<typeof TimeRule>;

/** What comes to pass by numbers alone: a deed of the system, once something that is counted reaches an amount. */
export const CountRule = z.strictObject({ count: Id, reaches: Amount, deed: Id });
export type CountRule = z.infer<typeof CountRule>;

/** How cases of a module go: states, what can be done, by whom, and which clocks run. */
export const Workflow = z.strictObject({
  start: Id,
  states: z.array(State).min(1),
  clocks: z.array(ClockRule).default([]),
  /** The clock that is meant where one deadline is shown, while it runs; the first of them that does. */
  leading: z.array(ClockId).default([]),
  onSubmit: z.strictObject({
    clocks: z.array(ClockMove).default([]),
    tells: z.array(Tell).default([]),
  }),
  deeds: z.array(Deed),
  timeRules: z.array(TimeRule).default([]),
  /** What is counted in a case beside its deeds: who supports it, who sponsors it. What is first is what lists of most go by. */
  counts: z.array(z.strictObject({ id: Id, title: Text })).default([]),
  countRules: z.array(CountRule).default([]),
});
export type Workflow = z.infer<typeof Workflow>;
export type WorkflowDeclaration = z.input<typeof Workflow>;

const twice = (kind: string, ids: readonly string[]): string[] =>
  ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${kind} ${id} is there twice`);

const amountFaults = (where: string, amount: Amount | undefined, settings: readonly Setting[]): string[] =>
  typeof amount === 'object' && !settings.some(({ id }) => id === amount.setting)
    ? [`${where}: there is no setting ${amount.setting}`]
    : [];

/** The fields of a deed that its effect reads. */
const fieldsOfEffect = (effect: Effect): string[] => {
  switch (effect.kind) {
    case 'assign':
      return [effect.officer];
    case 'transfer':
      return [effect.structure];
    case 'merge':
      return [effect.into];
    case 'rate':
      return [effect.rating];
    case 'redact':
      return [effect.words];
    case 'amend':
      return Object.values(effect.fields);
    case 'set':
      return [];
  }
};

/** What a rule of time asks for must be what the system can answer. */
const timeFaults = ({ timeRules, deeds }: Workflow): string[] =>
  timeRules.flatMap(({ deed: id }) => {
    const deed = deeds.find((one) => one.id === id);
    const given = deed?.effect?.kind === 'transfer' ? deed.effect.structure : null;
    const more = deed?.asks.filter((field) => field.required && field.id !== given) ?? [];
    return [
      ...(deed && !deed.by.includes('system') ? [`deed ${id} of a rule of time is not the system's`] : []),
      ...more.map((field) => `deed ${id} of a rule of time asks for ${field.id}`),
    ];
  });

const countFaults = ({ counts, countRules, deeds }: Workflow, settings: readonly Setting[]): string[] =>
  countRules.flatMap(({ count, deed: id, reaches }) => {
    const deed = deeds.find((one) => one.id === id);
    return [
      ...(counts.some((one) => one.id === count) ? [] : [`there is no count ${count}`]),
      ...(deed ? [] : [`there is no deed ${id}`]),
      // Else it would be done again and again, as the number stays reached.
      ...(deed && !deed.once && deed.from.includes(deed.to ?? deed.from[0]!)
        ? [`deed ${id} of a count would be done again and again`]
        : []),
      ...amountFaults(`count ${count}`, reaches, settings),
    ];
  });

const deedFaults = (deed: Deed, workflow: Workflow, settings: readonly Setting[]): string[] => {
  const states = workflow.states.map(({ id }) => id);
  const clocks = workflow.clocks.map(({ id }) => id);
  const fields = deed.asks.map(({ id }) => id);
  const needed = deed.effect ? fieldsOfEffect(deed.effect) : [];
  return [
    ...[...deed.from, ...(deed.to ? [deed.to] : [])]
      .filter((id) => !states.includes(id))
      .map((id) => `deed ${deed.id}: there is no state ${id}`),
    ...[...deed.clocks, ...deed.needs]
      .filter(({ clock }) => !clocks.includes(clock))
      .map(({ clock }) => `deed ${deed.id}: there is no clock ${clock}`),
    ...deed.clocks.flatMap(({ by }) => amountFaults(`deed ${deed.id}`, by, settings)),
    ...formFaults({ fields: deed.asks }).map((fault) => `deed ${deed.id}: ${fault}`),
    ...needed.filter((id) => !fields.includes(id)).map((id) => `deed ${deed.id}: there is no field ${id}`),
    // Nothing is ever taken out of the trail.
    ...deed.noted
      .filter((id) => !deed.asks.some((field) => field.id === id && !field.personal))
      .map((id) => `deed ${deed.id}: ${id} cannot be noted in the trail`),
  ];
};

/** What is wrong with a declaration: each as a line for who writes it. */
export const workflowFaults = (workflow: Workflow, settings: readonly Setting[]): string[] => {
  const states = workflow.states.map(({ id }) => id);
  const clocks = workflow.clocks.map(({ id }) => id);
  const deeds = workflow.deeds.map(({ id }) => id);
  const reached = new Set([workflow.start, ...workflow.deeds.flatMap(({ to }) => (to ? [to] : []))]);
  return [
    ...twice('state', states),
    ...twice('clock', clocks),
    ...twice('deed', deeds),
    ...(states.includes(workflow.start) ? [] : [`there is no state ${workflow.start} to start in`]),
    ...states.filter((id) => !reached.has(id)).map((id) => `nothing leads to state ${id}`),
    ...workflow.clocks.flatMap(({ id, length }) => amountFaults(`clock ${id}`, length, settings)),
    ...[...workflow.onSubmit.clocks, ...workflow.timeRules, ...workflow.leading.map((clock) => ({ clock }))]
      .filter(({ clock }) => !clocks.includes(clock))
      .map(({ clock }) => `there is no clock ${clock}`),
    ...workflow.timeRules
      .filter(({ deed }) => deed !== undefined && !deeds.includes(deed))
      .map(({ deed }) => `there is no deed ${deed}`),
    ...timeFaults(workflow),
    ...countFaults(workflow, settings),
    ...workflow.deeds.flatMap((deed) => deedFaults(deed, workflow, settings)),
  ];
};
