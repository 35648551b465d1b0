import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import { openGate } from '../exports/gate.ts';
import { HttpError } from '../http/error.ts';
import type { Snapshot } from '../layers/catalogue.ts';
import { cleaned } from './clean.ts';
import type { TemplateName } from './compile/protocol.ts';
import { type Document, NotSet, openSetter, type Setter } from './compile/setter.ts';
import type { AnnualDocument, BriefDocument, PolicyDocument, ReportDocument } from './document.ts';

/** Half a second on an idle machine; on a busy one, waiting is better than none. */
const TIMEOUT_MS = 30_000;
const MEMORY_MB = 600;
/** Briefs that were set lately, by what they say: bytes. */
const KEPT_BYTES = 32 * 1024 * 1024;
const MOST_GATHERED = 100;
const GOOD_MS = 60_000;
const TEMPLATES = new URL('./templates/', import.meta.url);

/** A brief that is made: its tag is known at once, and its bytes are made only for who has them not. */
export type Made = { tag: string; pdf: () => Promise<Buffer> };

/** What a template sets. */
export type Settable = AnnualDocument | BriefDocument | PolicyDocument | ReportDocument;

/** The template of a document, by what it has. */
const templateOf = (document: Settable): TemplateName => {
  if ('sections' in document) return 'policy';
  if ('chapters' in document) return 'annual';
  return 'parts' in document ? 'report' : 'brief';
};

export type Briefs = {
  /**
   * Gathers what a brief says, as many at a time as the database has room for; throws 503 where too many wait. What was gathered of the
   * same state, by its name, is good for as long as its answer may be kept by others, too.
   */
  make: (of: Snapshot | object, name: string, gather: () => Promise<Settable>) => Promise<Made>;
  close: () => void;
};

/** A change of a template is another document too. */
const templatesDigest = (): string => {
  const hash = createHash('sha256');
  for (const name of readdirSync(TEMPLATES).sort()) hash.update(readFileSync(new URL(name, TEMPLATES)));
  return hash.digest('base64url').slice(0, 12);
};

/** What is told to who asked where there is no document. */
const problemOf = (error: unknown): unknown => {
  if (!(error instanceof NotSet)) return error;
  if (error.why === 'unavailable') return new HttpError(501, 'briefs-unavailable');
  return new HttpError(503, error.why === 'too-slow' ? 'too-slow' : 'brief-failed');
};

/** Documents bear the day that they were made on. */
const dayOf = (now: Date): Date => new Date(Math.floor(now.getTime() / 86_400_000) * 86_400_000);

/** Sets briefs, keeps those that were asked for lately, and makes one that many ask for once. */
export const openBriefs = (
  setter: Setter = openSetter({ timeoutMs: TIMEOUT_MS, memoryMb: MEMORY_MB }),
): Briefs => {
  const gate = openGate({ atOnce: 2, waiting: 8, code: 'busy-briefs' });
  const templates = templatesDigest();
  const kept = new LRUCache<string, Buffer>({ maxSize: KEPT_BYTES, sizeCalculation: ({ length }) => length });
  const making = new Map<string, Promise<Buffer>>();
  /** Who may see the same looks at the same snapshot. */
  const gatheredOf = new WeakMap<object, LRUCache<string, Made>>();

  const setOnce = (tag: string, document: Settable): Promise<Buffer> => {
    const known = making.get(tag);
    if (known) return known;
    const made = gate(() => setter.set(templateOf(document), document, dayOf(new Date())))
      .then(({ pdf }: Document) => {
        kept.set(tag, pdf);
        return pdf;
      })
      .catch((error: unknown) => {
        throw problemOf(error);
      })
      .finally(() => making.delete(tag));
    making.set(tag, made);
    return made;
  };
  return {
    make: async (of, name, gather) => {
      const before = gatheredOf.get(of) ?? new LRUCache<string, Made>({ max: MOST_GATHERED, ttl: GOOD_MS });
      gatheredOf.set(of, before);
      const known = before.get(name);
      if (known) return known;
      const document = cleaned(await gate(gather));
      const tag = createHash('sha256').update(templates).update(JSON.stringify(document)).digest('base64url');
      const made: Made = { tag, pdf: async () => kept.get(tag) ?? setOnce(tag, document) };
      before.set(name, made);
      return made;
    },
    close: () => void setter.close(),
  };
};
