import { useEffect, useState } from 'react';
import { ApiError } from '../../api.ts';
import { civicApi } from '../api.ts';
import type { Filled } from '../device/draft.ts';
import { draftOf, keepDraft } from '../device/store.ts';
import type { CaseDeclaration } from '../shapes.ts';

type CaseDraft = Awaited<ReturnType<typeof civicApi.draft>>;

/** What was said so far as a form has it: files by what the server knows of them, which has them already. */
export const filledOf = ({ form }: Pick<CaseDeclaration, 'form'>, { answers, files }: CaseDraft): Filled =>
  Object.fromEntries(
    form.fields.flatMap(({ id, kind }) => {
      if (!Object.hasOwn(answers, id)) return [];
      const value = answers[id];
      if (kind !== 'files' || !Array.isArray(value)) return [[id, value]];
      const own = files.filter((file) => value.includes(file.id));
      return [[id, own.map(({ id: key, name, type, size }) => ({ key, name, type, size, isThere: true }))]];
    }),
  );

/** Of the address: what stands behind the `#` of a link that a mail or text message was answered with. */
const begunIn = (): string | null =>
  /^#(d[0-9a-z]{1,25}\.[0-9a-f]{20})$/.exec(window.location.hash)?.[1] ?? null;

/**
 * What was begun by mail or text message, where the page was opened by the link that was sent back: put where a draft of this
 * device lies, beside what was written in it. The link goes out of the address. `opening` until then; `gone` where nobody has it any more.
 */
export const useBegun = (declaration: CaseDeclaration): 'none' | 'opening' | 'gone' | { failure: string } => {
  const [state, setState] = useState<ReturnType<typeof useBegun>>(() =>
    begunIn() === null ? 'none' : 'opening',
  );
  // Followed from this very page a link only changes what stands behind the #.
  useEffect(() => {
    const follow = () => begunIn() !== null && window.location.reload();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the link is followed once
  useEffect(() => {
    const begun = begunIn();
    if (begun === null) return;
    const { id: module } = declaration;
    const open = async (): Promise<void> => {
      const draft = await civicApi.draft(module, begun);
      const own = await draftOf(module);
      await keepDraft({
        ...{ module, step: 0, keptAt: new Date().toISOString(), sending: draft.sending },
        filled: { ...own?.filled, ...filledOf(declaration, draft) },
      });
    };
    open()
      .then(
        () => setState('none'),
        (error: unknown) => {
          if (!(error instanceof ApiError)) throw error;
          setState(error.status === 409 || error.status === 404 ? 'gone' : { failure: error.message });
        },
      )
      .finally(() =>
        window.history.replaceState(null, '', window.location.pathname + window.location.search),
      );
  }, []);
  return state;
};
