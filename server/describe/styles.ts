import { z } from 'zod';
import { SCHEMES } from '../../sql/model/style/palette.ts';
import { mapStyle } from '../../sql/model/style/style.ts';
import { Lang } from '../features/query.ts';
import { baseUrlOf } from '../http/base-url.ts';
import { type Endpoint, endpoint, pathOf } from '../http/endpoint.ts';
import { notFound } from '../http/error.ts';
import { languageOf } from '../http/language.ts';
import { sendJson } from '../http/send-json.ts';
import type { PublishedLayer, Snapshot } from '../layers/catalogue.ts';
import { seen } from '../layers/seen.ts';
import { layerById } from '../layers/select.ts';

const Query = z.object({
  layers: z.string().max(2000).optional().meta({
    description: 'Layers to draw, topmost first, by commas; without it those that the viewer opens with.',
  }),
  lang: Lang,
});

const asked = (snapshot: Snapshot, layers: string | undefined): PublishedLayer[] =>
  layers === undefined
    ? [...snapshot.layers.values()].filter(({ manifest }) => manifest.initial)
    : layers
        .split(',')
        .filter(Boolean)
        .map((id) => layerById(snapshot, id));

/** `/styles/{name}.json`: the map as the viewer draws it, for other MapLibre clients. */
export const styleEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/styles/{name}.json',
    access: 'public',
    tag: 'Tiles',
    summary: 'The whole map as a MapLibre style, `light` or `dark`',
    query: Query,
    answers: {
      200: {
        description: 'A style of version 8, with its sprite, without glyphs',
        content: { 'application/json': z.looseObject({ version: z.literal(8) }) },
      },
    },
    handle: (services, { request, response, query }) => {
      const name = pathOf(request, 'name');
      const scheme = SCHEMES.find((one) => one === name);
      if (!scheme) throw notFound('no-such-style', name.slice(0, 40));
      const snapshot = seen(services, request);
      const origin = baseUrlOf(request, services.config.PUBLIC_URL);
      const language = languageOf(request);
      const style = mapStyle({
        base: [...snapshot.layers.values()].map(({ manifest }) => manifest).filter(({ basemap }) => basemap),
        data: asked(snapshot, query.layers)
          .reverse()
          .map(({ manifest }) => ({
            layer: manifest,
            opacity: 1,
            tilejson: `${origin}/tiles/${manifest.id}.json`,
          })),
        scheme,
        language,
        origin,
        extent: services.country.extent,
        name: `${services.country.name[language]} · ${scheme}`,
      });
      sendJson(request, response, style);
    },
  }),
];
