import type { Request } from 'express';
import type { ShownEvidence } from '../../../sql/model/api/warnings.ts';
import type { Evidence } from '../../../sql/model/warning.ts';
import { seen } from '../../layers/seen.ts';
import type { Services } from '../../services.ts';

/** Evidence that whoever asks may know of: of a layer, and of an indicator, that is hidden from her there is none. */
export const shownEvidence = (
  services: Services,
  request: Request,
  evidence: readonly Evidence[],
): ShownEvidence[] => {
  const { layers, sources } = seen(services, request);
  return evidence
    .filter(({ layer, kind, subject, series }) => {
      const isComputed = kind === 'indicator' || (kind === 'forecast' && series === null);
      return layers.has(layer) && (!isComputed || layers.has(subject));
    })
    .map((one) => ({
      ...one,
      sources: one.sources.flatMap((id) => {
        const source = sources.get(id);
        return source ? [{ id, title: source.title, publisher: source.publisher }] : [];
      }),
    }));
};
