import type { AnalysisInput } from '../../sql/model/api/analyses.ts';
import { Layer } from '../../sql/model/layer.ts';
import type { Text } from '../../sql/model/text.ts';
import type { PublishedLayer, Snapshot } from '../layers/catalogue.ts';
import { layerById } from '../layers/select.ts';
import type { Answer } from './answer.ts';
import { filled, together, words } from './words.ts';

export type Provenanced = { id: string; title: Text; inputs: readonly AnalysisInput[] };

const LAYER = words(
  '{title} (نسخة {revision})',
  '{title} (révision {revision})',
  '{title} (revision {revision})',
);
const SERIES = words('سلاسل القياس {id}', 'séries de mesures {id}', 'series of {id}');
const FROM = words('حُسبت من: {inputs}.', 'Calculé à partir de : {inputs}.', 'Computed from: {inputs}.');

const listed = (texts: readonly Text[]): Text => ({
  ar: texts.map(({ ar }) => ar).join('، '),
  fr: texts.map(({ fr }) => fr).join(', '),
  en: texts.map(({ en }) => en).join(', '),
});

const lineageOf = (inputs: readonly AnalysisInput[], snapshot: Snapshot, method: Text): Text => {
  const texts = inputs.map(({ kind, id, revision }) =>
    kind === 'series'
      ? filled(SERIES, { id })
      : filled(LAYER, { title: layerById(snapshot, id).manifest.title, revision }),
  );
  return together(filled(FROM, { inputs: listed(texts) }), method);
};

/** The layers of an answer; of one that is an answer itself, those that it was made from. */
const rootsOf = (inputs: readonly AnalysisInput[], snapshot: Snapshot): PublishedLayer[] => {
  const roots = inputs
    .filter(({ kind }) => kind === 'layer')
    .map(({ id }) => layerById(snapshot, id))
    .flatMap(
      (layer) => layer.manifest.analysis?.inputs.flatMap((id) => snapshot.layers.get(id) ?? []) ?? [layer],
    );
  return [...new Map(roots.map((layer) => [layer.id, layer])).values()];
};

/** Who sees an answer is looked up by what it was made from; what is stored is for the day when that is gone. */
export const storedVisibility = (
  inputs: readonly AnalysisInput[],
  snapshot: Snapshot,
): PublishedLayer['visibility'] =>
  rootsOf(inputs, snapshot).every(({ visibility }) => visibility.kind === 'public')
    ? { kind: 'public' }
    : { kind: 'draft' };

/** The manifest of the layer that answers a question. */
export const manifestOf = ({ id, title, inputs }: Provenanced, answer: Answer, snapshot: Snapshot): Layer => {
  const roots = rootsOf(inputs, snapshot);
  const { look, rows, figures } = answer;
  return Layer.parse({
    ...look,
    id,
    theme: roots[0]!.manifest.theme,
    title,
    description: figures.method,
    updateFrequency: 'never',
    status: roots.some(({ manifest }) => manifest.status === 'sample') ? 'sample' : 'real',
    sources: [...new Set(roots.flatMap(({ manifest }) => manifest.sources))],
    lineage: lineageOf(inputs, snapshot, figures.method),
    ...(roots.some(({ manifest }) => manifest.worldwide) ? { worldwide: true } : {}),
    ...(rows.kind === 'standing'
      ? { computed: { base: rows.base.id, by: { kind: 'analysis', analysis: id } } }
      : {}),
    analysis: { id, inputs: roots.map(({ id: root }) => root) },
  });
};
