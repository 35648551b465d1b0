import type { PublishedLayer } from './published.ts';

/** Raised when the same rows make other bytes than before. */
const FORMAT = 4;

/** What a layer's revision is called in tags and addresses; the time tells a database from one made anew. */
export const stateOf = (layer: PublishedLayer): string =>
  `${layer.revision}.${layer.publishedAt.getTime().toString(36)}.${FORMAT}${layer.history ? `.${layer.history}` : ''}`;
