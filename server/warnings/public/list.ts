import type pg from 'pg';
import type { FeedQuery, WarningInfo, WarningsQuery } from '../../../sql/model/api/warnings.ts';
import { CAP_SEVERITIES, type CapAlert, isAsGrave } from '../../../sql/model/cap.ts';
import { sameText, type Text } from '../../../sql/model/text.ts';
import type { WarningContent, WarningState } from '../../../sql/model/warning.ts';
import { aboveOf, placesOf } from '../places.ts';
import { textIn } from '../subscriptions/tell.ts';

/** A warning with the last message that was sent of it: what all see is that, and not what is being written. */
export type ShownRow = {
  id: string;
  state: WarningState;
  part: number;
  sent: Date;
  alert: CapAlert;
  places: string[];
  content: WarningContent;
  authority: { id: string; name: Text };
  publishedAt: Date;
  expires: Date;
  endedAt: Date | null;
  holds: boolean;
  bbox: number[];
};

const ROWS = `select w.id, w.state, m.part, m.sent, m.alert, m.places, w.content,
    jsonb_build_object('id', i.id, 'name', i.name) as authority, w.published_at as "publishedAt", m.expires, w.ended_at as "endedAt",
    w.state <> 'cancelled' and m.kind <> 'Cancel' and m.expires > now() as holds,
    array[ST_XMin(m.geom), ST_YMin(m.geom), ST_XMax(m.geom), ST_YMax(m.geom)] as bbox
  from warning w join institution i on i.id = w.authority_id
    join lateral (select * from warning_message where warning_id = w.id order by part desc limit 1) m on true`;

// A place that is asked for lies in one that is warned of, or the other way round.
const WHERE = `($1::text[] is null or m.places && $1 or exists (select from unnest(m.places) p (id) where p.id = any($2)))
    and ($3::text[] is null or m.category = any($3)) and ($4::text[] is null or m.severity = any($4))
    and case $5 when 'active' then w.state <> 'cancelled' and m.kind <> 'Cancel' and m.expires > now()
      when 'past' then w.state = 'cancelled' or m.kind = 'Cancel' or m.expires <= now() else true end`;

const BELOW = `with recursive down as (select $1::text as id union
    select p.id from down join place_parent h on h.parent_id = down.id join place p on p.no = h.place_no)
  select array_agg(id) as ids from down`;

type Narrowed = Pick<WarningsQuery, 'state' | 'cursor'> & { limit: number } & Omit<FeedQuery, 'lang'>;

/** The places that a warning may name to be one for a place: itself, what it lies in, and what lies in it. */
const around = async (pool: pg.Pool, place: string | undefined): Promise<[string[] | null, string[]]> => {
  if (place === undefined) return [null, []];
  const above = (await aboveOf(pool, [place])).get(place) ?? [place];
  const { rows } = await pool.query<{ ids: string[] }>(BELOW, [place]);
  return [above, rows[0]?.ids ?? []];
};

/** Warnings, the newest message first; one more than asked for where there are more. */
export const listRows = async (pool: pg.Pool, query: Narrowed): Promise<ShownRow[]> => {
  const { place, category, severity, state, limit, cursor } = query;
  const [above, below] = await around(pool, place);
  const grave = severity && CAP_SEVERITIES.filter((one) => isAsGrave(one, severity));
  const { rows } = await pool.query<ShownRow>(
    `${ROWS} where ${WHERE} and ($6::uuid is null or (m.sent, w.id) < (
        select (select max(sent) from warning_message where warning_id = $6), $6))
      order by m.sent desc, w.id desc limit $7`,
    [above, below, category ?? null, grave ?? null, state, cursor ?? null, limit + 1],
  );
  return rows;
};

/** One warning that was sent; null where there is none. */
export const shownRow = async (pool: pg.Pool, id: string): Promise<ShownRow | null> =>
  (await pool.query<ShownRow>(`${ROWS} where w.id = $1`, [id])).rows[0] ?? null;

const stateOf = ({ holds, state, alert }: ShownRow): WarningInfo['state'] => {
  if (holds) return 'active';
  return state === 'cancelled' || alert.kind === 'Cancel' ? 'cancelled' : 'expired';
};

/** Warnings as all see them. */
export const infosOf = async (pool: pg.Pool, rows: readonly ShownRow[]): Promise<WarningInfo[]> => {
  const places = await placesOf(pool, [...new Set(rows.flatMap((row) => row.places))]);
  return rows.map((row) => {
    const { id, alert, authority } = row;
    const info = alert.infos[0]!;
    const word = textIn(alert, ({ parameters }) => parameters.find(({ name }) => name === 'word')?.value);
    const state = stateOf(row);
    return {
      id,
      state,
      authority: { ...authority, word },
      category: info.categories[0]!,
      severity: info.severity,
      urgency: info.urgency,
      certainty: info.certainty,
      responses: info.responses,
      event: textIn(alert, ({ event }) => event),
      headline: textIn(alert, ({ headline }) => headline),
      places: row.places.map((of) => ({
        id: of,
        name: places.find((place) => place.id === of)?.name ?? sameText(of),
      })),
      issuedAt: row.publishedAt.toISOString(),
      updatedAt: row.sent.toISOString(),
      onset: info.onset ?? alert.sent,
      expires: row.expires.toISOString(),
      endedAt: state === 'active' ? null : (row.endedAt ?? row.expires).toISOString(),
      bbox: row.bbox,
      links: { page: `/warnings/${id}`, cap: `/warnings/${id}.cap` },
    };
  });
};
