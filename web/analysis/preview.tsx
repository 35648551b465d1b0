import { useQuery } from '@tanstack/react-query';
import type { Feature, Geometry } from 'geojson';
import type { Asked, Side } from '../../sql/model/analysis.ts';
import type { LayerInfo } from '../../sql/model/api.ts';
import { useWords, type Words } from '../i18n/intl.tsx';
import { analysisApi } from './api.ts';
import { shapeIn } from './drawn.ts';

/** Layers with no more features are fetched whole, and looked at in the browser. */
const FEW = 500;

type Other = Side | { place: string } | { shape: Geometry };
type Wanted = { of: LayerInfo; side: Side; other: Other };

const otherOf = (question: Asked): Other | null => {
  const geometry = shapeIn(question);
  if (geometry) return { shape: geometry };
  switch (question.kind) {
    case 'within':
      return 'place' in question.area ? question.area : null;
    case 'intersect':
      return question.with;
    case 'nearest':
      return (question.k ?? 1) === 1 ? question.to : null;
    case 'by-place':
      return { layer: question.places };
    case 'near':
      return 'layer' in question.to || 'place' in question.to ? question.to : null;
    default:
      return null;
  }
};

type Layers = readonly LayerInfo[];
const infoOf = (layers: Layers, id: string) => layers.find((info) => info.layer.id === id);
const isFew = (info: LayerInfo | undefined): info is LayerInfo =>
  info !== undefined && info.featureCount <= FEW;

/** What is to be fetched for a question that is small enough to be answered here; null for all others. */
const wantedOf = (question: Asked | null, layers: Layers): Wanted | null => {
  const other = question && otherOf(question);
  if (!other || !('of' in question) || !('layer' in question.of)) return null;
  const of = infoOf(layers, question.of.layer);
  if (!isFew(of) || of.layer.geometry !== 'point') return null;
  return 'layer' in other && !isFew(infoOf(layers, other.layer)) ? null : { of, side: question.of, other };
};

const dayOf = (info: LayerInfo, day: string | undefined): string | null =>
  info.layer.time ? (day ?? info.publishedAt) : null;

const fetched = (layers: Layers, side: Side, signal: AbortSignal): Promise<Feature[]> => {
  const info = infoOf(layers, side.layer) as LayerInfo;
  return analysisApi.features(info, { day: dayOf(info, side.day), filter: side.filter }, signal);
};

const othersOf = async (layers: Layers, other: Other, signal: AbortSignal): Promise<Feature[]> => {
  if ('layer' in other) return fetched(layers, other, signal);
  if ('place' in other) return [await analysisApi.placeShape(other.place, signal)];
  return [{ type: 'Feature', properties: {}, geometry: other.shape }];
};

/** What a look finds: how many; of the nearest how far the first is, by place the figures that there are. */
type Looked = { count: number; metres: number | null; figures: number[] | null; of: number };

/** In words what was found, and that the browser worked it out. */
const lookedInWords = (question: Asked, { count, metres, figures, of }: Looked, words: Words): string => {
  const { say, number } = words;
  if (figures) {
    if (figures.length === 0) return say('ask.previewNoPlace');
    const [least, most] = [Math.min(...figures), Math.max(...figures)].map((one) => number(one)) as [
      string,
      string,
    ];
    return say('ask.previewPlaces', { count: figures.length, least, most });
  }
  if (question.kind === 'nearest' && metres !== null && Number.isFinite(metres))
    return say('ask.previewNearest', { km: number(metres / 1000, 1) });
  return say('ask.preview', { count, of });
};

const look = async (
  question: Asked,
  { side, other }: Wanted,
  layers: Layers,
  signal: AbortSignal,
): Promise<Looked | null> => {
  const { localAnswer } = await import('./local.ts');
  const [of, others] = await Promise.all([fetched(layers, side, signal), othersOf(layers, other, signal)]);
  const answer = localAnswer(question, { of, other: others });
  return (
    answer && {
      count: answer.ids.length,
      metres: answer.metres ? Math.min(...answer.metres.values()) : null,
      figures: answer.figures ? [...answer.figures.values()].filter((one) => one !== null) : null,
      of: of.length,
    }
  );
};

/** How much a small question finds, before it is asked: worked out in the browser. */
export const Preview = ({ question, layers }: { question: Asked | null; layers: readonly LayerInfo[] }) => {
  const words = useWords();
  const wanted = wantedOf(question, layers);
  const { data } = useQuery({
    queryKey: ['preview', JSON.stringify(question)],
    queryFn: ({ signal }) => look(question as Asked, wanted as Wanted, layers, signal),
    enabled: wanted !== null,
    staleTime: 60_000,
    retry: false,
  });
  return (
    <p className="ask-preview muted" aria-live="polite">
      {question && data ? lookedInWords(question, data, words) : ''}
    </p>
  );
};
