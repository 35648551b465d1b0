import { z } from 'zod';
import { audit } from '../../../sql/audit.ts';
import { Language } from '../../../sql/model/text.ts';
import { transaction } from '../../../sql/transaction.ts';
import { accountOf, actorOf } from '../../accounts/who.ts';
import { type Endpoint, endpoint, NO_QUERY } from '../../http/endpoint.ts';
import { HttpError, notFound } from '../../http/error.ts';
import { isSeen, relationOf } from '../cases/relation.ts';
import { findCase } from '../cases/store.ts';
import { numberOf } from '../number.ts';

const ENTERED = 'select from record_case where no = $1 and entered_by = $2';

/** In which language somebody is written to about her case: whoever hears her at the desk knows it better than the form did. */
export const languageEndpoint: Endpoint = endpoint({
  access: { may: 'cases.handle' },
  tag: 'Records',
  query: NO_QUERY,
  method: 'put',
  path: '/api/office/cases/{number}/language',
  summary: 'Sets the language that the applicant of a case is written to in',
  body: z.strictObject({ language: Language }),
  answers: { 204: { description: 'Set' } },
  handle: async ({ db }, { request, response, body: { language }, who }) => {
    const number = numberOf(request);
    await transaction(db, async (client) => {
      const kase = await findCase(client, number, 'for update');
      if (!kase) throw notFound('no-such-thing', number);
      // Whoever put it in for her heard her, also where another structure has it.
      const isHeard = (await client.query(ENTERED, [kase.no, accountOf(who)])).rowCount === 1;
      if (!isHeard && !isSeen(who, kase)) throw notFound('no-such-thing', number);
      if (!isHeard && relationOf(who, kase).reader !== 'internal') throw new HttpError(403, 'not-allowed');
      if (kase.language === language) return;
      await client.query('update record_case set language = $2 where no = $1', [kase.no, language]);
      await audit(client, {
        actor: actorOf(who),
        action: 'case.language.set',
        object: { kind: 'case', id: number },
        before: { language: kase.language },
        after: { language },
      });
    });
    response.status(204).end();
  },
});
