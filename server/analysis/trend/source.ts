import { z } from 'zod';
import type { Db } from '../../../sql/db.ts';
import type { QuestionOf } from '../../../sql/model/analysis.ts';
import { secondsOf } from '../../../sql/model/duration.ts';
import { indicatorFields } from '../../../sql/model/indicator.ts';
import type { Parameter } from '../../../sql/model/parameter.ts';
import type { Text } from '../../../sql/model/text.ts';
import { notFound } from '../../http/error.ts';
import type { Snapshot } from '../../layers/catalogue.ts';

type Trend = QuestionOf<'trend'>;

export type TrendSeries = {
  no: number;
  layer: string;
  feature: string;
  /** Whether a value stands for a whole step or more: then there are no rollups of it. */
  isCoarse: boolean;
  revision: number;
  changedAt: Date | null;
};

/** What a trend is looked for in. */
export type TrendSource = {
  title: Text;
  unit: string;
  decimals: number;
  direction: Parameter['direction'];
  from:
    | { kind: 'indicator'; layer: string }
    | { kind: 'parameter'; id: string; gather: Parameter['gather']; series: readonly TrendSeries[] };
};

/** Begins of steps are told by their mean length; no duration in use lies between. */
const STEP_SECONDS = { year: secondsOf('P1Y'), month: secondsOf('P1M') };

const isCoarse = (every: string | null, averaging: string, step: Trend['step']): boolean =>
  secondsOf(every ?? averaging) >= 0.9 * STEP_SECONDS[step];

type SeriesRow = Omit<TrendSeries, 'isCoarse'> & { every: string | null; averaging: string };

const SERIES = `select no, layer_id as layer, feature_id as feature, every, averaging, revision, changed_at as "changedAt"
  from series where parameter_id = $1 and procedure = $2 and layer_id = any($3::text[]) and n > 0 order by no`;

const ofParameter = async (db: Db, question: Trend, id: string, snapshot: Snapshot): Promise<TrendSource> => {
  const procedure = 'procedure' in question.of ? question.of.procedure : '';
  const parameter = snapshot.parameters.get(id);
  if (!parameter) throw notFound('no-such-thing', id);
  const { title, unit, decimals, direction, gather } = parameter.manifest;
  const found = await db.read().query<SeriesRow>(SERIES, [id, procedure, [...snapshot.layers.keys()]]);
  const series = found.rows.map(({ every, averaging, ...row }) => ({
    ...row,
    // A season is made of months.
    isCoarse: isCoarse(every, averaging, question.months ? 'month' : question.step),
  }));
  return { title, unit, decimals, direction, from: { kind: 'parameter', id, gather, series } };
};

/** What of an indicator's declaration is looked at. */
const Told = z.object({
  title: indicatorFields.title,
  unit: indicatorFields.unit,
  decimals: indicatorFields.decimals,
  direction: indicatorFields.direction,
});

const ofIndicator = async (db: Db, id: string, snapshot: Snapshot): Promise<TrendSource> => {
  const { rows } = await db
    .read()
    .query<{ manifest: unknown }>('select manifest from indicator where id = $1', [id]);
  // Its layer says who may know of it.
  if (!rows[0] || !snapshot.layers.has(id)) throw notFound('no-such-thing', id);
  const { title, unit, decimals, direction } = Told.parse(rows[0].manifest);
  return { title, unit, decimals, direction, from: { kind: 'indicator', layer: id } };
};

/** What a question about trends is asked of, as far as whoever asks may know of it; 404 for what is not there. */
export const trendSource = (db: Db, question: Trend, snapshot: Snapshot): Promise<TrendSource> =>
  'indicator' in question.of
    ? ofIndicator(db, question.of.indicator, snapshot)
    : ofParameter(db, question, question.of.parameter, snapshot);
