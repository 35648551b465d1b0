import type { Geometry } from 'geojson';

export type Item = {
  id: string;
  fid: number;
  geometry: Geometry | null;
  properties: Record<string, string | number | boolean | null>;
};
export type Page = {
  type: string;
  features: Item[];
  numberReturned: number;
  numberMatched?: number;
  revision: number;
  sample?: true;
  links: { rel: string; href: string; type?: string }[];
};
type Get = (path: string) => Promise<Response>;

export const linkOf = ({ links }: Pick<Page, 'links'>, rel: string): string | undefined =>
  links.find((link) => link.rel === rel)?.href;

/** A page of features; fails on anything but 200. */
export const pageOf = async (get: Get, path: string): Promise<Page> => {
  const response = await get(path);
  const body = (await response.json()) as Page;
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`);
  return body;
};

/** All features of a request, page after page by its `next` links; `between` is done before each further page. */
export const itemsOf = async (get: Get, path: string, between?: () => Promise<void>): Promise<Item[]> => {
  const items: Item[] = [];
  let at: string | undefined = path;
  while (at) {
    const page: Page = await pageOf(get, at);
    items.push(...page.features);
    const next = linkOf(page, 'next');
    at = next && new URL(next).pathname + new URL(next).search;
    if (at) await between?.();
  }
  return items;
};
