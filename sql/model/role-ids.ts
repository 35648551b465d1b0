import { z } from 'zod';

/** What somebody may do. A route or job that is not open to all names one of these. */
export const CAPABILITIES = [
  'accounts.manage',
  'audit.read',
  'jobs.manage',
  'outbox.manage',
  'layers.read',
  'layers.write',
  'layers.publish',
  'observations.write',
  'warnings.issue',
  'cases.handle',
  'moderate',
  'policies.write',
] as const;
export const Capability = z.enum(CAPABILITIES);
export type Capability = z.infer<typeof Capability>;

/** The roles by their names; `roles.ts` says what each is. Whoever needs no more than names loads no more. */
export const ROLE_IDS = [
  'administrator',
  'editor',
  'data-officer',
  'duty-officer',
  'case-officer',
  'moderator',
  'citizen',
] as const;
export const RoleId = z.enum(ROLE_IDS);
export type RoleId = z.infer<typeof RoleId>;
