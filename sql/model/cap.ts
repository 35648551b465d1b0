import { z } from 'zod';

/** The words of the Common Alerting Protocol 1.2 (OASIS, 1 July 2010), as its schema lists them. */
export const CAP_CATEGORIES = [
  'Geo',
  'Met',
  'Safety',
  'Security',
  'Rescue',
  'Fire',
  'Health',
  'Env',
  'Transport',
  'Infra',
  'CBRNE',
  'Other',
] as const;
/** The gravest first. */
export const CAP_SEVERITIES = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const;
/** The most pressing first. */
export const CAP_URGENCIES = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const;
export const CAP_CERTAINTIES = ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'] as const;
export const CAP_RESPONSES = [
  'Shelter',
  'Evacuate',
  'Prepare',
  'Execute',
  'Avoid',
  'Monitor',
  'Assess',
  'AllClear',
  'None',
] as const;
export const CAP_KINDS = ['Alert', 'Update', 'Cancel', 'Ack', 'Error'] as const;
export const CAP_STATUSES = ['Actual', 'Exercise', 'System', 'Test', 'Draft'] as const;
export const CAP_SCOPES = ['Public', 'Restricted', 'Private'] as const;

export const CapCategory = z.enum(CAP_CATEGORIES);
export type CapCategory = z.infer<typeof CapCategory>;
export const CapSeverity = z.enum(CAP_SEVERITIES);
export type CapSeverity = z.infer<typeof CapSeverity>;
export const CapUrgency = z.enum(CAP_URGENCIES);
export type CapUrgency = z.infer<typeof CapUrgency>;
export const CapCertainty = z.enum(CAP_CERTAINTIES);
export type CapCertainty = z.infer<typeof CapCertainty>;
export const CapResponse = z.enum(CAP_RESPONSES);
export type CapResponse = z.infer<typeof CapResponse>;

/** Whether one severity is as grave as another, or graver. */
export const isAsGrave = (one: CapSeverity, other: CapSeverity): boolean =>
  CAP_SEVERITIES.indexOf(one) <= CAP_SEVERITIES.indexOf(other);

/** What CAP keeps apart in identifiers, senders and references: none holds a space, a comma, `<` or `&`. */
const Token = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\s,<&]+$/);
const Moment = z.iso.datetime({ offset: true });
const Short = z.string().max(500);
const Long = z.string().max(20_000);

/** A name and a value of somebody's own list: a code of an event or area, a parameter. */
const Named = z.strictObject({ name: z.string().min(1).max(200), value: z.string().max(2000) });
export type CapNamed = z.infer<typeof Named>;

const Longitude = z.number().min(-180).max(180);
const Latitude = z.number().min(-90).max(90);
/** Longitude and latitude, degrees (WGS 84); in the XML it stands the other way round. */
const Position = z.tuple([Longitude, Latitude]);

/** A ring whose last position is its first, of four positions at least. */
const Ring = z
  .array(Position)
  .min(4)
  .max(5000)
  .refine((ring) => ring[0]![0] === ring.at(-1)![0] && ring[0]![1] === ring.at(-1)![1], 'it is not closed');

export const CapArea = z.strictObject({
  description: z.string().max(5000),
  polygons: z.array(Ring).max(500),
  circles: z.array(z.strictObject({ at: Position, km: z.number().min(0).max(20_100) })).max(500),
  geocodes: z.array(Named).max(2000),
});
export type CapArea = z.infer<typeof CapArea>;

/** What an alert says in one language. */
export const CapInfo = z.strictObject({
  /** RFC 3066; `en-US` is what the standard takes where nothing is said. */
  language: z.string().regex(/^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/),
  categories: z.array(CapCategory).min(1).max(12),
  event: z.string().min(1).max(500),
  responses: z.array(CapResponse).max(9),
  urgency: CapUrgency,
  severity: CapSeverity,
  certainty: CapCertainty,
  audience: Short.optional(),
  eventCodes: z.array(Named).max(100),
  effective: Moment.optional(),
  onset: Moment.optional(),
  expires: Moment.optional(),
  senderName: Short.optional(),
  headline: Short.optional(),
  description: Long.optional(),
  instruction: Long.optional(),
  web: z.string().max(2000).optional(),
  contact: Short.optional(),
  parameters: z.array(Named).max(200),
  areas: z.array(CapArea).max(200),
});
export type CapInfo = z.infer<typeof CapInfo>;

/** The message that another one updates or cancels. */
const Reference = z.strictObject({ sender: Token, identifier: Token, sent: Moment });
export type CapReference = z.infer<typeof Reference>;

/** An alert of the Common Alerting Protocol, whoever's it is. */
export const CapAlert = z.strictObject({
  identifier: Token,
  sender: Token,
  sent: Moment,
  status: z.enum(CAP_STATUSES),
  kind: z.enum(CAP_KINDS),
  scope: z.enum(CAP_SCOPES),
  source: Short.optional(),
  note: Long.optional(),
  codes: z.array(Short).max(100),
  references: z.array(Reference).max(200),
  infos: z.array(CapInfo).max(50),
});
export type CapAlert = z.infer<typeof CapAlert>;
