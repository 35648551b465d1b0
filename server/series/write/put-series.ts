import type pg from 'pg';
import { audit } from '../../../sql/audit.ts';
import type { SeriesWrite } from '../../../sql/model/api/observe.ts';
import { type SeriesKey, seriesId, seriesKeyOf } from '../../../sql/model/series.ts';
import type { Text } from '../../../sql/model/text.ts';
import { gatherAnew } from '../../../sql/observations/gather-anew.ts';
import { keyOf } from '../../../sql/observations/read/key.ts';
import { isZone } from '../../../sql/observations/zone.ts';
import { transaction } from '../../../sql/transaction.ts';
import { actorOf } from '../../accounts/who.ts';
import { type Asked, pathOf } from '../../http/endpoint.ts';
import { badParameter, HttpError, notFound } from '../../http/error.ts';
import { seen } from '../../layers/seen.ts';
import { partitionOf } from '../../layers/visible.ts';
import type { Services } from '../../services.ts';
import { needLayer } from './access.ts';

type Put = Pick<Asked<never>, 'request' | 'who'> & { body: SeriesWrite };
type Facts = Required<SeriesWrite>;

const UNKNOWN: Text = { ar: 'غير معروف هنا', fr: 'inconnu ici', en: 'it is not known here' };

const keyOfPath = (services: Services, put: Put): SeriesKey => {
  const id = pathOf(put.request, 'id');
  const key = seriesKeyOf(id);
  const sound = key && keyOf(key);
  if (!sound) throw notFound('no-such-series', id);
  needLayer(services, put, sound.layer);
  return sound;
};

/** What is named must be there: parameter, feature, source, time zone. */
const checkNamed = async (services: Services, { request, body }: Put, key: SeriesKey): Promise<void> => {
  const { parameters, layers, sources } = seen(services, request);
  const id = seriesId(key);
  if (!parameters.has(key.parameter)) throw notFound('no-such-series', id);
  if (!sources.has(body.source)) throw badParameter('source', 'invalid-parameter', { reason: UNKNOWN });
  if (body.timeZone !== undefined && !isZone(body.timeZone))
    throw badParameter('timeZone', 'invalid-parameter', { reason: UNKNOWN });
  const layer = layers.get(key.layer)!;
  const { rowCount } = await services.db.pool.query(
    `select from ${partitionOf('feature', layer)} where id = $1 and since_revision <= $2 and until_revision > $2 limit 1`,
    [key.feature, layer.revision],
  );
  if (!rowCount) throw notFound('no-such-series', id);
};

const STATED = `no, origin, averaging, every, stamp, time_zone as "timeZone", source_id as source, map`;

type Stored = Facts & { no: number; origin: string };

const CREATE = `insert into series (id, layer_id, feature_id, parameter_id, procedure, averaging, every, stamp, time_zone,
    source_id, status, map, origin)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'real', $11, 'api') on conflict do nothing`;
const CHANGE = `update series set averaging = $2, every = $3, stamp = $4, time_zone = $5, source_id = $6, map = $7,
    revision = revision + 1, changed_at = now() where id = $1`;

const valuesOf = ({ averaging, every, stamp, timeZone, source, map }: Facts) => [
  averaging,
  every,
  stamp,
  timeZone,
  source,
  map,
];

const create = async (client: pg.PoolClient, key: SeriesKey, facts: Facts, put: Put): Promise<void> => {
  const id = seriesId(key);
  const own = [id, key.layer, key.feature, key.parameter, key.procedure];
  const { rowCount } = await client.query(CREATE, [...own, ...valuesOf(facts)]);
  // Somebody else made it in the same moment.
  if (!rowCount) throw new HttpError(409, 'conflict');
  await audit(client, {
    actor: actorOf(put.who),
    action: 'series.create',
    object: { kind: 'series', id },
    after: facts,
  });
};

const change = async (
  client: pg.PoolClient,
  id: string,
  before: Stored,
  facts: Facts,
  put: Put,
): Promise<void> => {
  const { no, origin, ...stated } = before;
  if (JSON.stringify(valuesOf(stated)) === JSON.stringify(valuesOf(facts))) return;
  if (origin !== 'api') throw new HttpError(409, 'series-of-theme', { values: { id: id.slice(0, 80) } });
  await client.query(CHANGE, [id, ...valuesOf(facts)]);
  await gatherAnew(client, [no]);
  await audit(client, {
    actor: actorOf(put.who),
    action: 'series.change',
    object: { kind: 'series', id },
    before: stated,
    after: facts,
  });
};

/** Makes a series, or tells anew how one that came by the API is measured; true where it is new. */
export const putSeries = async (services: Services, put: Put): Promise<boolean> => {
  const key = keyOfPath(services, put);
  await checkNamed(services, put, key);
  const facts: Facts = { ...put.body, timeZone: put.body.timeZone ?? services.country.timeZone };
  const id = seriesId(key);
  return transaction(services.db, async (client) => {
    const { rows } = await client.query<Stored>(
      `select ${STATED} from series where id = $1 for no key update`,
      [id],
    );
    if (rows[0]) await change(client, id, rows[0], facts, put);
    else await create(client, key, facts, put);
    return rows.length === 0;
  });
};
