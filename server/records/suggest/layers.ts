import { coverage } from '../../../sql/model/records/likeness.ts';
import { seen } from '../../layers/seen.ts';
import type { Found, Looking } from './suggest.ts';

/** Layers of the catalogue that whoever asks may know of. */
export const suggestedLayers = async ({ services, request, stems }: Looking): Promise<Found[]> =>
  [...seen(services, request).layers.values()].map(({ id, manifest: { title, description } }) => ({
    suggestion: { kind: 'layers', id, title, status: null },
    covers: coverage(stems, [...Object.values(title), ...Object.values(description)].join(' ')),
  }));
