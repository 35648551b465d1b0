import { useQuery } from '@tanstack/react-query';
import type { Asked } from '../../sql/model/analysis.ts';
import type { LayerInfo } from '../../sql/model/api.ts';
import { useWords } from '../i18n/intl.tsx';
import { analysisApi } from './api.ts';

/** Layers with no more features are fetched whole, and looked at in the browser. */
const FEW = 500;

type Named = { layer: string; day?: string | undefined };
type Wanted = { of: LayerInfo; day: string | null; other: LayerInfo | null; place: string | null };

const dayOf = (info: LayerInfo, day: string | undefined): string | null =>
  info.layer.time ? (day ?? info.publishedAt) : null;

const otherOf = (question: Asked): { layer?: Named; place?: string } => {
  switch (question.kind) {
    case 'within':
      return 'place' in question.area ? { place: question.area.place } : {};
    case 'by-place':
      return { layer: { layer: question.places } };
    case 'intersect':
      return { layer: question.with };
    case 'near':
    case 'nearest':
      return 'layer' in question.to ? { layer: question.to } : {};
    default:
      return {};
  }
};

/** What is to be fetched for a question that is small enough to be answered here; null for all others. */
const wantedOf = (question: Asked | null, layers: readonly LayerInfo[]): Wanted | null => {
  if (!question || !('of' in question) || !('layer' in question.of)) return null;
  const { layer, place } = otherOf(question);
  const of = layers.find((info) => info.layer.id === (question.of as Named).layer);
  const other = layers.find((info) => info.layer.id === layer?.layer) ?? null;
  if (of?.layer.geometry !== 'point' || (!other && !place)) return null;
  if ([of, other].some((info) => info !== null && info.featureCount > FEW)) return null;
  return { of, other, place: place ?? null, day: dayOf(of, (question.of as Named).day) };
};

const look = async (question: Asked, wanted: Wanted, signal: AbortSignal): Promise<number | null> => {
  const { localAnswer } = await import('./local.ts');
  const [of, other] = await Promise.all([
    analysisApi.features(wanted.of, wanted.day, signal),
    wanted.other
      ? analysisApi.features(wanted.other, dayOf(wanted.other, wanted.day ?? undefined), signal)
      : analysisApi.placeShape(wanted.place ?? '', signal).then((shape) => [shape]),
  ]);
  return localAnswer(question, { of, other })?.ids.length ?? null;
};

/** How much a small question finds, before it is asked: worked out in the browser. */
export const Preview = ({ question, layers }: { question: Asked | null; layers: readonly LayerInfo[] }) => {
  const { say } = useWords();
  const wanted = wantedOf(question, layers);
  const { data } = useQuery({
    queryKey: ['preview', JSON.stringify(question)],
    queryFn: ({ signal }) => look(question as Asked, wanted as Wanted, signal),
    enabled:
      question !== null && wanted !== null && question.kind !== 'nearest' && question.kind !== 'by-place',
    staleTime: 60_000,
    retry: false,
  });
  return (
    <p className="ask-preview muted" aria-live="polite">
      {typeof data === 'number' ? say('ask.preview', { count: data, of: wanted?.of.featureCount ?? 0 }) : ''}
    </p>
  );
};
