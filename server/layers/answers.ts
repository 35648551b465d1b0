import type { PublishedLayer } from './published.ts';

type Layers = ReadonlyMap<string, PublishedLayer>;

/** The layers that an answer was made from, as far as they are still there. */
export const inputsOf = ({ manifest }: PublishedLayer, layers: Layers): PublishedLayer[] =>
  (manifest.analysis?.inputs ?? []).flatMap((id) => layers.get(id) ?? []);

const isPublic = ({ visibility }: PublishedLayer): boolean => visibility.kind === 'public';

/**
 * Answers as hidden as what they were made from is now: a layer that was hidden since takes its answers with it. What was
 * removed since says no more; then it counts how the answer was stored, which is hidden where one of its layers was.
 */
export const heldAsInputs = (answers: Layers, layers: Layers): Layers =>
  new Map(
    [...answers].map(([id, answer]) => [
      id,
      isPublic(answer) && !inputsOf(answer, layers).every(isPublic)
        ? { ...answer, visibility: { kind: 'draft' as const } }
        : answer,
    ]),
  );
