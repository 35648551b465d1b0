import { Router } from 'express';
import { z } from 'zod';
import { LANGUAGES } from '../../sql/model/text.ts';
import { baseUrlOf } from '../http/base-url.ts';
import { answeredUnchanged, etagOf, PUBLIC_CACHE } from '../http/etag.ts';
import { languageOf } from '../http/language.ts';
import { onlyMethods } from '../http/problem.ts';
import { queryOf } from '../http/query.ts';
import { openToAll } from '../http/security.ts';
import { layerById, selectionsOf } from '../layers/select.ts';
import type { Services } from '../services.ts';
import { addressOf } from './address.ts';
import { sendTile } from './send.ts';
import { tileJson } from './tilejson.ts';
import { stateOf } from './tiles.ts';

/** Parameters of a tile; `v` pins the state that a TileJSON named, so that caches may keep the tile for good. */
export const TileQuery = z.object({
  datetime: z.string().optional(),
  filter: z.string().optional(),
  v: z.string().max(2000).optional(),
  lang: z.enum(LANGUAGES).optional(),
});
export const TileJsonQuery = z.object({ lang: z.enum(LANGUAGES).optional() });

/** `/tiles/...`: vector tiles and their TileJSON. */
export const tileRoutes = (services: Services): Router => {
  const router = Router();
  router
    .route('/tiles/:layers/:z/:x/:y.mvt')
    .get(async (request, response) => {
      const { z, x, y, layers } = request.params;
      const address = addressOf({ z, x, y });
      const { v, lang: _lang, datetime, filter } = queryOf(request, TileQuery);
      const selections = selectionsOf(services.catalogue.now(), layers, { datetime, filter });
      await sendTile(services, request, response, { selections, address, text: filter ?? '' }, v);
    })
    .all(openToAll, onlyMethods('GET', 'HEAD', 'OPTIONS'));
  router
    .route('/tiles/:layers.json')
    .all(openToAll)
    .get((request, response) => {
      queryOf(request, TileJsonQuery);
      const snapshot = services.catalogue.now();
      const layers = [...new Set(request.params.layers.split(','))].map((id) => layerById(snapshot, id));
      const language = languageOf(request);
      const base = baseUrlOf(request, services.config.PUBLIC_URL);
      if (answeredUnchanged(request, response, etagOf(base, language, ...layers.map(stateOf)), PUBLIC_CACHE))
        return;
      response.json(tileJson(layers, snapshot, { base, language }));
    })
    .all(onlyMethods('GET', 'HEAD', 'OPTIONS'));
  return router;
};
