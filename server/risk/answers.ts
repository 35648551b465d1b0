import type { Request, Response } from 'express';
import type { RiskInputs, RiskList, RiskValues } from '../../sql/model/api/risks.ts';
import { riskInputs } from '../../sql/model/risk.ts';
import { baseUrlOf } from '../http/base-url.ts';
import { answeredUnchanged, etagOf, PUBLIC_CACHE } from '../http/etag.ts';
import { languageOf } from '../http/language.ts';
import { sendJson } from '../http/send-json.ts';
import { untilGone } from '../http/stream.ts';
import { periodAt } from '../indicators/answer/info.ts';
import { nameOf } from '../indicators/answer/value.ts';
import type { ValueRow } from '../indicators/answer/values-sql.ts';
import { seen } from '../layers/seen.ts';
import type { Services } from '../services.ts';
import { csvOf } from './csv.ts';
import { infoOf, type Risk, riskIn, riskOf } from './info.ts';
import type { RiskInputsQuery, RiskValuesQuery } from './query.ts';
import { rowsOf } from './rows.ts';
import { scoreOf } from './value.ts';

type Asked<Query> = { request: Request; response: Response; query: Query };

const given = ({ config, country }: Services, request: Request) => ({
  base: baseUrlOf(request, config.PUBLIC_URL),
  timeZone: country.timeZone,
});

/** Answers the risks that whoever asks may know of, in the order of the theme tree. */
export const sendRisks = (services: Services, { request, response }: Asked<unknown>): void => {
  const snapshot = seen(services, request);
  const risks = [...snapshot.indicators.keys()]
    .flatMap((id) => riskIn(snapshot, id) ?? [])
    .map((risk) => infoOf(risk, snapshot, given(services, request)));
  sendJson(request, response, { risks } satisfies RiskList);
};

export const sendRisk = (services: Services, { request, response }: Asked<unknown>): void =>
  sendJson(
    request,
    response,
    infoOf(riskOf(services, request), seen(services, request), given(services, request)),
  );

/** The newest period that most places have a score of; null where none has. */
const presentOf = ({ shown: { indicator, layer } }: Risk, timeZone: string): string | undefined => {
  const { present } = layer.manifest.computed ?? {};
  return present === undefined ? undefined : periodAt(new Date(present), indicator.manifest.period, timeZone);
};

const isCsv = (request: Request, f: string | undefined): boolean =>
  f === undefined ? (request.headers.accept ?? '').includes('text/csv') : f === 'csv';

const sendCsv = ({ request, response }: Asked<unknown>, { shown: { layer } }: Risk, text: string): void => {
  response.vary('Accept-Language');
  if (answeredUnchanged(request, response, etagOf(text), PUBLIC_CACHE)) return;
  response.set({
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': `attachment; filename="${layer.id}.csv"`,
  });
  response.send(text);
};

/** The highest risk first; what has no score last; newest periods before older ones, as they were read. */
const ordered = (rows: readonly ValueRow[]): ValueRow[] => {
  const score = ({ value }: ValueRow) => value ?? -1;
  const time = ({ from }: ValueRow) => from?.getTime() ?? 0;
  return [...rows].sort((a, b) => time(b) - time(a) || score(b) - score(a));
};

/** Answers scores of a period, each with its class, ranks, confidence and what it is made of. */
export const sendRiskValues = async (services: Services, asked: Asked<RiskValuesQuery>): Promise<void> => {
  const { request, response, query } = asked;
  const risk = riskOf(services, request);
  const period = query.period ?? presentOf(risk, services.country.timeZone);
  const rows = await rowsOf(services, risk, { period, level: query.level }, untilGone(response));
  const values = ordered(rows).map((row) => scoreOf(row, risk));
  if (isCsv(request, query.f)) {
    const language = languageOf(request);
    const bom = query.bom === 'true';
    sendCsv(asked, risk, csvOf(values, risk, { snapshot: seen(services, request), language, bom }));
    return;
  }
  const { id, revision } = risk.shown.layer;
  sendJson(request, response, { risk: id, revision, values } satisfies RiskValues);
};

const numberOf = (told: unknown): number | null => (typeof told === 'number' ? told : null);

/** Rows as columns: places by their id, periods in order. */
const columnsOf = (
  rows: readonly ValueRow[],
  { shown, model }: Risk,
): Omit<RiskInputs, 'risk' | 'revision'> => {
  const periods = [...new Set(rows.map(({ properties }) => String(properties.period)))].sort();
  // A place that changed its outline has several versions: the newest period's is told.
  const places = new Map<string, ValueRow>();
  for (const row of rows) if (!places.has(row.place)) places.set(row.place, row);
  const ids = [...places.keys()].sort();
  const cellOf = new Map(
    rows.map((row) => [
      periods.indexOf(String(row.properties.period)) * ids.length + ids.indexOf(row.place),
      row.properties,
    ]),
  );
  const cells = Array.from({ length: periods.length * ids.length }, (_, cell) => cellOf.get(cell) ?? {});
  const inputs = riskInputs(model);
  const column = <T>(prefix: string, of: (told: unknown) => T) =>
    Object.fromEntries(inputs.map((input) => [input, cells.map((cell) => of(cell[`${prefix}_${input}`]))]));
  return {
    periods,
    places: ids.map((id) => {
      const { fid, named } = places.get(id)!;
      return { id, fid: Number(fid), name: nameOf(shown.base, named) };
    }),
    values: column('in', numberOf),
    shares: column('share', (told) => numberOf(told) ?? 0),
  };
};

/** Answers what a model was computed from, for a page that weighs it anew. */
export const sendRiskInputs = async (services: Services, asked: Asked<RiskInputsQuery>): Promise<void> => {
  const { request, response, query } = asked;
  const risk = riskOf(services, request);
  const { period, level } = query;
  const rows = await rowsOf(services, risk, { period, level }, untilGone(response));
  const { id, revision } = risk.shown.layer;
  sendJson(request, response, { risk: id, revision, ...columnsOf(rows, risk) } satisfies RiskInputs);
};
