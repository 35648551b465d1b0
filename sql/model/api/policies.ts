import { z } from 'zod';
import {
  COMMENT_REASONS,
  COMMENT_STATES,
  POLICY_STATES,
  PolicyContent,
  PolicyDraft,
  PolicyId,
  PolicyTarget,
} from '../policy.ts';
import { Language, Text } from '../text.ts';
import { NationalMade, ProgressInfo, ProgressStatusShape } from './sdg.ts';

const Moment = z.iso.datetime();
const Day = z.iso.date();
const Names = z.record(z.string(), z.string());
const YearValue = z.object({ year: z.int(), value: z.number() });

/** When the public may say what it thinks; days of the country's calendar, the last one included. */
export const Consultation = z.object({ from: Day, until: Day, isOpen: z.boolean() });
export type Consultation = z.infer<typeof Consultation>;

/** A target with how it goes. */
export const TargetInfo = z.object({
  target: PolicyTarget,
  title: Text,
  unit: z.string(),
  decimals: z.int().nullable(),
  placeName: Names.nullable(),
  /** How the values were made of those of places; null where they are of one place, or the country's own. */
  made: NationalMade.nullable(),
  isSample: z.boolean(),
  values: z.array(YearValue),
  progress: ProgressInfo,
  /** Our page of the indicator at the place; null where there is none. */
  page: z.string().nullable(),
});
export type TargetInfo = z.infer<typeof TargetInfo>;

const Linked = z.object({ id: z.string(), title: Text, page: z.string().nullable() });
const LinkedPlace = z.object({ id: z.string(), name: Names });

export const PolicyInfo = z.object({
  id: PolicyId,
  state: z.enum(POLICY_STATES),
  theme: z.object({ id: z.string(), title: Text }).nullable(),
  isSample: z.boolean(),
  title: Text,
  summary: Text,
  version: z.int(),
  publishedAt: Moment,
  consultation: Consultation.nullable(),
  /** How its targets go, in their order. */
  progress: z.array(ProgressStatusShape),
});
export type PolicyInfo = z.infer<typeof PolicyInfo>;
export const PolicyList = z.object({ policies: z.array(PolicyInfo) });
export type PolicyList = z.infer<typeof PolicyList>;

export const VersionInfo = z.object({ version: z.int(), publishedAt: Moment, note: Text });
export type VersionInfo = z.infer<typeof VersionInfo>;

/** `GET /api/policies/{id}`: one version, the published one where none is named; with the one before it, to tell what changed. */
export const PolicyDetail = PolicyInfo.extend({
  content: PolicyContent,
  withdrawnBecause: Text.nullable(),
  /** The newest version. */
  newest: z.int(),
  versions: z.array(VersionInfo),
  before: PolicyContent.nullable(),
  targets: z.array(TargetInfo),
  indicators: z.array(Linked),
  places: z.array(LinkedPlace),
});
export type PolicyDetail = z.infer<typeof PolicyDetail>;

/** A comment as all see it; of a rejected one that it was, and why. */
export const PublicComment = z.object({
  id: z.uuid(),
  version: z.int(),
  section: z.string(),
  state: z.enum(['published', 'rejected']),
  author: z.string(),
  language: Language.nullable(),
  body: z.string(),
  reason: z.enum(COMMENT_REASONS).nullable(),
  reply: z.string().nullable(),
  repliedAt: Moment.nullable(),
  createdAt: Moment,
});
export type PublicComment = z.infer<typeof PublicComment>;

const Counts = z.object({ waiting: z.int(), published: z.int(), rejected: z.int(), replied: z.int() });
export const PublicComments = z.object({
  counts: Counts,
  comments: z.array(PublicComment),
});
export type PublicComments = z.infer<typeof PublicComments>;

/** `POST /api/policies/{id}/comments`. */
export const NewComment = z.strictObject({
  section: z.string().max(40).default(''),
  author: z.string().trim().max(80).default(''),
  language: Language,
  body: z.string().trim().min(3).max(4000),
});
export type NewComment = z.infer<typeof NewComment>;
export const CommentTaken = z.object({ id: z.uuid(), state: z.literal('waiting') });

/** A document as those who write it see it. */
export const OfficePolicy = z.object({
  id: PolicyId,
  theme: z.string().nullable(),
  state: z.enum(POLICY_STATES),
  isSample: z.boolean(),
  draft: PolicyDraft,
  revision: z.int(),
  published: z.int().nullable(),
  withdrawnBecause: Text.nullable(),
  consultation: Consultation.nullable(),
  changedAt: Moment,
  /** Whether what is written is other than what is published. */
  isChanged: z.boolean(),
  counts: Counts,
  mayWrite: z.boolean(),
});
export type OfficePolicy = z.infer<typeof OfficePolicy>;
export const OfficePolicies = z.object({ policies: z.array(OfficePolicy) });
export type OfficePolicies = z.infer<typeof OfficePolicies>;

const Revision = z.int().min(1);
export const NewPolicy = z.strictObject({
  id: PolicyId,
  theme: z.string().max(60).nullable().default(null),
  isSample: z.boolean().default(false),
  draft: PolicyDraft,
});
export const EditPolicy = z.strictObject({ revision: Revision, draft: PolicyDraft });
export const PublishPolicy = z.strictObject({ revision: Revision, note: Text });
export const WithdrawPolicy = z.strictObject({ revision: Revision, reason: Text });
export const SetConsultation = z.strictObject({
  revision: Revision,
  days: z.strictObject({ from: Day, until: Day }).nullable(),
});

export const OfficeComment = PublicComment.extend({
  policy: PolicyId,
  state: z.enum(COMMENT_STATES),
});
export type OfficeComment = z.infer<typeof OfficeComment>;
export const OfficeComments = z.object({ comments: z.array(OfficeComment) });
export type OfficeComments = z.infer<typeof OfficeComments>;
export const DecideComment = z
  .strictObject({
    state: z.enum(['published', 'rejected']),
    reason: z.enum(COMMENT_REASONS).nullable().default(null),
  })
  .refine(({ state, reason }) => (state === 'rejected') === (reason !== null), {
    path: ['reason'],
    message: COMMENT_REASONS.join(', '),
  });
export const ReplyComment = z.strictObject({ reply: z.string().trim().min(1).max(4000) });
