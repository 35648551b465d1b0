import type pg from 'pg';
import type { Text } from '../../../sql/model/text.ts';

/** Of public layers only: budgets are for all, and so is all that is told of their places. */
const NAMES = `select distinct on (p.id) p.id as code, p.name as title from place p join layer on layer.no = p.layer_no
  where p.level = $1 and layer.visibility->>'kind' = 'public' order by p.id, p.valid_from desc nulls last`;

const PEOPLE = `select p.id as place, extract(year from o.time at time zone s.time_zone)::int as year, o.value
  from series s join layer on layer.id = s.layer_id and layer.visibility->>'kind' = 'public'
    join place p on p.layer_no = layer.no and p.code = s.feature_id
    join observation o on o.series_no = s.no
  where s.parameter_id = $1 and p.level = $2 and o.flag < 3`;

export type Places = {
  names: ReadonlyMap<string, Text>;
  /** People of a place in a year; of all places for null, where each is counted. */
  people: (place: string | null, year: number) => number | null;
};

/** The places of a level with their names, and how many live there by a parameter of the observations. */
export const placesOf = async (db: pg.Pool, level: string, population: string | null): Promise<Places> => {
  const { rows: named } = await db.query<{ code: string; title: Partial<Text> }>(NAMES, [level]);
  const { rows: counted } =
    population === null
      ? { rows: [] }
      : await db.query<{ place: string; year: number; value: number }>(PEOPLE, [population, level]);
  const of = new Map(counted.map(({ place, year, value }) => [`${place} ${year}`, value]));
  const names = new Map(
    named.map(({ code, title }) => {
      const any = title.fr ?? title.en ?? title.ar ?? code;
      return [code, { ar: title.ar ?? any, fr: title.fr ?? any, en: title.en ?? any }];
    }),
  );
  const people: Places['people'] = (place, year) => {
    if (place !== null) return of.get(`${place} ${year}`) ?? null;
    const all = [...names.keys()].map((code) => of.get(`${code} ${year}`));
    return all.length > 0 && all.every((one) => one !== undefined) ? all.reduce((a, b) => a + b, 0) : null;
  };
  return { names, people };
};
