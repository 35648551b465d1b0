import { z } from 'zod';
import { Capability, RoleId } from '../role-ids.ts';
import { Language, Text } from '../text.ts';

/** Who is signed in: the one shape of accounts that every page needs, the map too. */
const Moment = z.iso.datetime({ offset: true });

/** A role that is held, as a person reads it: `scopeTitle` names the theme, structure or area, where it still exists. */
export const HeldRole = z.object({
  role: RoleId,
  scope: z.string(),
  title: Text,
  scopeTitle: z.partialRecord(Language, z.string()).nullable(),
});
export type HeldRole = z.infer<typeof HeldRole>;

/** `GET /api/session`, and what whatever signs in answers. Tells nothing of others; never kept by a cache. */
export const SessionInfo = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('public') }),
  z.object({
    kind: z.literal('account'),
    id: z.string(),
    name: z.string(),
    email: z.string(),
    language: Language,
    roles: z.array(HeldRole),
    capabilities: z.array(Capability),
    /** Of those that no role gives for everything, the themes that they hold for: none where it is for a structure or an area. */
    within: z.partialRecord(Capability, z.array(z.string())),
    /** Roles that count only after a sign-in with a second factor (`REQUIRE_SECOND_FACTOR`). */
    withheld: z.array(RoleId),
    hasPassword: z.boolean(),
    /** Linked with the OpenID provider. */
    hasOidc: z.boolean(),
    secondFactor: z.object({ on: z.boolean(), recoveryCodesLeft: z.int() }),
    /** Until when sensitive things may be done without a new proof; null: a proof is needed. */
    confirmedUntil: Moment.nullable(),
    /** What `POST /api/session/confirm` wants: a code where there is a second factor, else the password; `oidc`: go to `/auth/oidc?purpose=confirm&return=...`. */
    confirmBy: z.enum(['password', 'code', 'oidc']),
  }),
  z.object({ kind: z.literal('key'), id: z.string(), capabilities: z.array(Capability) }),
  z.object({ kind: z.literal('email'), email: z.string(), expiresAt: Moment }),
  z.object({ kind: z.literal('case'), number: z.string(), expiresAt: Moment }),
]);
export type SessionInfo = z.infer<typeof SessionInfo>;
