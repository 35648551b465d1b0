import type pg from 'pg';
import type { Judgement, OutlookSkill, StoredStep } from '../../../sql/model/outlook.ts';
import { naive, seasonalNaive } from '../../methods/forecast/naive.ts';
import { heldAgainst, maseScale, scoreOf } from '../../methods/forecast/score.ts';
import { type Scale, scaleOf } from '../../methods/forecast/transform.ts';
import { mean } from '../../methods/series.ts';
import type { History } from '../history/history.ts';
import { type Client, keysOf, type Subject, wordOf } from '../subject.ts';
import { instantFor } from './clock.ts';
import { ofSubject } from './store.ts';

/** A past forecast of which not all has come. */
type Open = {
  no: number;
  origin: Date;
  transform: string;
  steps: StoredStep[];
  skill: Pick<OutlookSkill, 'reference' | 'season'>;
  judged: Judgement | null;
};

/** Forecasts that are looked at again, the newest: of those before, what has not come by now comes no more. */
const MOST = 60;

const OPEN = (
  subject: Subject,
): string => `select no, origin, fit->>'transform' as transform, steps, skill, judged from outlook
  where ${ofSubject(subject)} and period = $4 and origin <= $5
    and coalesce((judged->>'n')::int, 0) < jsonb_array_length(steps)
  order by origin desc limit ${MOST}`;

type Values = { starts: readonly string[]; values: History['values'] };

/** CRPS of the naive reference at the same steps, by what was known then. */
const naiveCrps = (
  { skill: { reference, season } }: Open,
  {
    known,
    came,
    scale,
  }: { known: History['values']; came: readonly { value: number; at: number }[]; scale: Scale },
): number | null => {
  const scaled = known.map((value) => (value === null ? null : scale.to(value)));
  const model = reference === 'seasonal-naive' ? seasonalNaive(scaled, season) : naive(scaled);
  if (!model || came.length === 0) return null;
  const { mean: means, sd } = model.predict(Math.max(...came.map(({ at }) => at)) + 1);
  return mean(
    came.map(
      ({ value, at }) =>
        heldAgainst(scale, { mean: means[at] as number, sd: sd[at] as number }, { value, by: null }).crps,
    ),
  );
};

/** A past forecast held against the values that came since; null where none has. */
const judgementOf = (open: Open, { starts, values }: Values, scale: Scale): Judgement | null => {
  const places = new Map(starts.map((start, place) => [start, place]));
  const came = open.steps.flatMap(({ start, z }, at) => {
    const value = values[places.get(start) ?? -1];
    return value === null || value === undefined ? [] : [{ value, at, z }];
  });
  const first = places.get(open.steps[0]?.start ?? '') ?? -1;
  const known = values.slice(0, Math.max(0, first));
  const by = maseScale(known, open.skill.season);
  const score = scoreOf(
    came.map(({ value, z: [centre, sd, df = null] }) =>
      heldAgainst(scale, { mean: centre, sd, df }, { value, by }),
    ),
  );
  return score && { ...score, of: open.steps.length, naiveCrps: naiveCrps(open, { known, came, scale }) };
};

/** What past forecasts of a subject's period are judged to have been, by their numbers; those of another scale are left as they are. */
export const judgementsOf = async (
  client: Client,
  subject: Subject,
  history: History,
): Promise<Map<number, Judgement>> => {
  const { period, values } = history;
  const starts = history.starts.map((at) => instantFor(subject, period, at).toISOString());
  const { rows } = await client.query<Open>(OPEN(subject), [...keysOf(subject), period, starts.at(-1)]);
  const word = wordOf(subject);
  const scale = scaleOf(word.transform, word);
  return new Map(
    rows
      .filter(({ transform }) => transform === scale.name)
      .flatMap((open) => {
        const judged = judgementOf(open, { starts, values }, scale);
        return judged && judged.n > (open.judged?.n ?? 0) ? [[open.no, judged] as const] : [];
      }),
  );
};

/** Keeps them with the forecasts. */
export const storeJudgements = async (
  client: pg.ClientBase,
  judgements: ReadonlyMap<number, Judgement>,
): Promise<void> => {
  if (judgements.size === 0) return;
  await client.query(
    `update outlook o set judged = g.judged, judged_at = now()
     from jsonb_to_recordset($1::jsonb) as g (no bigint, judged jsonb) where o.no = g.no`,
    [JSON.stringify([...judgements].map(([no, judged]) => ({ no, judged })))],
  );
};
