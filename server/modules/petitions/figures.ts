import type pg from 'pg';
import type { SignatureFigures } from '../../../sql/model/api/petitions.ts';
import type { Country } from '../../../sql/model/country.ts';
import { suppressed } from '../../records/statistics/suppress.ts';
import { isCollecting, levelOf, type Petition } from './petition.ts';
import { signerPlaces } from './places.ts';

const BY_PLACE = `select place_id as key, sum(n)::int as count from record_count
  where case_no = $1 and count_id = 'signatures' group by place_id having sum(n) > 0 order by 2 desc, 1`;
const PAPER = `select coalesce(sum(s.signatures), 0)::int as n from petition_sheet s
  left join petition_sheet first on first.no = s.corrects
  where s.case_no = $1 and coalesce(first.verified_at, s.verified_at) is not null`;

/** How many signed a petition, and where they live; no place is told with fewer than five, nor with what would give those away. */
export const figuresOf = async (
  pool: pg.Pool,
  country: Country,
  petition: Petition,
): Promise<SignatureFigures> => {
  const { kase } = petition;
  const { rows } = await pool.query<{ key: string; count: number }>(BY_PLACE, [kase.no]);
  const { rows: paper } = await pool.query<{ n: number }>(PAPER, [kase.no]);
  const names = new Map((await signerPlaces(pool, country)).map(({ id, title }) => [id, title]));
  return {
    number: kase.number,
    total: kase.counts.signatures ?? 0,
    paper: paper[0]!.n,
    places: suppressed(rows).map(({ key, count }) => ({ place: key, title: names.get(key) ?? null, count })),
    level: levelOf(country),
    isCollecting: isCollecting(petition, new Date().toISOString()),
  };
};
