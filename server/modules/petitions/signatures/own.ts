import type pg from 'pg';
import type { Hears, OwnSignature, SignatureState } from '../../../../sql/model/api/petitions.ts';
import { transaction } from '../../../../sql/transaction.ts';
import { isSame, type Secrets } from '../../../accounts/secrets.ts';
import { HttpError } from '../../../http/error.ts';
import { raiseCounts } from '../../../records/cases/counts.ts';
import type { Services } from '../../../services.ts';

const signed = (secrets: Secrets, id: string): string => `${id}.${secrets.mac('petition signature', id)}`;

/** What opens a signature again for who made it, without an account; it stands in every mail about it. */
export const ownOf = signed;

/** The page that it opens. */
export const ownPage = (secrets: Secrets, id: string): string => `/petitions/mine#${signed(secrets, id)}`;

const idOf = (secrets: Secrets, own: string): string => {
  const [id = ''] = own.split('.');
  if (!/^[0-9a-f-]{36}$/.test(id) || !isSame(Buffer.from(own), Buffer.from(signed(secrets, id))))
    throw new HttpError(410, 'link-gone');
  return id;
};

export type Row = {
  id: string;
  caseNo: number;
  number: string;
  title: string;
  state: SignatureState;
  isSponsor: boolean;
  hears: Hears;
  place: string | null;
  hasAddress: boolean;
};

const SELECT = `select s.id, s.case_no as "caseNo", c.number, c.title, s.state, s.is_sponsor as "isSponsor", s.hears,
    s.place_id as place, s.email is not null as "hasAddress"
  from petition_signature s join record_case c on c.no = s.case_no where s.id = $1`;

/** A signature by its number; null where it is gone. `for update` holds it to the end of the transaction. */
export const findSignature = async (
  client: pg.ClientBase | pg.Pool,
  id: string,
  lock: '' | 'for update of s' = '',
): Promise<Row | null> => (await client.query<Row>(`${SELECT} ${lock}`, [id])).rows[0] ?? null;

/** A signature as its owner sees it. */
export const ownView = (secrets: Secrets, row: Row): OwnSignature => ({
  ...{ number: row.number, title: row.title, state: row.state, isSponsor: row.isSponsor },
  ...{ hears: row.hears, own: signed(secrets, row.id) },
});

/** What the holder of a link signed. Throws a 410 where it is none of ours, or the signature is gone. */
export const readOwn = async ({ db, secrets }: Services, own: string): Promise<OwnSignature> => {
  const row = await findSignature(db.pool, idOf(secrets, own));
  if (!row) throw new HttpError(410, 'link-gone');
  return ownView(secrets, row);
};

const held = async (client: pg.ClientBase, id: string): Promise<Row> => {
  const row = await findSignature(client, id, 'for update of s');
  if (!row) throw new HttpError(410, 'link-gone');
  return row;
};

/** Changes what the signer is told; who hears nothing any more has her address forgotten. 409 where none is kept. */
export const hearOtherwise = ({ db, secrets }: Services, own: string, hears: Hears): Promise<OwnSignature> =>
  transaction(db, async (client) => {
    const row = await held(client, idOf(secrets, own));
    if (hears !== 'nothing' && !row.hasAddress) throw new HttpError(409, 'no-address-kept');
    await client.query(
      `update petition_signature set hears = $2, email = case when $2 <> 'nothing' then email end where id = $1`,
      [row.id, hears],
    );
    return ownView(secrets, { ...row, hears });
  });

/** What a signature counts as: its petition's, and its sponsors' where it is of one. */
export const countsOf = ({ isSponsor }: Pick<Row, 'isSponsor'>): string[] =>
  isSponsor ? ['sponsors', 'signatures'] : ['signatures'];

/** Takes a signature back: it counts no more, and nothing is sent any more. One that was not confirmed is forgotten whole. */
export const withdraw = ({ db, secrets }: Services, own: string): Promise<OwnSignature> =>
  transaction(db, async (client) => {
    const row = await held(client, idOf(secrets, own));
    if (row.state === 'asked') await client.query('delete from petition_signature where id = $1', [row.id]);
    else if (row.state !== 'withdrawn') {
      await client.query(
        `update petition_signature set state = 'withdrawn', email = null, hears = 'nothing', decided_at = now() where id = $1`,
        [row.id],
      );
      if (row.state === 'counted')
        await raiseCounts(
          client,
          countsOf(row).map((count) => ({ ...row, count, n: -1 })),
        );
    }
    return ownView(secrets, { ...row, state: 'withdrawn', hears: 'nothing' });
  });
