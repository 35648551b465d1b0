/** A link as OGC APIs have them (RFC 8288 in JSON). */
export type Link = {
  rel: string;
  href: string;
  type?: string;
  title?: string;
  length?: number;
  templated?: boolean;
};

/** A query string of given parameters; those that are undefined are left out. */
export const queryText = (parameters: Record<string, string | number | undefined>): string => {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
  );
  return given.length === 0 ? '' : `?${given.join('&')}`;
};

/** Address of a collection, of its items, or of one of these. */
export const collectionUrl = (base: string, layer: string): string => `${base}/api/collections/${layer}`;
export const itemsUrl = (base: string, layer: string): string => `${collectionUrl(base, layer)}/items`;
export const itemUrl = (base: string, layer: string, id: string): string =>
  `${itemsUrl(base, layer)}/${encodeURIComponent(id)}`;

export const GEOJSON = 'application/geo+json';
