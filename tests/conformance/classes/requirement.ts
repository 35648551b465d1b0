import { expect } from 'vitest';

type Link = { rel: string; href: string; type?: string; templated?: boolean };
type Feature = {
  id: string;
  type: string;
  geometry: { coordinates: [number, number] };
  properties: Record<string, string | null>;
  links: Link[];
};
/** What checks look at in the documents of an API; each document has some of it. */
export type Document = Omit<Feature, 'properties'> & {
  title: string;
  conformsTo: string[];
  openapi: string;
  paths: Record<string, { get: { responses: object } }>;
  collections: Document[];
  extent: { spatial: { bbox: number[][]; crs: string } };
  crs: string[];
  storageCrs: string;
  features: Feature[];
  numberReturned: number;
  numberMatched: number;
  $schema: string;
  $id: string;
  properties: Record<string, { format: string }>;
  tilesets: Document[];
  tileMatrixSets: { id: string }[];
  tileMatrices: { scaleDenominator: number }[];
  tileMatrixSetURI: string;
};

/** What a server answered, its JSON read where it is any. */
export type Answer = { status: number; headers: Headers; text: string; json: Document };

/** The JSON at an address. */
export const jsonAt = async (url: string): Promise<Document> => (await (await fetch(url)).json()) as Document;

/** A requirement of a standard, by its name there: a request, and what must be true of the answer. */
export type Requirement = {
  name: string;
  path: string;
  headers?: Record<string, string>;
  check: (answer: Answer, origin: string) => void | Promise<void>;
};
/** A conformance class by its URI, and the requirements that show it. */
export type ConformanceClass = { uri: string; requirements: readonly Requirement[] };

export const OGC = 'http://www.opengis.net/spec';

/** A requirement that an answer of 200 meets when the check passes. */
export const shows = (
  name: string,
  path: string,
  check: Requirement['check'] = () => undefined,
  headers?: Record<string, string>,
): Requirement => ({
  name,
  path,
  ...(headers ? { headers } : {}),
  check: (answer, origin) => {
    expect(answer.status, answer.text.slice(0, 300)).toBe(200);
    return check(answer, origin);
  },
});

/** A requirement that a request is refused with a status, as problem+json. */
export const refuses = (name: string, path: string, status = 400): Requirement => ({
  name,
  path,
  check: (answer) => {
    expect(answer.status, answer.text.slice(0, 300)).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  },
});

/** The links of a document that have a relation. */
export const linksOf = ({ json }: Answer, rel: string): Link[] =>
  (json.links ?? []).filter((link) => link.rel === rel);
/** Each of the relations leads somewhere. */
export const links =
  (...rels: string[]): Requirement['check'] =>
  async (answer) => {
    for (const rel of rels) {
      const [link] = linksOf(answer, rel);
      expect(link, rel).toBeDefined();
      expect((await fetch(link!.href)).status, rel).toBe(200);
    }
  };
