import type { Feature } from 'geojson';
import { z } from 'zod';
import type { Asked } from '../../sql/model/analysis.ts';
import { AnalysisInfo } from '../../sql/model/api/analyses.ts';
import { type LayerInfo, PlaceInfo } from '../../sql/model/api.ts';
import { Text } from '../../sql/model/text.ts';
import { api, path, read, write } from '../api.ts';

const Figure = z.object({ id: z.string(), title: Text });
const Parameters = z.object({ parameters: z.array(Figure) });

/** What the pages of questions ask the server. */
export const analysisApi = {
  ask: (question: Asked) => write('POST', '/api/analyses', question, AnalysisInfo),
  answer: (id: string, signal?: AbortSignal) => read(AnalysisInfo, path`/api/analyses/${id}`, signal),
  cancel: (id: string, ticket: string) =>
    write('POST', path`/api/analyses/${id}/cancel`, { ticket }, AnalysisInfo),
  /** Features of a small layer that pass a filter, on a day where it has time. */
  features: async (
    { links }: LayerInfo,
    { day, filter }: { day: string | null; filter?: string | undefined },
    signal?: AbortSignal,
  ): Promise<Feature[]> => {
    const query = new URLSearchParams({
      limit: '1000',
      ...(day ? { datetime: day } : {}),
      ...(filter ? { filter } : {}),
    });
    return (await api.page(`${links.items}?${query}`, signal)).features;
  },
  placeShape: async (id: string, signal?: AbortSignal): Promise<Feature> =>
    (await read(
      z.looseObject({ type: z.literal('Feature') }),
      path`/api/places/${id}?f=geojson`,
      signal,
    )) as unknown as Feature,
  place: (id: string, signal?: AbortSignal) => read(PlaceInfo, path`/api/places/${id}?f=json`, signal),
  parameters: async (signal?: AbortSignal) => (await read(Parameters, '/api/parameters', signal)).parameters,
};
