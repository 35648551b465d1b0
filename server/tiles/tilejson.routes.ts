import { Router } from 'express';
import { z } from 'zod';
import { LANGUAGES } from '../../sql/model/text.ts';
import { baseUrlOf } from '../http/base-url.ts';
import { languageOf } from '../http/language.ts';
import { onlyMethods } from '../http/problem.ts';
import { queryOf } from '../http/query.ts';
import { openToAll } from '../http/security.ts';
import { sendJson } from '../http/send-json.ts';
import { seen } from '../layers/seen.ts';
import { selectionsOf } from '../layers/select.ts';
import type { Services } from '../services.ts';
import { tileJson } from './tilejson.ts';

/** Parameters of a TileJSON; a date or a filter goes on into the addresses of its tiles. */
export const TileJsonQuery = z.object({
  datetime: z.string().optional(),
  filter: z.string().optional(),
  lang: z.enum(LANGUAGES).optional(),
});

/** `/tiles/{layer[,layer]}.json`: what a map needs to know of the tiles. */
export const tileJsonRoutes = (services: Services): Router => {
  const router = Router();
  router
    .route('/tiles/:layers.json')
    .all(openToAll)
    .get((request, response) => {
      const { datetime, filter } = queryOf(request, TileJsonQuery);
      const snapshot = seen(services, request);
      const selections = selectionsOf(snapshot, request.params.layers, { datetime, filter });
      const layers = selections.map(({ layer }) => layer);
      const reader = {
        base: baseUrlOf(request, services.config.PUBLIC_URL),
        language: languageOf(request),
      };
      sendJson(request, response, tileJson(layers, snapshot, { ...reader, datetime, filter }));
    })
    .all(onlyMethods('GET', 'HEAD', 'OPTIONS'));
  return router;
};
