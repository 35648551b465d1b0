import type { Access } from '../../../sql/observations/intake.ts';
import { may } from '../../accounts/who.ts';
import { type Asked, pathOf } from '../../http/endpoint.ts';
import { HttpError, notFound } from '../../http/error.ts';
import { seen } from '../../layers/seen.ts';
import type { Services } from '../../services.ts';

export type By = Pick<Asked<never>, 'request' | 'who'>;

/** Into which layers' series somebody may put values: those of a theme or structure of hers, and that are measured at all. */
export const accessOf = (services: Services, { request, who }: By): Access => {
  const { layers } = seen(services, request);
  return (id) => {
    const layer = layers.get(id);
    if (!layer) return 'unknown';
    const isMeasured = layer.origin === 'theme' || layer.origin === 'api';
    const about = { theme: layer.manifest.theme, structure: layer.owner };
    return isMeasured && may(who, 'observations.write', about) ? 'may' : 'sees';
  };
};

/** 404 where whoever asks knows of no such layer, 403 where she may not write its series. */
export const needLayer = (services: Services, by: By, layer: string): void => {
  const access = accessOf(services, by)(layer);
  if (access === 'may') return;
  if (access === 'sees') throw new HttpError(403, 'not-allowed');
  throw notFound('no-such-series', pathOf(by.request, 'id'));
};

/** A series that is there and that whoever asks may write. */
export const ownSeries = async (
  services: Services,
  by: By,
): Promise<{ no: number; id: string; timeZone: string }> => {
  const id = pathOf(by.request, 'id');
  needLayer(services, by, id.slice(0, Math.max(0, id.indexOf('.'))));
  const { rows } = await services.db.pool.query<{ no: number; id: string; timeZone: string }>(
    'select no, id, time_zone as "timeZone" from series where id = $1',
    [id],
  );
  if (!rows[0]) throw notFound('no-such-series', id);
  return rows[0];
};
