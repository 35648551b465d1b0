import type { Db } from '../../sql/db.ts';
import type { TemplateName } from '../../sql/model/message.ts';

export type Mail = {
  template: TemplateName;
  language: string;
  content: Record<string, unknown>;
  /** What stands behind `#` in its link; empty where it has none. */
  token: string;
};

/** The mails that were written to an address, newest first. No worker runs beside most tests, so that they are still there. */
export const mailsTo = async (db: Db, address: string): Promise<Mail[]> => {
  const { rows } = await db.pool.query<Omit<Mail, 'token'>>(
    `select template, language, content from message where channel = 'mail' and recipient = $1
     order by created_at desc, job_id desc`,
    [address],
  );
  return rows.map((mail) => ({ ...mail, token: String(mail.content.link ?? '').split('#')[1] ?? '' }));
};
