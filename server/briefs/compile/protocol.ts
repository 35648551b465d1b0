/** A document: a template of ours, and what is set in it, which is data only and never read as markup. */
export type Order = { number: number; template: TemplateName; data: string; at: number };
export const TEMPLATES = ['annual', 'brief', 'policy', 'report', 'trivial'] as const;
export type TemplateName = (typeof TEMPLATES)[number];

/** What the program that sets documents says: that it stands, that it cannot work on this machine, or a document (base64). */
export type FromSetter =
  | { kind: 'ready' }
  | { kind: 'unavailable'; why: string }
  | { kind: 'made'; number: number; pdf: string; pages: number }
  | { kind: 'failed'; number: number; why: string };
