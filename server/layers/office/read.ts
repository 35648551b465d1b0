import type { LayerDraft, WorkLayers } from '../../../sql/model/api/layers.ts';
import type { Who } from '../../accounts/who.ts';
import type { Services } from '../../services.ts';
import {
  draftOf,
  mayWith,
  publishedOf,
  type Standing,
  type StoredDraft,
  type StoredLayer,
  standings,
} from './standing.ts';

const publishedView = (layer: StoredLayer | null): LayerDraft['published'] =>
  layer?.publishedAt
    ? {
        revision: layer.revision,
        publishedAt: layer.publishedAt.toISOString(),
        featureCount: layer.featureCount,
      }
    : null;

/** Where a job is told of. */
export const jobAddress = (id: number): string => `/api/jobs/${id}`;

const stateView = ({ rows, bytes, changedAt }: StoredDraft, job: number | null) => ({
  rows,
  bytes,
  changedAt: changedAt.toISOString(),
  job: job === null ? null : jobAddress(job),
});

/** A draft as it is answered. Of a published layer, owner and visibility are the layer's own. */
export const draftView = (standing: Standing): LayerDraft => {
  const layer = publishedOf(standing);
  const draft = draftOf(standing);
  const { owner, visibility } = layer ?? draft;
  const { manifest, sources, licences } = draft;
  return {
    layer: manifest,
    sources,
    licences,
    owner,
    visibility,
    ...stateView(draft, standing.job),
    published: publishedView(layer),
  };
};

const workView = (standing: Standing): WorkLayers['layers'] => {
  const { id, layer, draft, job } = standing;
  const published = publishedOf(standing);
  const holding = published ?? draft;
  const title = published?.title ?? draft?.manifest.title;
  if (!holding || !title) return [];
  const { theme, owner, visibility } = holding;
  // Of what is issued, as of what comes with a theme, only who sees it is set here.
  const origin = layer?.origin === 'issued' ? 'theme' : (layer?.origin ?? 'api');
  // Nobody works on what is computed.
  if (origin !== 'theme' && origin !== 'api') return [];
  return [
    {
      id,
      title,
      theme,
      owner,
      visibility,
      origin,
      published: publishedView(published),
      draft: draft && stateView(draft, job),
    },
  ];
};

/** The layers that somebody works on, published or not, in the order of the theme tree. */
export const workLayers = async ({ db }: Services, who: Who): Promise<WorkLayers> => ({
  layers: (await standings(db.pool, null))
    .filter((standing) => mayWith(who, 'layers.write', standing))
    .flatMap(workView),
});
