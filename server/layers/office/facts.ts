import type { StoredDraft } from './standing.ts';

type Facts = Record<string, unknown>;

/** What the audit trail tells of a draft: its manifest, and what it will be published with. */
export const holdingFacts = (draft: StoredDraft | null): Facts | null =>
  draft && {
    ...draft.manifest,
    owner: draft.owner,
    visibility: draft.visibility,
    newSources: draft.sources,
    newLicences: draft.licences,
  };

/** Whether two values are the same when they are written down. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const part = (all: Facts, names: readonly string[]): Facts =>
  Object.fromEntries(names.flatMap((name) => (name in all ? [[name, all[name]]] : [])));

/** What differs between two states, and no more, for the trail's `before` and `after`. */
export const differences = (
  before: Facts | null,
  after: Facts | null,
): { before: Facts | null; after: Facts | null } => {
  if (!before || !after) return { before, after };
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => !isSame(before[name], after[name]));
  return { before: part(before, changed), after: part(after, changed) };
};
