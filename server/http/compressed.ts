import compression from 'compression';

const SEQUENCE = /^application\/geo\+json-seq/;

/** Compresses what shrinks, sequences of GeoJSON too, whose type the package does not know. */
export const compressed = compression({
  filter: (request, response) =>
    SEQUENCE.test(String(response.getHeader('Content-Type'))) || compression.filter(request, response),
});
