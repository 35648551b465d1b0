import { z } from 'zod';
import { type Text, textOf } from './text.ts';

export const PolicyId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60);
/** An id within a document. */
const PartId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(40);
/** An indicator of the platform, or the number of one of the goals. */
const Measured = z
  .string()
  .regex(/^([a-z][a-z0-9-]*|\d{1,2}\.(\d{1,2}|[a-d])\.\d{1,2})$/)
  .max(100);
const PlaceId = z
  .string()
  .regex(/^[^\s:]+:[^\s:]+:\S+$/)
  .max(300);
const Year = z.int().min(1900).max(2200);

const words = (most: number, least: 0 | 1) => {
  const one = least === 0 ? z.string().max(most) : z.string().trim().min(1).max(most);
  return z.strictObject({ ar: one, fr: one, en: one });
};

/** What is to be reached: a value of an indicator, at a place or (null) in the country, by a year. */
export const PolicyTarget = z
  .strictObject({
    id: PartId,
    indicator: Measured,
    place: PlaceId.nullable(),
    direction: z.enum(['up', 'down']),
    baseline: z.strictObject({ year: Year, value: z.number() }),
    value: z.number(),
    deadline: Year,
  })
  .refine(({ baseline, deadline }) => deadline > baseline.year, {
    path: ['deadline'],
    message: '> baseline.year',
  });
export type PolicyTarget = z.infer<typeof PolicyTarget>;

const shape = (least: 0 | 1) =>
  z
    .strictObject({
      title: words(300, least),
      summary: words(3000, least),
      /** Paragraphs are set apart by an empty line, items of a list begin with "- "; nothing else is more than text. */
      sections: z
        .array(z.strictObject({ id: PartId, title: words(300, least), body: words(20_000, least) }))
        .max(30),
      indicators: z.array(Measured).max(30),
      places: z.array(PlaceId).max(60),
      targets: z.array(PolicyTarget).max(20),
    })
    .superRefine(({ sections, targets }, context) => {
      for (const [name, parts] of Object.entries({ sections, targets }))
        for (const [at, { id }] of parts.entries())
          if (parts.findIndex((part) => part.id === id) !== at)
            context.addIssue({ code: 'custom', path: [name, at, 'id'], message: `${id}` });
    });

/** A document while it is written: texts may be missing. */
export const PolicyDraft = shape(0);
export type PolicyDraft = z.infer<typeof PolicyDraft>;
/** A document as it may be published: all of it in three languages. */
export const PolicyContent = shape(1);
export type PolicyContent = z.infer<typeof PolicyContent>;

export const EMPTY_POLICY: PolicyDraft = {
  title: { ar: '', fr: '', en: '' },
  summary: { ar: '', fr: '', en: '' },
  sections: [],
  indicators: [],
  places: [],
  targets: [],
};

export const POLICY_STATES = ['draft', 'published', 'withdrawn'] as const;
export type PolicyState = (typeof POLICY_STATES)[number];
export const COMMENT_STATES = ['waiting', 'published', 'rejected'] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

/** Why a comment is not shown; all may read that. */
export const COMMENT_REASONS = [
  'off-topic',
  'insult',
  'personal-data',
  'advertising',
  'repeated',
  'unlawful',
] as const;
export type CommentReason = (typeof COMMENT_REASONS)[number];

/** A paragraph, or a list, of a text. */
export type Passage = { kind: 'paragraph'; text: string } | { kind: 'list'; items: string[] };

const isItem = (line: string): boolean => /^[-•]\s+/.test(line);

/** The passages of a text as it was written; lines of a paragraph that is no list stay lines of it. */
export const passagesOf = (text: string): Passage[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part): Passage[] => {
      const passages: Passage[] = [];
      for (const line of part.split('\n').map((one) => one.trim())) {
        const last = passages.at(-1);
        if (isItem(line)) {
          const item = line.replace(/^[-•]\s+/, '');
          if (last?.kind === 'list') last.items.push(item);
          else passages.push({ kind: 'list', items: [item] });
        } else if (last?.kind === 'paragraph') last.text += `\n${line}`;
        else passages.push({ kind: 'paragraph', text: line });
      }
      return passages;
    });

/** What is other between two versions of one part of a document: null where it was, or is, not there. */
export type PolicyChange = {
  part: 'title' | 'summary' | 'section' | 'target' | 'indicator' | 'place';
  /** Of a section, target, indicator or place. */
  id: string;
  before: Text | string | null;
  after: Text | string | null;
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const joined = (title: Text, body: Text): Text =>
  textOf((language) => `${title[language]}\n\n${body[language]}`);

const targetText = ({ indicator, place, baseline, value, deadline }: PolicyTarget): string =>
  `${indicator} (${place ?? '*'}): ${baseline.value} (${baseline.year}) > ${value} (${deadline})`;

/** What a version changed of the one before, part by part, in the order of the document; what moved only is no change. */
export const changesOf = (before: PolicyContent, after: PolicyContent): PolicyChange[] => {
  const changes: PolicyChange[] = [];
  const note = (
    part: PolicyChange['part'],
    id: string,
    was: Text | string | null,
    is: Text | string | null,
  ) => {
    if (!isSame(was, is)) changes.push({ part, id, before: was, after: is });
  };
  note('title', '', before.title, after.title);
  note('summary', '', before.summary, after.summary);
  const all = <Part>(old: readonly Part[], now: readonly Part[], idOf: (part: Part) => string) => [
    ...new Set([...now, ...old].map(idOf)),
  ];
  for (const id of all(before.sections, after.sections, (one) => one.id)) {
    const told = (content: PolicyContent) => {
      const found = content.sections.find((one) => one.id === id);
      return found ? joined(found.title, found.body) : null;
    };
    note('section', id, told(before), told(after));
  }
  for (const id of all(before.targets, after.targets, (one) => one.id)) {
    const told = (content: PolicyContent) => {
      const found = content.targets.find((one) => one.id === id);
      return found ? targetText(found) : null;
    };
    note('target', id, told(before), told(after));
  }
  for (const [part, key] of [
    ['indicator', 'indicators'],
    ['place', 'places'],
  ] as const)
    for (const id of all(before[key], after[key], String)) {
      const told = (content: PolicyContent) => (content[key].includes(id) ? id : null);
      note(part, id, told(before), told(after));
    }
  return changes;
};
