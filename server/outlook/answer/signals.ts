import type { Request, Response } from 'express';
import type { SignalOne, Signals } from '../../../sql/model/api/outlook.ts';
import { type Evidence, SEVERITIES, type SignalKind, severityNo } from '../../../sql/model/signal.ts';
import { boxesOf } from '../../features/bbox.ts';
import { CRS84 } from '../../features/crs.ts';
import { queryRows } from '../../features/rows.ts';
import { type Condition, every, some, where } from '../../features/sql.ts';
import { badParameter } from '../../http/error.ts';
import { languageOf } from '../../http/language.ts';
import { sendJson } from '../../http/send-json.ts';
import { untilGone } from '../../http/stream.ts';
import type { Snapshot } from '../../layers/catalogue.ts';
import { seen } from '../../layers/seen.ts';
import type { Sql } from '../../layers/visible.ts';
import { featureOf, POINT_COLUMNS } from '../../series/feature.ts';
import { LIES_IN, MEETS } from '../../series/find.ts';
import { placeOf } from '../../series/list.ts';
import type { Services } from '../../services.ts';
import { ownPeriod } from '../history/of-series.ts';
import { isCsv, sendLines, signalLines } from './csv.ts';
import type { SignalsQuery } from './query.ts';
import { nextOf } from './send.ts';
import { type SubjectRow, subjectOf } from './subject.ts';
import { ofSubjects } from './subjects.ts';

type SignalRow = SubjectRow & {
  no: number;
  kind: SignalKind;
  layer_id: string;
  averaging: string | null;
  every: string | null;
  since: Date;
  until: Date | null;
  severity: number;
  evidence: Evidence;
  found_at: Date;
  changed_at: Date;
  longitude: number | null;
  latitude: number | null;
  matched: number;
};

type Wanted = { query: SignalsQuery; place: number | null; subjects: Condition | null };

const ownConditions = (
  { theme, kind, severity, since, open }: SignalsQuery,
  { parameters, indicators }: Snapshot,
): Condition[] => {
  const idsOf = (all: ReadonlyMap<string, { theme: string }>) =>
    [...all].filter(([, one]) => one.theme === theme).map(([id]) => id);
  return [
    ...(theme === undefined
      ? []
      : [
          where(
            '(s.parameter_id = any(?::text[]) or s.indicator_id = any(?::text[]))',
            idsOf(parameters),
            idsOf(indicators),
          ),
        ]),
    ...(kind ? [where('s.kind = any(?::text[])', kind)] : []),
    ...(severity ? [where('s.severity >= ?', severityNo(severity))] : []),
    ...(since ? [where('(s.until is null or s.until >= ?)', since)] : []),
    ...(open === undefined ? [] : [where(`s.until is ${open ? '' : 'not '}null`)]),
  ];
};

const onFeature = ({ query: { bbox }, place }: Wanted): Condition[] => [
  ...(bbox === undefined ? [] : [some(boxesOf(bbox, CRS84).map((box) => where(MEETS, ...box)))]),
  ...(place === null ? [] : [where(LIES_IN, place)]),
];

/**
 * The query for a page of signals of what may be seen, gravest first, then the newest, each with its feature. `s` is a signal with
 * the layer of its feature: that of its series, or the base of its indicator.
 */
const signalsQuery = (wanted: Wanted, snapshot: Snapshot): Sql => {
  const layers = [...snapshot.layers.values()];
  const shown = [...snapshot.indicators.values()].map(({ manifest }) => manifest);
  const located = onFeature(wanted);
  const { subjects } = wanted;
  const conditions = [...ownConditions(wanted.query, snapshot), ...(subjects ? [subjects] : []), ...located];
  const condition = conditions.length > 0 ? every(conditions)(3) : { text: 'true', values: [] };
  const feature = featureOf(layers, 1);
  const { limit, after } = wanted.query;
  const order = 's.severity desc, s.since desc, s.no';
  return {
    text: `with own as (
        select g.*, se.id as series_id, se.parameter_id, se.averaging, se.every, coalesce(se.layer_id, i.base) as layer_id
        from signal g left join series se on se.no = g.series_no
          left join unnest($2::text[], $3::text[]) i (id, base) on i.id = g.indicator_id
        where se.layer_id = any($1::text[]) or i.id is not null
      ), page as (
        select s.*, count(*) over ()::int as matched from own s ${located.length > 0 ? `cross join lateral (${feature}) f` : ''}
        where ${condition.text} order by ${order} limit ${Math.trunc(limit)} offset ${Math.trunc(after)}
      )
      select s.*, f.properties, ${POINT_COLUMNS} from page s left join lateral (${feature}) f on true order by ${order}`,
    values: [
      layers.map(({ id }) => id),
      shown.map(({ id }) => id),
      shown.map(({ base }) => base),
      ...condition.values,
    ],
  };
};

/** What shows a signal, without the source that whoever asks may not see. */
const evidenceOf = ({ near, ...evidence }: Evidence, { layers }: Snapshot): Evidence =>
  near && layers.has(near.layer) ? { ...evidence, near } : evidence;

const toldOf = (row: SignalRow, snapshot: Snapshot): SignalOne[] => {
  const layer = snapshot.layers.get(row.layer_id);
  const subject = layer && subjectOf(row, layer, snapshot);
  if (!subject) return [];
  const { longitude, latitude } = row;
  const period =
    row.averaging === null
      ? snapshot.indicators.get(subject.id)?.manifest.period
      : ownPeriod({ averaging: row.averaging, every: row.every });
  return [
    {
      id: String(row.no),
      kind: row.kind,
      subject,
      period: period ?? null,
      at: longitude === null || latitude === null ? null : [longitude, latitude],
      since: row.since.toISOString(),
      until: row.until?.toISOString() ?? null,
      severity: SEVERITIES[row.severity - 1] ?? 'minor',
      evidence: evidenceOf(row.evidence, snapshot),
      foundAt: row.found_at.toISOString(),
      changedAt: row.changed_at.toISOString(),
    },
  ];
};

/** Answers early signals of what whoever asks may see. */
export const sendSignals = async (
  services: Services,
  { request, response, query }: { request: Request; response: Response; query: SignalsQuery },
): Promise<void> => {
  const snapshot = seen(services, request);
  const signal = untilGone(response);
  if (query.theme !== undefined && !snapshot.themes.some(({ manifest }) => manifest.id === query.theme))
    throw badParameter('theme', 'invalid-parameter', { reason: query.theme.slice(0, 80) });
  const place = query.place === undefined ? null : await placeOf(services, snapshot, query.place, signal);
  const subjects = query.series ? await ofSubjects({ services, snapshot, signal }, query.series) : null;
  const rows =
    snapshot.layers.size === 0
      ? []
      : await queryRows<SignalRow>(services.db, signalsQuery({ query, place, subjects }, snapshot), signal);
  const signals = rows.flatMap((row) => toldOf(row, snapshot));
  if (isCsv(request, query.f)) {
    const lines = signalLines(signals, snapshot, languageOf(request));
    sendLines(response, lines, { name: 'signals', bom: query.bom });
    return;
  }
  const matched = rows[0]?.matched ?? 0;
  sendJson(request, response, {
    signals,
    numberMatched: matched,
    next: nextOf(services, request, { after: query.after, count: rows.length, matched }),
  } satisfies Signals);
};
