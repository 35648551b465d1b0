import type { Filled } from '../device/draft.ts';
import type { CaseDeclaration } from '../shapes.ts';

const LONGEST = 80;

/** What something that was filled in is about, as its list tells it; null where that is not filled in. */
export const titleOf = ({ reads }: Pick<CaseDeclaration, 'reads'>, filled: Filled): string | null => {
  const title = filled[reads.title];
  if (typeof title !== 'string' || title.trim() === '') return null;
  const text = title.trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
};
