import { z } from 'zod';
import { Language, Text } from '../text.ts';
import { Amount, Basis, Setting } from './basis.ts';
import { Condition, fieldsIn } from './condition.ts';
import { Figure } from './figure.ts';
import { Form, formFaults } from './form.ts';
import { answerSchema } from './read-form.ts';
import { Workflow, workflowFaults } from './workflow.ts';

const FieldId = z.string().regex(/^[a-z][a-zA-Z0-9]*$/);

/** How somebody's case came to the office. */
export const CASE_CHANNELS = ['web', 'desk', 'telephone', 'sms', 'e-mail', 'api'] as const;
export const CaseChannel = z.enum(CASE_CHANNELS);
export type CaseChannel = z.infer<typeof CaseChannel>;

/** A text that officers begin an answer with. */
export const ReplyTemplate = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
  title: Text,
  body: Text,
});

/** A rule of the law that is told beside a form or an answer, with what it stands on. */
export const Notice = z.strictObject({ says: Text, basis: Basis });
export type Notice = z.infer<typeof Notice>;

/** What the cases of a module are made of. All of it is data; the engine (`server/records/`) knows nothing else of them. */
export const CaseType = z.strictObject({
  /** What one is called: "Request", "Petition". */
  noun: Text,
  form: Form,
  workflow: Workflow,
  settings: z.array(Setting).default([]),
  /** The fields that lists, dispatch and maps look at, by what they tell. */
  reads: z.strictObject({
    /** What a case is about, in a line. */
    title: FieldId,
    category: FieldId.optional(),
    /** The body that it is addressed to. Where there is none, rules of dispatch find it. */
    body: FieldId.optional(),
    place: FieldId.optional(),
    point: FieldId.optional(),
    /** The area that it is about; maps show a point in it. */
    area: FieldId.optional(),
    asset: FieldId.optional(),
    /** Where the applicant is written to. */
    email: FieldId.optional(),
    /** Whom a text message reaches, where there is no address. */
    phone: FieldId.optional(),
  }),
  publication: z.strictObject({
    /** Of those in public states, these are not shown to everybody (an embargo, no consent). */
    unless: Condition.optional(),
    /** A date among the answers, where there is one: shown to everybody from that day on. */
    from: FieldId.optional(),
    /** How finely a published case lies on the map: anywhere that all may see it, its own page too. By an area: a point in it. */
    map: z.enum(['point', 'place', 'area', 'none']),
    /** So many metres wide are the cells, in whose middle points are shown. */
    coarseM: z.int().min(50).max(50_000).default(500),
    /** What the layer of published cases is called; a module whose cases lie on no map has none. */
    layer: z.strictObject({ title: Text, description: Text }).optional(),
    /** What its cases tell of places, month by month or year by year. */
    figures: z.array(Figure).default([]),
  }),
  /** For how many days what is of a person is kept once a case is closed; the case itself stays. */
  keeps: z
    .strictObject({ days: Amount, basis: Basis })
    .default({ days: 5 * 365, basis: { kind: 'platform-rule' } }),
  /**
   * How a case comes by text message: the words that it begins with, the field that the rest fills, and the answers that none can say. What is
   * missing is asked back, one thing after the other.
   */
  sms: z
    .strictObject({
      words: z.array(z.strictObject({ word: z.string().regex(/^\p{L}{2,20}$/u), language: Language })).min(1),
      text: FieldId,
      answers: z.record(FieldId, z.unknown()).default({}),
    })
    .optional(),
  /**
   * How a case comes by mail: what stands after the plus of the address (`cases+information@…`), each in the language that is answered in; the fields
   * that the text and the files of the mail fill (its subject is the title), and the answers that none can say. What is missing is asked back.
   */
  mailOpens: z
    .strictObject({
      addresses: z
        .array(z.strictObject({ word: z.string().regex(/^[a-z][a-z-]{1,30}$/), language: Language }))
        .min(1),
      text: FieldId,
      files: FieldId.optional(),
      answers: z.record(FieldId, z.unknown()).default({}),
    })
    .optional(),
  /** Which deeds of the applicant an answer by mail can be, the first that can be done: the field of its words, and that of its files. */
  mail: z.array(z.strictObject({ deed: z.string(), words: FieldId, files: FieldId.optional() })).default([]),
  /** How many cases one sender may send in an hour. */
  perHour: Amount.default(100),
  templates: z.array(ReplyTemplate).default([]),
  notices: z.array(Notice).default([]),
});
export type CaseType = z.infer<typeof CaseType>;
export type CaseTypeDeclaration = z.input<typeof CaseType>;

const KINDS: Record<keyof CaseType['reads'], readonly string[]> = {
  title: ['text'],
  category: ['choice'],
  body: ['body'],
  place: ['place'],
  point: ['point'],
  area: ['area'],
  asset: ['choice', 'text'],
  email: ['email'],
  phone: ['phone'],
};

const readsFaults = ({ form, reads, publication }: CaseType): string[] => {
  const kindOf = (id: string) => form.fields.find((field) => field.id === id)?.kind;
  const wrong = (Object.keys(KINDS) as (keyof CaseType['reads'])[]).flatMap((name) => {
    const id = reads[name];
    return id === undefined || KINDS[name].includes(kindOf(id) ?? '')
      ? []
      : [`${name} is read from ${id}, which is no field of kind ${KINDS[name].join(' or ')}`];
  });
  const { from } = publication;
  const noDate =
    from !== undefined && kindOf(from) !== 'date'
      ? [`publication begins with ${from}, which is no date`]
      : [];
  const unknown = (publication.unless ? fieldsIn(publication.unless) : []).filter((id) => !kindOf(id));
  return [...wrong, ...noDate, ...unknown.map((id) => `publication looks at ${id}, which is no field`)];
};

/** What lies on the map must be for all to see already; figures must speak of states that end a case. */
const publicationFaults = ({ form, reads, publication, workflow }: CaseType): string[] => {
  const { map, layer, figures } = publication;
  const field = form.fields.find(({ id }) => map !== 'none' && id === reads[map]);
  const isOpen = field?.audience === 'public' && !field.personal;
  const closed = workflow.states.flatMap(({ id, kind }) => (kind === 'closed' ? [id] : []));
  return [
    ...(map !== 'none' && !isOpen ? [`no field that all may see tells where a case lies (${map})`] : []),
    ...(map === 'none' && layer ? ['a layer is declared of cases that lie on no map'] : []),
    ...figures.flatMap(({ id, measure, states, count }) => [
      ...((measure === 'outcome-share') === (states === undefined)
        ? [`figure ${id}: states belong to a share of outcomes`]
        : []),
      ...(states ?? [])
        .filter((state) => !closed.includes(state))
        .map((state) => `figure ${id}: there is no closed state ${state}`),
      ...((measure === 'counted') === workflow.counts.some((one) => one.id === count)
        ? []
        : [`figure ${id}: a count of the workflow belongs to what is counted`]),
    ]),
  ];
};

/** What a deed writes in the place of an answer must be one, and nothing personal comes to where it is not kept as such. */
const amendFaults = ({ form, workflow }: CaseType): string[] =>
  workflow.deeds.flatMap(({ id, effect, asks }) =>
    effect?.kind !== 'amend'
      ? []
      : Object.entries(effect.fields).flatMap(([to, from]) => {
          const field = form.fields.find((one) => one.id === to);
          const asked = asks.find((one) => one.id === from);
          return field && !field.personal && field.kind === asked?.kind
            ? []
            : [`deed ${id}: ${from} cannot stand in the place of ${to}`];
        }),
  );

/** What a deed looks at must be kept with the case; what it sets must be an answer that the field takes. */
const setFaults = ({ form, workflow }: CaseType): string[] =>
  workflow.deeds.flatMap(({ id, when, effect }) => {
    const open = (name: string) => form.fields.find((one) => one.id === name && !one.personal);
    const looked = (when ? fieldsIn(when) : []).filter((name) => !open(name));
    const set = effect?.kind === 'set' ? effect : { answers: {}, drops: [] };
    const wrong = Object.entries(set.answers).filter(([name, value]) => {
      const field = open(name);
      return !field || !answerSchema(field).safeParse(value).success;
    });
    const gone = set.drops.filter((name) => !open(name));
    return [
      ...looked.map((name) => `deed ${id} looks at ${name}, which is no field that stays`),
      ...wrong.map(([name]) => `deed ${id}: ${name} takes no such answer`),
      ...gone.map((name) => `deed ${id}: there is no field ${name} to take out`),
    ];
  });

const settingFaults = ({ settings }: CaseType): string[] =>
  settings
    .filter(({ value, min, max }) => value < min || value > max)
    .map(({ id }) => `setting ${id} is outside of its own limits`);

const keepFaults = ({ form, workflow, keeps, settings }: CaseType): string[] =>
  [
    keeps.days,
    ...[...form.fields, ...workflow.deeds.flatMap(({ asks }) => asks)].map(({ keptDays }) => keptDays),
  ]
    .filter((days) => typeof days === 'object' && !settings.some(({ id }) => id === days.setting))
    .map((days) => `there is no setting ${(days as { setting: string }).setting} to keep by`);

/** A case can come by a channel if what it fills is there; what is needed beside is asked back, or put in on the site. */
const openFaults = (
  { form }: CaseType,
  by: string,
  opens: { text: string; answers: Record<string, unknown> } | undefined,
): string[] => {
  if (!opens) return [];
  const into = form.fields.find(({ id }) => id === opens.text);
  const isText = into?.kind === 'text' || into?.kind === 'long-text';
  return [
    ...(isText ? [] : [`${by} fill ${opens.text}, which is no field of text`]),
    ...Object.keys(opens.answers)
      .filter((id) => !form.fields.some((field) => field.id === id))
      .map((id) => `${by} answer ${id}, which is no field`),
  ];
};

const channelFaults = (type: CaseType): string[] => {
  const { form, workflow, sms, mail, mailOpens } = type;
  const files = form.fields.find(({ id }) => id === mailOpens?.files);
  return [
    ...openFaults(type, 'text messages', sms),
    ...openFaults(type, 'mails', mailOpens),
    ...(mailOpens?.files !== undefined && files?.kind !== 'files'
      ? [`mails put files into ${mailOpens.files}, which takes none`]
      : []),
    ...mail.flatMap(({ deed: id, words, files }) => {
      const deed = workflow.deeds.find((one) => one.id === id);
      if (!deed?.by.includes('applicant')) return [`no applicant can do ${id} by mail`];
      const kindOf = (field: string | undefined) => deed.asks.find((one) => one.id === field)?.kind;
      return [
        ...(/text$/.test(kindOf(words) ?? '') ? [] : [`${id} asks for no text ${words}`]),
        ...(files === undefined || kindOf(files) === 'files' ? [] : [`${id} asks for no files ${files}`]),
      ];
    }),
  ];
};

/** What is wrong with a declaration: each as a line for who writes it. */
export const caseTypeFaults = (type: CaseType): string[] => [
  ...formFaults(type.form),
  ...workflowFaults(type.workflow, type.settings),
  ...readsFaults(type),
  ...publicationFaults(type),
  ...amendFaults(type),
  ...setFaults(type),
  ...settingFaults(type),
  ...keepFaults(type),
  ...channelFaults(type),
];

/** The numbers of a module as they are set: what was declared, and above it what an administrator changed. */
export const settingsOf = (
  settings: readonly Setting[],
  changed: Readonly<Record<string, number>> = {},
): Record<string, number> =>
  Object.fromEntries(
    settings.map(({ id, value }) => [id, Object.hasOwn(changed, id) ? changed[id]! : value]),
  );
