import type pg from 'pg';
import { audit } from '../../../../sql/audit.ts';
import type { CorrectSheet, EnterSheet, Sheet } from '../../../../sql/model/api/petitions.ts';
import { transaction } from '../../../../sql/transaction.ts';
import { accountOf, actorOf, type Who } from '../../../accounts/who.ts';
import { badParameter, HttpError, notFound } from '../../../http/error.ts';
import { followCounts, type Raise, raiseCounts } from '../../../records/cases/counts.ts';
import { relationOf } from '../../../records/cases/relation.ts';
import type { Services } from '../../../services.ts';
import { isCollecting, notCollecting, type Petition, petitionOf } from '../petition.ts';
import { checkPlace } from '../places.ts';

const LIST = `select s.no, s.sheet, s.signatures, s.place_id as place, s.file_id as file, e.name as "enteredBy", v.name as "verifiedBy",
    s.entered_by as "byId", s.created_at as "createdAt", s.verified_at as "verifiedAt",
    (select coalesce(jsonb_agg(jsonb_build_object('by', x.signatures, 'reason', x.reason, 'at', x.created_at) order by x.no), '[]')
      from petition_sheet x where x.corrects = s.no) as corrections
  from petition_sheet s left join account e on e.id = s.entered_by left join account v on v.id = s.verified_by
  where s.case_no = $1 and s.corrects is null`;

type Row = Omit<Sheet, 'createdAt' | 'verifiedAt' | 'isOwn'> & {
  byId: string | null;
  createdAt: Date;
  verifiedAt: Date | null;
};

const sheetOf = (row: Row, who: Who): Sheet => {
  const { byId, createdAt, verifiedAt, corrections, ...rest } = row;
  return {
    ...rest,
    signatures: row.signatures + corrections.reduce((sum, { by }) => sum + by, 0),
    isOwn: byId !== null && byId === accountOf(who),
    createdAt: createdAt.toISOString(),
    verifiedAt: verifiedAt?.toISOString() ?? null,
    corrections: corrections.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
  };
};

/** The petition, of whose body whoever asks must be an officer; else 404, as for one that there is not. */
const ofOfficer = async (
  services: Services,
  client: pg.ClientBase | pg.Pool,
  who: Who,
  number: string,
): Promise<Petition> => {
  const petition = await petitionOf(services, client, number);
  if (relationOf(who, petition.kase).reader !== 'internal') throw notFound('no-such-thing', number);
  return petition;
};

/** The sheets of a petition, newest first. */
export const sheetsOf = async (services: Services, who: Who, number: string): Promise<Sheet[]> => {
  const { kase } = await ofOfficer(services, services.db.pool, who, number);
  const { rows } = await services.db.pool.query<Row>(`${LIST} order by s.no desc limit 1000`, [kase.no]);
  return rows.map((row) => sheetOf(row, who));
};

const TAKE = `update record_file set case_no = $2, sender = null where id = $1 and case_no is null and state <> 'refused'`;
const ENTER = `insert into petition_sheet (case_no, sheet, signatures, place_id, file_id, entered_by) values ($1, $2, $3, $4, $5, $6)
  on conflict (case_no, sheet) where corrects is null do nothing returning no`;

/** Enters a sheet, which counts once another officer has looked at it. 409 where it was entered before, or nothing can be signed any more. */
export const enter = (services: Services, who: Who, number: string, given: EnterSheet): Promise<number> =>
  transaction(services.db, async (client) => {
    const petition = await ofOfficer(services, client, who, number);
    if (!isCollecting(petition, new Date().toISOString())) throw notCollecting();
    await checkPlace(client, services.country, given.place);
    const taken = await client.query(TAKE, [given.file, petition.kase.no]);
    if (!taken.rowCount) throw badParameter('file', 'no-such-file');
    const { rows } = await client.query<{ no: number }>(ENTER, [
      ...[petition.kase.no, given.sheet, given.signatures, given.place ?? null, given.file, accountOf(who)],
    ]);
    if (!rows[0]) throw new HttpError(409, 'sheet-entered', { parameter: 'sheet' });
    await audit(client, {
      actor: actorOf(who),
      action: 'petition.sheet.enter',
      object: { kind: 'case', id: number },
      after: { sheet: rows[0].no, signatures: given.signatures },
    });
    return rows[0].no;
  });

const lockSheet = async (client: pg.ClientBase, petition: Petition, no: number, who: Who): Promise<Row> => {
  const { rows } = await client.query<Row>(`${LIST} and s.no = $2 for update of s`, [petition.kase.no, no]);
  if (!rows[0]) throw notFound('no-such-thing', String(no));
  return {
    ...rows[0],
    ...sheetOf(rows[0], who),
    createdAt: rows[0].createdAt,
    verifiedAt: rows[0].verifiedAt,
  };
};

const raiseOf = ({ kase }: Petition, { place }: Pick<Row, 'place'>, n: number): Raise => ({
  ...{ caseNo: kase.no, count: 'signatures', place, n },
});

/** A second officer says that the sheet is right: from now on it counts. 409 for who entered it, and where it was verified. */
export const verify = async (services: Services, who: Who, number: string, no: number): Promise<void> => {
  const caseNo = await transaction(services.db, async (client) => {
    const petition = await ofOfficer(services, client, who, number);
    const sheet = await lockSheet(client, petition, no, who);
    if (sheet.verifiedAt) throw new HttpError(409, 'conflict');
    if (sheet.byId === accountOf(who)) throw new HttpError(409, 'not-ones-own');
    await client.query('update petition_sheet set verified_by = $2, verified_at = now() where no = $1', [
      no,
      accountOf(who),
    ]);
    await raiseCounts(client, [raiseOf(petition, sheet, sheet.signatures)]);
    await audit(client, {
      actor: actorOf(who),
      action: 'petition.sheet.verify',
      object: { kind: 'case', id: number },
      after: { sheet: no, signatures: sheet.signatures },
    });
    return petition.kase.no;
  });
  await followCounts(services, caseNo);
};

const CORRECT = `insert into petition_sheet (case_no, sheet, signatures, place_id, entered_by, corrects, reason)
  values ($1, $2, $3, $4, $5, $6, $7)`;

/** Says how many there really are on a sheet, and why; the first number and every correction stay. */
export const correct = async (
  services: Services,
  who: Who,
  number: string,
  no: number,
  { signatures, reason }: CorrectSheet,
): Promise<void> => {
  const caseNo = await transaction(services.db, async (client) => {
    const petition = await ofOfficer(services, client, who, number);
    const sheet = await lockSheet(client, petition, no, who);
    const by = signatures - sheet.signatures;
    if (by === 0) throw badParameter('signatures', 'invalid-parameter', { reason: String(signatures) });
    await client.query(CORRECT, [petition.kase.no, sheet.sheet, by, sheet.place, accountOf(who), no, reason]);
    if (sheet.verifiedAt) await raiseCounts(client, [raiseOf(petition, sheet, by)]);
    await audit(client, {
      actor: actorOf(who),
      action: 'petition.sheet.correct',
      object: { kind: 'case', id: number },
      before: { sheet: no, signatures: sheet.signatures },
      after: { sheet: no, signatures },
      reason,
    });
    return petition.kase.no;
  });
  await followCounts(services, caseNo);
};

const SCAN = `select f.type, f.name, f.content from petition_sheet s join record_file f on f.id = s.file_id
  where s.case_no = $1 and s.no = $2 and f.state = 'clean'`;

/** The scan of a sheet, which holds names: for officers of the body alone. */
export const scanOf = async (services: Services, who: Who, number: string, no: number) => {
  const { kase } = await ofOfficer(services, services.db.pool, who, number);
  const { rows } = await services.db.pool.query<{ type: string; name: string; content: Buffer }>(SCAN, [
    kase.no,
    no,
  ]);
  if (!rows[0]) throw notFound('no-such-thing', String(no));
  return rows[0];
};
