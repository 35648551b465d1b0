import { ProblemDetails } from '../../sql/model/api.ts';
import type { Language } from '../../sql/model/text.ts';

/** What a brief is of. */
export type BriefOf = { kind: 'place' | 'theme'; id: string };

/** Where a brief is; ids of places are written as people read them. */
export const briefAddress = ({ kind, id }: BriefOf, language: Language): string =>
  `/api/${kind}s/${encodeURIComponent(id).replaceAll('%3A', ':')}/brief.pdf?lang=${language}`;

export type Got = { file: Blob; name: string } | { problem: string };

const NAMED = /filename="([^"]+)"/;

/** Has a brief made, and gives it with its name, or the sentence that says why there is none. */
export const getBrief = async (of: BriefOf, language: Language): Promise<Got> => {
  const response = await fetch(briefAddress(of, language));
  if (response.ok) {
    const name = NAMED.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? `${of.kind}.pdf`;
    return { file: await response.blob(), name };
  }
  const problem = ProblemDetails.safeParse(await response.json().catch(() => null)).data;
  return { problem: problem?.detail ?? problem?.title ?? String(response.status) };
};
