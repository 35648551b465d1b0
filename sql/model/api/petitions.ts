import { z } from 'zod';
import { Language, Text } from '../text.ts';

const Moment = z.iso.datetime({ offset: true });

/** What somebody who signed wants to be told of the petition; each has what stands before it, too. */
export const HEARS = ['nothing', 'response', 'milestones', 'all'] as const;
export const Hears = z.enum(HEARS);
export type Hears = z.infer<typeof Hears>;

const PlaceId = z
  .string()
  .max(200)
  .regex(/^[a-z-]+:[a-z0-9-]+:.+$/);
/** What the author's link holds, by which sponsors come. */
const Invitation = z.string().regex(/^[A-Za-z0-9_-]{20,60}$/);

/** `POST /api/petitions/{number}/signatures`: a mail asks for a word of whoever reads it; nothing counts before that. */
export const SignPetition = z.strictObject({
  email: z.email().max(320),
  language: Language,
  /** Where the signer lives, of the level that signatures are shown by. */
  place: PlaceId.optional(),
  hears: Hears.default('nothing'),
  /** That the signer is who the rules let sign, and agrees that the address is used for this. */
  agrees: z.literal(true),
  /** Of sponsors, before the petition is published. */
  invitation: Invitation.optional(),
});
export type SignPetition = z.infer<typeof SignPetition>;

export const InvitedBody = z.strictObject({ invitation: Invitation });

/** The author's own: where sponsors come in. A path of ours; what opens it stands behind `#`. */
export const InvitationLink = z.strictObject({ link: z.string(), sponsors: z.int(), wanted: z.int() });

export const SIGNATURE_STATES = ['asked', 'counted', 'held', 'refused', 'withdrawn'] as const;
export const SignatureState = z.enum(SIGNATURE_STATES);
export type SignatureState = z.infer<typeof SignatureState>;

/** What a signer holds of a signature: `own` opens it again, without an account. */
const Own = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_.-]+$/);
export const OwnSignature = z.strictObject({
  number: z.string(),
  title: z.string(),
  state: SignatureState,
  isSponsor: z.boolean(),
  hears: Hears,
  own: Own,
});
export type OwnSignature = z.infer<typeof OwnSignature>;
/** `POST /api/petitions/signatures/asked`: which petition a link signs; null of what is not for everybody. */
export const AskedSignature = z.strictObject({
  number: z.string().nullable(),
  title: z.string().nullable(),
  /** The language that it was written in. */
  language: Language,
});
export type AskedSignature = z.infer<typeof AskedSignature>;
export const OwnBody = z.strictObject({ own: Own });
/** What is heard can be made less; more is asked for by signing again, as no address is kept of who hears nothing. */
export const HearLess = z.strictObject({ own: Own, hears: Hears });

/** Signatures of a petition as everybody may see them. A place with fewer than five is not told (`count` null). */
export const SignatureFigures = z.strictObject({
  number: z.string(),
  total: z.int(),
  paper: z.int(),
  places: z.array(z.strictObject({ place: z.string(), title: Text.nullable(), count: z.int().nullable() })),
  /** The level whose places signers choose from. */
  level: z.string(),
  isCollecting: z.boolean(),
});
export type SignatureFigures = z.infer<typeof SignatureFigures>;

/** Places that a signer chooses from. */
export const SignerPlaces = z.strictObject({
  level: z.string(),
  places: z.array(z.strictObject({ id: z.string(), title: Text })),
});

/** Why signatures are looked at: many of one network in an hour, or addresses that run on in a row. */
export const SUSPICIONS = ['network', 'addresses'] as const;
export const Suspicion = z.enum(SUSPICIONS);
export type Suspicion = z.infer<typeof Suspicion>;

/** Signatures of one network, or of one row of addresses, among which some are held. */
export const SignatureGroup = z.strictObject({
  kind: Suspicion,
  /** Names the group, and tells nothing of it. */
  key: z.string(),
  ...{ held: z.int(), counted: z.int(), refused: z.int() },
  first: Moment,
  last: Moment,
});
export const SignatureReview = z.strictObject({
  petitions: z.array(
    z.strictObject({
      ...{ number: z.string(), title: z.string(), signatures: z.int(), held: z.int() },
      groups: z.array(SignatureGroup),
    }),
  ),
});
export type SignatureReview = z.infer<typeof SignatureReview>;

/** No more groups are shown, or decided of, at once. */
export const MOST_GROUPS = 500;
/** A group, by the number of its petition. */
export const GroupOf = z.strictObject({
  number: z.string().max(40),
  ...{ kind: Suspicion, key: z.string().min(10).max(100) },
});
export type GroupOf = z.infer<typeof GroupOf>;
/**
 * What a moderator does with groups, all for one reason: `count` all that are held, `refuse` all that are held, or `hold` all
 * that count.
 */
export const DecideGroups = z.strictObject({
  groups: z.array(GroupOf).min(1).max(MOST_GROUPS),
  decision: z.enum(['count', 'refuse', 'hold']),
  reason: z.string().trim().min(3).max(500),
});
export type DecideGroups = z.infer<typeof DecideGroups>;
export const DecidedGroups = z.strictObject({ changed: z.int() });

/** Signatures on a sheet of paper, as they are entered at a desk; they count once a second officer looked at them. */
export const EnterSheet = z.strictObject({
  sheet: z.string().trim().min(1).max(60),
  signatures: z.int().min(1).max(10_000),
  place: PlaceId.optional(),
  /** The scan, sent before to `/api/case-files`. */
  file: z.uuid(),
});
export type EnterSheet = z.infer<typeof EnterSheet>;
/** The right number of signatures on a sheet, and why it is another. */
export const CorrectSheet = z.strictObject({
  signatures: z.int().min(0).max(10_000),
  reason: z.string().trim().min(3).max(500),
});
export type CorrectSheet = z.infer<typeof CorrectSheet>;
export const Sheet = z.strictObject({
  no: z.int(),
  sheet: z.string(),
  /** As corrected. */
  signatures: z.int(),
  place: z.string().nullable(),
  file: z.uuid().nullable(),
  enteredBy: z.string().nullable(),
  verifiedBy: z.string().nullable(),
  isOwn: z.boolean(),
  createdAt: Moment,
  verifiedAt: Moment.nullable(),
  corrections: z.array(z.strictObject({ by: z.int(), reason: z.string(), at: Moment })),
});
export type Sheet = z.infer<typeof Sheet>;
export const SheetList = z.strictObject({ sheets: z.array(Sheet) });
export type SheetList = z.infer<typeof SheetList>;
