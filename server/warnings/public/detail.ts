import type { Request } from 'express';
import type { WarningDetail } from '../../../sql/model/api/warnings.ts';
import { notFound } from '../../http/error.ts';
import type { Services } from '../../services.ts';
import { findAuthority } from '../authority.ts';
import { findWarning, messagesOf } from '../issue/store.ts';
import { textIn } from '../subscriptions/tell.ts';
import { shownEvidence } from './evidence.ts';
import { infosOf, shownRow } from './list.ts';

const SHAPE = `select ST_AsGeoJSON(ST_ForcePolygonCCW(geom), 5)::jsonb as geometry from warning_message
  where warning_id = $1 order by part desc limit 1`;

const orNull = (text: { fr: string }): boolean => text.fr !== '—';

/** All that all may know of a warning; 404 for one that was never sent. */
export const detailOf = async (services: Services, request: Request, id: string): Promise<WarningDetail> => {
  const { pool } = services.db;
  const row = await shownRow(pool, id);
  if (!row) throw notFound('no-such-thing', id);
  const [info] = await infosOf(pool, [row]);
  const { rows } = await pool.query<{ geometry: WarningDetail['geometry'] }>(SHAPE, [id]);
  const warning = (await findWarning(pool, id))!;
  const authority = await findAuthority(pool, row.authority.id);
  const instruction = textIn(row.alert, ({ instruction: text }) => text);
  const audience = textIn(row.alert, ({ audience: text }) => text);
  return {
    ...info!,
    description: textIn(row.alert, ({ description }) => description),
    instruction: orNull(instruction) ? instruction : null,
    audience: orNull(audience) ? audience : null,
    contact: authority?.contact ?? null,
    geometry: rows[0]!.geometry,
    evidence: shownEvidence(services, request, warning.evidence),
    messages: (await messagesOf(pool, id)).map(({ part, kind, sent, alert }) => ({
      part,
      kind,
      sent: sent.toISOString(),
      headline: textIn(alert, ({ headline }) => headline),
      note: alert.note ?? null,
      cap: `/warnings/${id}/${part}.cap`,
    })),
  };
};
