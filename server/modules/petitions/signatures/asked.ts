import type { AskedSignature } from '../../../../sql/model/api/petitions.ts';
import { hashToken } from '../../../accounts/secrets.ts';
import { HttpError } from '../../../http/error.ts';
import { titleForAll } from '../../../records/cases/line.ts';
import type { StoredCase } from '../../../records/cases/store.ts';
import { kindOf } from '../../../records/types.ts';
import type { Services } from '../../../services.ts';
import { isSponsoring, MODULE } from '../petition.ts';

const ASKED = `select c.number, c.title, c.redacted, c.state, c.language, c.is_public as "isPublic",
    coalesce((t.content #>> '{asked,isSponsor}')::boolean, s.is_sponsor) as "isSponsor"
  from one_time_token t join petition_signature s on s.id = (t.content ->> 'signature')::uuid join record_case c on c.no = s.case_no
  where t.hash = $1 and t.kind = 'signature' and (t.used_at is not null or t.expires_at > now())`;

type Row = Pick<StoredCase, 'number' | 'title' | 'redacted' | 'state' | 'language' | 'isPublic'> & {
  isSponsor: boolean;
};

/**
 * Which petition a link of a mail signs, without spending it: its title as everybody reads it, and to a sponsor before that. Of one
 * that is not for all any more, or was hidden, nothing. Throws a 410 for a link that is none.
 */
export const askedOf = async ({ db, modules }: Services, token: string): Promise<AskedSignature> => {
  const { rows } = await db.pool.query<Row>(ASKED, [hashToken(token)]);
  const [row] = rows;
  if (!row) throw new HttpError(410, 'link-gone');
  const { number, language, isPublic, isSponsor } = row;
  const isShown = isPublic || (isSponsor && isSponsoring({ kase: row }));
  const title = isShown ? titleForAll(kindOf(modules, MODULE).type, row) : '';
  return { number: isPublic ? number : null, title: title || null, language };
};
