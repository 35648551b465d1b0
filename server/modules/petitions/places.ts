import type pg from 'pg';
import type { Country } from '../../../sql/model/country.ts';
import type { Text } from '../../../sql/model/text.ts';
import { badParameter } from '../../http/error.ts';
import { levelOf } from './petition.ts';

const NAMES = `select distinct on (p.id) p.id, p.name from place p join layer on layer.no = p.layer_no
  where p.level = $1 and layer.visibility->>'kind' = 'public' order by p.id, p.valid_from desc nulls last`;

/** The places that signers choose from, by their ids. */
export const signerPlaces = async (
  pool: pg.Pool | pg.ClientBase,
  country: Country,
): Promise<{ id: string; title: Text }[]> => {
  const { rows } = await pool.query<{ id: string; name: Partial<Text> }>(NAMES, [levelOf(country)]);
  return rows.map(({ id, name }) => {
    const any = name.fr ?? name.en ?? name.ar ?? id;
    return { id, title: { ar: name.ar ?? any, fr: name.fr ?? any, en: name.en ?? any } };
  });
};

const IS_ONE = 'select from place where id = $1 and level = $2 limit 1';

/** 400 where it is none of the places that signers choose from. */
export const checkPlace = async (
  client: pg.ClientBase,
  country: Country,
  place: string | undefined,
): Promise<void> => {
  if (place === undefined) return;
  const { rowCount } = await client.query(IS_ONE, [place, levelOf(country)]);
  if (!rowCount) throw badParameter('place', 'invalid-parameter', { reason: place.slice(0, 80) });
};
