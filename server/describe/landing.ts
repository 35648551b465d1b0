import type { Language } from '../../sql/model/text.ts';
import type { Link } from '../features/links.ts';
import { DESCRIPTION, TITLE } from './words.ts';

const JSON_TYPE = 'application/json';
const OGC = 'http://www.opengis.net/def/rel/ogc/1.0';

/** The door of the API: what there is, and where. */
export const landing = (base: string, language: Language) => {
  const link = (rel: string, path: string, title: string, type = JSON_TYPE): Link => ({
    rel,
    href: `${base}${path}`,
    type,
    title,
  });
  return {
    title: TITLE[language],
    description: DESCRIPTION[language],
    links: [
      link('self', '/api', TITLE[language]),
      link(
        'service-desc',
        '/api/openapi.json',
        'OpenAPI 3.0',
        'application/vnd.oai.openapi+json;version=3.0',
      ),
      link('conformance', '/api/conformance', 'Conformance'),
      link(`${OGC}/conformance`, '/api/conformance', 'Conformance'),
      link('data', '/api/collections', 'Collections'),
      link(`${OGC}/data`, '/api/collections', 'Collections'),
      link(`${OGC}/tiling-schemes`, '/api/tileMatrixSets', 'Tile matrix sets'),
      link('related', '/api/themes', 'Themes'),
      link('related', '/api/layers', 'Layers'),
      link('related', '/api/country', 'Country'),
      link('related', '/api/modules/dcat', 'Open data of civic modules (DCAT)', 'application/ld+json'),
      { ...link('search', '/api/places?q={q}', 'Places'), templated: true },
      { ...link('search', '/api/search?q={q}', 'Features'), templated: true },
    ],
  };
};
