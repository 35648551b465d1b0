import { beforeAll } from 'vitest';
import { evaluateRules } from '../../server/warnings/rules/evaluate.ts';
import { WarningRule, type WarningRuleDeclaration } from '../../sql/model/warning-rule.ts';
import { ensureErasOf } from '../../sql/observations/eras.ts';
import { writeValues } from '../../sql/observations/write-values.ts';
import { transaction } from '../../sql/transaction.ts';
import { worldland } from '../world/country.ts';
import { asker } from './ask.ts';
import { testValue } from './observe.ts';
import { type Somebody, signIn } from './sign-in.ts';
import type { useApp } from './use-app.ts';

const HOUR = 3_600_000;

/** Words in three languages, each told apart. */
export const words = (of: string) => ({ ar: `ع ${of}`, fr: `f ${of}`, en: of });

/** A rule of dust, as far as it is not said otherwise. */
export const ruleOf = (given: Partial<WarningRuleDeclaration> = {}): WarningRule =>
  WarningRule.parse({
    id: 'dust',
    title: words('Dust'),
    subject: { kind: 'observation', parameter: 'pm10', layer: 'stations' },
    when: { kind: 'above', value: 150, until: 100 },
    area: { level: 'governorate' },
    authority: 'office',
    category: 'Env',
    severity: 'Severe',
    urgency: 'Expected',
    certainty: 'Observed',
    expires: 'PT12H',
    event: words('Dust'),
    headline: words('{word}: dust in {place}'),
    description: words('{title} is {value} at {feature}, above {limit}, at {time}.'),
    ...given,
  });

const SERIES = `select s.no, s.id, s.feature_id as feature, p.id as place from series s
   join layer l on l.id = s.layer_id join feature f on f.layer_no = l.no and f.id = s.feature_id
   join place p on p.level = 'governorate' and ST_Intersects(p.geom, f.geom)
 where s.parameter_id = 'pm10' and s.layer_id = 'stations' order by s.no limit 1`;

type Duty = {
  /** The hour in which the tests began, from which values are told: it may be over before they are. */
  hour: number;
  admin: Somebody;
  /** On duty where the station of the tests lies. */
  officer: Somebody;
  /** On duty in another region. */
  elsewhere: Somebody;
  place: string;
  other: string;
  /** Of the station of the tests. */
  series: { no: number; id: string; feature: string };
};

/** In a world of tests: an office that warns, officers of two regions, and a station whose values rules look at. */
export const useDuty = (world: ReturnType<typeof useApp>) => {
  const duty = {} as Duty;
  beforeAll(async () => {
    duty.hour = Math.floor(Date.now() / HOUR) * HOUR;
    const { pool } = world.db;
    await pool.query(
      `insert into institution (id, name, kind, status, manifest) values ('office', $1, 'agency', 'open', '{}')`,
      [JSON.stringify(words('Office <of> dust'))],
    );
    const [found] = (await pool.query<Duty['series'] & { place: string }>(SERIES)).rows;
    const { place, ...series } = found!;
    const { rows } = await pool.query<{ id: string }>(
      `select id from place where level = 'governorate' and id <> $1 limit 1`,
      [place],
    );
    const other = rows[0]!.id;
    Object.assign(duty, { series, place, other, admin: await signIn(world, 'administrator') });
    duty.officer = await signIn(world, ['duty-officer', place]);
    duty.elsewhere = await signIn(world, ['duty-officer', other]);
  });
  return {
    ask: asker(world),
    duty,
    /** Writes values of the station, by how many hours ago. */
    observe: async (...values: [hoursAgo: number, value: number][]): Promise<void> => {
      const all = values.map(([ago, value]) =>
        testValue({
          series: duty.series.no,
          time: duty.hour - ago * HOUR,
          value,
          flag: 'checked',
        }),
      );
      await ensureErasOf(
        world.db,
        all.map(({ time }) => time),
      );
      await transaction(world.db, (client) => writeValues(client, all));
    },
    evaluate: (hoursOn = 0): Promise<number> =>
      evaluateRules(world.db, {
        base: 'https://map.example.tn',
        timeZone: worldland.timeZone,
        now: new Date(Date.now() + hoursOn * HOUR),
      }),
    putRule: (rule: WarningRule, enabled = true) =>
      world.db.pool.query(
        `insert into warning_rule (id, origin, manifest, enabled) values ($1, 'api', $2, $3)
         on conflict (id) do update set manifest = excluded.manifest, enabled = excluded.enabled`,
        [rule.id, JSON.stringify(rule), enabled],
      ),
    /** What the trail has of a warning, oldest first. */
    actions: async (id: string): Promise<string[]> =>
      (
        await world.db.pool.query<{ action: string }>(
          `select action from audit where object_kind = 'warning' and object_id = $1 order by no`,
          [id],
        )
      ).rows.map(({ action }) => action),
  };
};
