import { z } from 'zod';
import {
  CAP_KINDS,
  CAP_SEVERITIES,
  CapAlert,
  CapCategory,
  CapCertainty,
  CapResponse,
  CapSeverity,
  CapUrgency,
} from '../cap.ts';
import { Channel } from '../message.ts';
import { Following } from '../subscription.ts';
import { Language, Text } from '../text.ts';
import {
  AuthorityWord,
  Evidence,
  PlaceId,
  Proposal,
  WARNING_STATES,
  WarningContent,
  warningFields,
} from '../warning.ts';
import { RuleId, WarningRule } from '../warning-rule.ts';
import { BrowserProof, PushBrowser } from './outbox.ts';

const Moment = z.iso.datetime({ offset: true });
const Count = z.int();

/** What all who list warnings may narrow them by; commas between several. */
export const warningFilters = {
  place: PlaceId.optional(),
  category: z
    .string()
    .max(200)
    .transform((text, context): CapCategory[] => {
      const parsed = z.array(CapCategory).min(1).safeParse(text.split(','));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message: CapCategory.options.join(', ') });
      return z.NEVER;
    })
    .optional(),
  /** As grave as this, or graver. */
  severity: z.enum(CAP_SEVERITIES).optional(),
  lang: Language.optional(),
};

/** `GET /api/warnings`: `active` are those that hold now; `past` those that ended, newest first. */
export const WarningsQuery = z.object({
  ...warningFilters,
  state: z.enum(['active', 'past', 'all']).default('active'),
  cursor: z.uuid().optional(),
});
export type WarningsQuery = z.infer<typeof WarningsQuery>;

/** `/warnings.atom` and `/warnings.rss`. */
export const FeedQuery = z.object(warningFilters);
export type FeedQuery = z.infer<typeof FeedQuery>;

const WarnedPlace = z.object({ id: PlaceId, name: Text });

/** A warning as all see it: what was sent of it last. */
export const WarningInfo = z.object({
  id: z.uuid(),
  /** `active`, or how it ended. */
  state: z.enum(['active', 'cancelled', 'expired']),
  authority: z.object({ id: z.string(), name: Text, word: Text }),
  category: CapCategory,
  severity: CapSeverity,
  urgency: CapUrgency,
  certainty: CapCertainty,
  responses: z.array(CapResponse),
  event: Text,
  headline: Text,
  places: z.array(WarnedPlace),
  issuedAt: Moment,
  updatedAt: Moment,
  onset: Moment,
  expires: Moment,
  endedAt: Moment.nullable(),
  bbox: z.array(z.number()).length(4),
  links: z.object({ page: z.string(), cap: z.string() }),
});
export type WarningInfo = z.infer<typeof WarningInfo>;
/** `next` is the cursor of the page that follows; null on the last. */
export const WarningList = z.object({ warnings: z.array(WarningInfo), next: z.uuid().nullable() });
export type WarningList = z.infer<typeof WarningList>;

/** What led to it, where whoever asks may see the layer that it was seen on. */
export const ShownEvidence = Evidence.extend({
  sources: z.array(z.object({ id: z.string(), title: Text, publisher: z.string() })),
});
export type ShownEvidence = z.infer<typeof ShownEvidence>;

/** `GET /api/warnings/{id}` */
export const WarningDetail = WarningInfo.extend({
  description: Text,
  instruction: Text.nullable(),
  audience: Text.nullable(),
  contact: Text.nullable(),
  geometry: z.object({
    type: z.literal('MultiPolygon'),
    coordinates: z.array(z.array(z.array(z.array(z.number())))),
  }),
  evidence: z.array(ShownEvidence),
  /** Newest first. */
  messages: z.array(
    z.object({
      part: Count,
      kind: z.enum(CAP_KINDS),
      sent: Moment,
      headline: Text,
      note: z.string().nullable(),
      cap: z.string(),
    }),
  ),
});
export type WarningDetail = z.infer<typeof WarningDetail>;

/** A warning as duty officers see it. `mayIssue`: whether whoever asks may do something with it. */
export const OfficeWarning = z.object({
  id: z.uuid(),
  state: z.enum(WARNING_STATES),
  rule: z.string().nullable(),
  content: z.object(warningFields),
  places: z.array(WarnedPlace),
  evidence: z.array(ShownEvidence),
  proposal: Proposal.nullable(),
  overSince: Moment.nullable(),
  version: Count,
  createdAt: Moment,
  changedAt: Moment,
  publishedAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  mayIssue: z.boolean(),
  parts: Count,
});
export type OfficeWarning = z.infer<typeof OfficeWarning>;

/** `GET /api/office/warnings`: those of one's own areas. */
export const OfficeWarningsQuery = z.object({
  state: z.enum(['open', 'draft', 'published', 'ended']).default('open'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const OfficeWarnings = z.object({
  warnings: z.array(OfficeWarning),
  counts: z.object({ draft: Count, published: Count }),
});
export type OfficeWarnings = z.infer<typeof OfficeWarnings>;

/** `POST /api/office/warnings`: a draft by hand. */
export const NewWarning = z.strictObject({ content: WarningContent });
/** `version` is the one that was read: where another changed it meanwhile, 409 `conflict`. */
const Version = z.int().min(1);
export const EditWarning = z.strictObject({ version: Version, content: WarningContent });
export const PublishWarning = z.strictObject({ version: Version });
const Reason = z.string().trim().min(1).max(500);
export const UpdateWarning = EditWarning.extend({ reason: Reason });
export const EndWarning = z.strictObject({ version: Version, reason: Reason });

/** A rule as it is kept; `origin` `edited` stands above what the theme declares. */
export const KeptRule = z.object({
  rule: z.looseObject({ id: z.string() }),
  /** What the theme says, where a theme declares it. */
  declared: z.looseObject({ id: z.string() }).nullable(),
  theme: z.string().nullable(),
  origin: z.enum(['theme', 'edited', 'api']),
  enabled: z.boolean(),
  version: Count,
  changedAt: Moment,
  /** Warnings of it that are open. */
  open: Count,
  mayChange: z.boolean(),
});
export type KeptRule = z.infer<typeof KeptRule>;
export const KeptRules = z.object({ rules: z.array(KeptRule) });
export type KeptRules = z.infer<typeof KeptRules>;
/** `POST /api/office/warning-rules` */
export const NewRule = z.strictObject({ rule: WarningRule, enabled: z.boolean().default(true) });
/** `PUT /api/office/warning-rules/{id}`; `rule` left out stays as it is. */
export const ChangeRule = z.strictObject({
  version: Version,
  rule: WarningRule.optional(),
  enabled: z.boolean().optional(),
});
export const RuleName = z.strictObject({ id: RuleId });

/** `POST /api/office/warning-rules/preview`: a rule that is being written, as it would have gone. */
export const PreviewRule = z.strictObject({ rule: WarningRule });
/** A time that a rule would have warned of a place; `to` null of one that is not over. */
const Spell = z.object({ place: WarnedPlace, from: Moment, to: Moment.nullable() });
export const RulePreview = z.object({
  /** The stretch that was looked at: up to the newest value that there is. */
  from: Moment,
  to: Moment,
  /** False where there was more to look at than is looked at while somebody waits: then it is up to `to` alone. */
  isWhole: z.boolean(),
  /** Series or features with values in that stretch. */
  looked: Count,
  /** Warnings, those near each other in one place merged as the rule says. */
  count: Count,
  /** How many began in each month of the stretch, oldest first (`2026-01`). */
  months: z.array(z.object({ month: z.string(), count: Count })),
  /** Places by how often, the most first. */
  places: z.array(z.object({ place: WarnedPlace, count: Count, hours: z.number() })),
  /** The newest, newest first. */
  newest: z.array(Spell),
});
export type RulePreview = z.infer<typeof RulePreview>;

/** `GET /api/office/warning-authorities`; `PUT .../{id}` with AuthorityWord. */
export const Authorities = z.object({
  authorities: z.array(z.object({ id: z.string(), name: Text, word: Text, contact: Text.nullable() })),
  /** Whether who asks may set their words: those who may issue everywhere. */
  mayChange: z.boolean(),
});
export type Authorities = z.infer<typeof Authorities>;
export { AuthorityWord };

/** Where others publish alerts. */
export const SourceManifest = z.strictObject({
  id: RuleId,
  title: Text,
  publisher: z.string().trim().min(1).max(200),
  /** `https://`, in the public internet. */
  url: z.url({ protocol: /^https?$/ }).max(2000),
  everyMinutes: z.int().min(5).max(1440).default(15),
  /** `all`: what it lists is all that holds, so that what it lists no more is over. */
  lists: z.enum(['all', 'newest']).default('newest'),
});
export type SourceManifest = z.infer<typeof SourceManifest>;
export const KeptSource = z.object({
  source: SourceManifest,
  enabled: z.boolean(),
  askedAt: Moment.nullable(),
  answeredAt: Moment.nullable(),
  error: z.string().nullable(),
  refused: z.array(z.object({ identifier: z.string(), why: z.string() })),
  current: Count,
});
export type KeptSource = z.infer<typeof KeptSource>;
export const KeptSources = z.object({ sources: z.array(KeptSource), mayChange: z.boolean() });
export type KeptSources = z.infer<typeof KeptSources>;
export const NewSource = z.strictObject({ source: SourceManifest, enabled: z.boolean().default(true) });
export const ChangeSource = z.strictObject({ source: SourceManifest, enabled: z.boolean() });

/** `GET /api/incoming-alerts`: alerts of others that hold, each with where it comes from. */
export const IncomingAlerts = z.object({
  alerts: z.array(
    z.object({
      no: Count,
      source: z.object({ id: z.string(), title: Text, publisher: z.string(), url: z.string() }),
      expires: Moment,
      firstSeen: Moment,
      alert: CapAlert,
    }),
  ),
});
export type IncomingAlerts = z.infer<typeof IncomingAlerts>;

/** How warnings reach who follows them: of text messages there is no receiver that was confirmed. */
const FollowChannel = Channel.exclude(['sms']);

const Email = z.email().max(254);
/** `POST /api/warnings/subscriptions` -> MailSent: a mail asks for a word that it is wanted. The token to `.../confirm` (OneToken). */
export const FollowByMail = Following.extend({ email: Email });
/** `GET /api/warnings/push`: the key that browsers subscribe with. */
export const PushKey = z.object({ publicKey: z.string() });
export const PushSent = z.object({ kind: z.literal('push-sent') });
/**
 * `POST /api/warnings/push` -> PushSent, without an account: a push message asks the browser, and nothing more is sent there before its
 * service worker answers, within an hour. A wish that waits for an answer gives way to a newer one of the same browser.
 */
export const FollowByPush = Following.extend({ browser: PushBrowser });
/** `POST /api/warnings/push/list` (BrowserProof): what a browser follows; none where it is not known. */
export const FollowedHere = z.object({
  subscriptions: z.array(Following.extend({ id: z.uuid(), isConfirmed: z.boolean(), createdAt: Moment })),
});
export type FollowedHere = z.infer<typeof FollowedHere>;
/** `POST /api/warnings/push/end` -> what is left; 404 for what is not this browser's. */
export const EndHere = BrowserProof.extend({ subscription: z.uuid() });
/** `isKept`: whether the browser is known to us still. */
export const EndedHere = z.object({ isKept: z.boolean() });
/** One's own subscriptions; `POST /api/account/warnings` makes one, `DELETE .../{id}` ends it. */
export const Subscription = Following.extend({
  id: z.uuid(),
  channel: FollowChannel,
  /** A browser or webhook of one's own. */
  target: z.uuid().nullable(),
  createdAt: Moment,
});
export type Subscription = z.infer<typeof Subscription>;
export const Subscriptions = z.object({ subscriptions: z.array(Subscription) });
export type Subscriptions = z.infer<typeof Subscriptions>;
export const NewSubscription = Following.extend({
  channel: FollowChannel,
  target: z.uuid().nullable().default(null),
});
