import { z } from 'zod';
import { Audience } from '../records/audience.ts';
import { CaseChannel, Notice, ReplyTemplate } from '../records/case-type.ts';
import { ClockReading, Counted } from '../records/clock.ts';
import { SUGGESTED } from '../records/form.ts';
import { ModuleId } from '../records/module.ts';
import { ActorRole, State } from '../records/workflow.ts';
import { Language, Text } from '../text.ts';

const Moment = z.iso.datetime({ offset: true });
/** What was answered, by field. Each is read by its field's own rules (`read-form.ts`), not here. */
const Answers = z.record(z.string().max(80), z.unknown());

/** `K7Q2-9XMD`: the number of a case, as it is written. */
export const CaseNumber = z.string().regex(/^[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}$/);

/**
 * A field of a form as it is sent: `Field` (`sql/model/records/form.ts`) has the whole of it, of which OpenAPI cannot tell
 * conditions, as they hold each other.
 */
const SentField = z.looseObject({
  id: z.string(),
  kind: z.string(),
  label: Text,
  hint: Text.optional(),
  required: z.boolean(),
  audience: Audience,
  personal: z.boolean(),
});

/** A number that rules of a module are made of, with what it stands on: an article of law, or "platform rule". */
export const ShownSetting = z.strictObject({
  id: z.string(),
  title: Text,
  value: z.int(),
  min: z.int(),
  max: z.int(),
  basis: Text,
  isLaw: z.boolean(),
});

/** All that a page needs to draw a module's form and its cases. */
export const CaseDeclaration = z.strictObject({
  id: ModuleId,
  title: Text,
  about: Text,
  noun: Text,
  form: z.strictObject({ fields: z.array(SentField) }),
  states: z.array(State),
  clocks: z.array(
    z.strictObject({
      id: z.string(),
      title: Text,
      basis: Text,
      isLaw: z.boolean(),
      /** As it is set now; clocks that run keep theirs. */
      length: z.int(),
      counted: Counted,
    }),
  ),
  /** What can be done in a case, by whom, and what is asked: how its history is read. */
  deeds: z.array(
    z.strictObject({
      id: z.string(),
      title: Text,
      from: z.array(z.string()),
      to: z.string().nullable(),
      by: z.array(ActorRole),
      audience: Audience,
      asks: z.array(SentField),
      /** The field that names an officer, of a deed that gives the case to one. */
      assigns: z.string().nullable(),
      /** Fields of the form whose answers the deed replaces, each by the field of its own. */
      amends: z.record(z.string(), z.string()).nullable(),
    }),
  ),
  /** The fields that tell what a case is about, and of which category it is. */
  reads: z.strictObject({
    title: z.string(),
    category: z.string().nullable(),
    area: z.string().nullable(),
  }),
  /** What is counted in a case, and what comes to pass at which numbers, as they are set now. */
  counts: z.array(z.strictObject({ id: z.string(), title: Text })),
  countRules: z.array(
    z.strictObject({
      count: z.string(),
      reaches: z.int(),
      deed: z.string(),
      basis: Text.nullable(),
      isLaw: z.boolean(),
    }),
  ),
  settings: z.array(ShownSetting),
  /** What comes to pass by time alone, so many days after the end of a clock. */
  timeRules: z.array(
    z.strictObject({
      clock: z.string(),
      after: z.int(),
      deed: z.string().nullable(),
      tells: z.strictObject({ whom: z.enum(['applicant', 'structure']), subject: Text }).nullable(),
    }),
  ),
  /** For how many days what is of a person is kept once a case is closed, field by field of its form. */
  keeps: z.strictObject({
    days: z.int(),
    basis: Text,
    isLaw: z.boolean(),
    fields: z.array(z.strictObject({ id: z.string(), label: Text, days: z.int() })),
  }),
  notices: z.array(Notice),
  /** How a case comes otherwise than by the web: an address of mail, or the word that a text message to a number begins with, by the language that is answered in. */
  ways: z.array(
    z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('mail'), language: Language, address: z.string() }),
      z.strictObject({ by: z.literal('sms'), language: Language, phone: z.string(), word: z.string() }),
    ]),
  ),
});
export type CaseDeclaration = z.infer<typeof CaseDeclaration>;

/** Something that is published already; `id` is of a layer, of a document, or the number of a case, whose state `status` is. */
export const Suggestion = z.strictObject({
  kind: z.enum(SUGGESTED),
  id: z.string(),
  title: Text,
  status: Text.nullable(),
});
export type Suggestion = z.infer<typeof Suggestion>;
export const Suggestions = z.strictObject({ suggestions: z.array(Suggestion) });

/** `POST .../cases`. `sending` is made up by the browser once for what it sends, and sent again when no answer came. */
export const Submission = z.strictObject({
  sending: z.uuid(),
  language: Language,
  answers: Answers,
});
export type Submission = z.infer<typeof Submission>;

export const CaseFile = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  state: z.enum(['waiting', 'clean', 'refused', 'erased']),
});

/** What was begun by mail or text message: what was said so far, the files that came, and the key under which it is sent. */
export const CaseDraft = z.strictObject({
  sending: z.uuid(),
  language: Language,
  answers: Answers,
  files: z.array(CaseFile),
});
export type CaseDraft = z.infer<typeof CaseDraft>;

/** An officer puts in what somebody says at the desk or on the telephone. */
export const SubmissionFor = Submission.extend({ channel: CaseChannel.exclude(['web', 'api']) });

/** What somebody keeps of what was sent: with number and code one comes back without an account. */
export const Receipt = z.strictObject({
  number: z.string(),
  code: z.string(),
  module: ModuleId,
  title: z.string(),
  receivedAt: Moment,
  structure: z.strictObject({ id: z.string(), name: Text }).nullable(),
  /** What was owed when it was received, and how that was computed. */
  due: z.strictObject({ on: z.iso.date(), explained: Text }).nullable(),
});
export type Receipt = z.infer<typeof Receipt>;

export const CaseClock = z.strictObject({
  id: z.string(),
  title: Text,
  basis: Text,
  isLaw: z.boolean(),
  reading: ClockReading,
  /** How it was computed, as a sentence. */
  explained: Text,
});

export const CaseEvent = z.strictObject({
  part: z.int(),
  deed: z.string(),
  title: Text,
  by: ActorRole,
  /** Who of the office did it, by name; told to officers alone. */
  who: z.string().nullable(),
  at: Moment,
  audience: Audience,
  from: z.string(),
  to: z.string(),
  answers: Answers,
  structure: z.string().nullable(),
});
export type CaseEvent = z.infer<typeof CaseEvent>;

const ShownDeed = z.strictObject({
  id: z.string(),
  title: Text,
  to: z.string().nullable(),
  asks: z.array(SentField),
});

const Body = z.strictObject({ id: z.string(), name: Text, status: z.enum(['open', 'suspended', 'closed']) });

/** A case in a list. */
export const CaseLine = z.strictObject({
  number: z.string(),
  module: ModuleId,
  title: z.string(),
  state: State,
  category: z.string().nullable(),
  structure: Body.nullable(),
  place: z.string().nullable(),
  receivedAt: Moment,
  closedAt: Moment.nullable(),
  dueAt: Moment.nullable(),
  isOverdue: z.boolean(),
  /** The officer who has it, by name; told to officers alone. */
  assignee: z.string().nullable(),
  /** How many there are of what is counted in it, by the ids of the declaration. */
  counts: z.record(z.string(), z.int()),
});
export type CaseLine = z.infer<typeof CaseLine>;

const Named = z.strictObject({ id: z.string(), name: Text });

/** A case as a reader sees it. */
export const CaseView = CaseLine.omit({ assignee: true }).extend({
  /** As whom it is shown. */
  reader: Audience,
  isPublic: z.boolean(),
  answers: Answers,
  clocks: z.array(CaseClock),
  events: z.array(CaseEvent),
  files: z.array(CaseFile),
  /** What whoever asks can do now. */
  can: z.array(ShownDeed),
  /** Number of the case that it was put together with. */
  mergedInto: z.string().nullable(),
  rating: z.int().nullable(),
  version: z.int(),
  /** For officers: how it came, who has it, and texts to begin an answer with. */
  office: z
    .strictObject({
      channel: CaseChannel,
      language: Language,
      assignee: z.uuid().nullable(),
      /** Who may be given it: the officers of the structure that has it. */
      officers: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
      templates: z.array(ReplyTemplate),
      /** Structures that had it and would not keep it, the newest first: each with whom it gave it to, and why. */
      passedOn: z.array(
        z.strictObject({ by: Named.nullable(), to: Named.nullable(), reason: z.string(), at: Moment }),
      ),
    })
    .nullable(),
});
export type CaseView = z.infer<typeof CaseView>;

export const CaseList = z.strictObject({ cases: z.array(CaseLine), next: z.string().nullable() });
export type CaseList = z.infer<typeof CaseList>;

/** Something that is done in a case; `version` is the one that was read. */
export const DeedBody = z.strictObject({
  deed: z.string().max(60),
  version: z.int().min(1).max(1e9),
  answers: Answers,
});
export type DeedBody = z.infer<typeof DeedBody>;

const Cells = z.array(z.strictObject({ key: z.string(), count: z.int().nullable() }));

/** Figures of a module's cases; null is fewer than may be told, or what such would follow from. An empty key is what has none. */
export const CaseStatistics = z.strictObject({
  /** Which cases they are of; null is all. */
  filter: z.strictObject({
    period: z.string().nullable(),
    place: z.string().nullable(),
    structure: z.string().nullable(),
  }),
  /** So few were selected, or so few left out, that nothing of them is told. */
  tooFew: z.boolean(),
  received: z.int().nullable(),
  open: z.int().nullable(),
  /** Open, and past its deadline by now. */
  overdue: z.int().nullable(),
  /** Past its deadline when the office was done with it, or by now. */
  late: z.int().nullable(),
  closed: z.int().nullable(),
  medianDays: z.number().nullable(),
  p90Days: z.number().nullable(),
  by: z.strictObject({
    ...{ category: Cells, structure: Cells, place: Cells, channel: Cells, outcome: Cells, overdue: Cells },
    month: Cells,
  }),
  /** What structures and places are called, in the languages that they have a name in. */
  names: z.record(z.string(), z.record(z.string(), z.string())),
});
export type CaseStatistics = z.infer<typeof CaseStatistics>;
