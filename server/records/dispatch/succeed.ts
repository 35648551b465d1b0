import { audit, SYSTEM } from '../../../sql/audit.ts';
import type { Db } from '../../../sql/db.ts';
import type { Text } from '../../../sql/model/text.ts';
import { transaction } from '../../../sql/transaction.ts';
import { addEvent, CASE_COLUMNS, type StoredCase } from '../cases/store.ts';
import { tell } from '../cases/tell.ts';
import type { Module } from '../module.ts';
import { findKind } from '../types.ts';
import { bodyOf, heirOf } from './body.ts';

const SUCCEEDED: { subject: Text; says: Text } = {
  subject: {
    ar: 'انتقل ملفك إلى هيكل آخر',
    fr: 'Votre dossier change de structure',
    en: 'Your case has moved to another body',
  },
  says: {
    ar: 'أُغلق الهيكل الذي كان ينظر في ملفك، وآل اختصاصه إلى: {structure}. يبقى رقم الملف {number} وآجاله كما هي.',
    fr: 'La structure qui suivait votre dossier est fermée ; ses attributions reviennent à : {structure}. Le numéro {number} et les délais ne changent pas.',
    en: 'The body that had your case is closed; its business went to: {structure}. The number {number} and the periods stay as they are.',
  },
};

const CLOSED = `select distinct c.structure_id as id from record_case c join institution i on i.id = c.structure_id
  where c.kind <> 'closed' and (i.status = 'closed' or i.valid_to <= current_date) order by 1`;
const QUEUE = `select ${CASE_COLUMNS} from record_case c where c.structure_id = $1 and c.kind <> 'closed'
  order by c.no limit 100 for update of c`;

/**
 * Moves the open cases of bodies that were closed to who came after them, a hundred in a transaction; each is noted in its
 * case, and the applicant is told. Of a body without an open successor the cases stay where they are, as there is nobody to
 * give them to. Gives how many moved. Done twice it is as done once.
 */
export const succeedClosed = async (
  db: Db,
  modules: readonly Module[],
  about: { now: string; timeZone: string; signal?: AbortSignal },
): Promise<number> => {
  let moved = 0;
  const { rows: closed } = await db.pool.query<{ id: string }>(CLOSED);
  for (const { id } of closed) {
    for (let more = true; more && !about.signal?.aborted; ) {
      more = await transaction(db, async (client) => {
        const heir = await heirOf(client, id);
        const before = await bodyOf(client, id);
        if (!heir || !before) return false;
        const { rows } = await client.query<StoredCase>(QUEUE, [id]);
        for (const kase of rows) {
          await client.query(
            'update record_case set structure_id = $2, assignee_id = null, changed_at = $3, version = version + 1 where no = $1',
            [kase.no, heir.id, about.now],
          );
          await addEvent(
            client,
            kase.no,
            {
              deed: 'succeed',
              by: 'system',
              at: about.now,
              audience: 'public',
              from: kase.state,
              to: kase.state,
              values: { from: id, to: heir.id },
            },
            { actorId: null, structureId: id },
          );
          const kind = findKind(modules, kase.module);
          const subject = { ...kase, structure: heir, dueAt: kase.dueAt?.toISOString() ?? null };
          const tells = [{ whom: 'applicant' as const, ...SUCCEEDED }];
          const key = `succeed.${id}`;
          if (kind) await tell(client, kind.type, subject, tells, { key, timeZone: about.timeZone });
          await audit(client, {
            actor: SYSTEM,
            action: 'case.succeed',
            object: { kind: 'case', id: kase.number },
            before: { structure: id },
            after: { structure: heir.id },
          });
          moved += 1;
        }
        return rows.length > 0;
      });
    }
  }
  return moved;
};
