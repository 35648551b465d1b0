import type pg from 'pg';
import { z } from 'zod';
import type { CaseView } from '../../../sql/model/api/records.ts';
import type { Text } from '../../../sql/model/text.ts';
import { Lang } from '../../features/query.ts';
import { baseUrlOf } from '../../http/base-url.ts';
import { endpoint } from '../../http/endpoint.ts';
import { languageOf } from '../../http/language.ts';
import { viewFor } from '../cases/view-for.ts';
import { numberOf } from '../number.ts';
import { kindOf } from '../types.ts';
import { packDocument } from './document.ts';

const NAMES = `select id, name from institution where id = any($1)
  union all (select distinct on (p.id) p.id, p.name from place p where p.id = any($1) order by p.id, p.valid_from desc nulls last)`;

/** Names of the bodies and places that answers speak of. */
const namesIn = async (pool: pg.Pool, { answers, events }: CaseView): Promise<Map<string, Partial<Text>>> => {
  const ids = [answers, ...events.map((event) => event.answers)]
    .flatMap((one) => Object.values(one))
    .filter((value) => typeof value === 'string');
  const { rows } = await pool.query<{ id: string; name: Partial<Text> }>(NAMES, [ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** `/api/cases/{number}/pack`: a case as a document, for whoever sees it and as far as she does. */
export const packEndpoint = endpoint({
  access: 'public',
  tag: 'Records',
  personal: true,
  path: '/api/cases/{number}/pack',
  summary: 'A case as a document: what was asked, its periods and how they were counted, all that was said',
  description:
    'As whoever asks sees the case, without what only the office is told; for a review, an appeal or a court.',
  query: z.object({ lang: Lang }),
  answers: { 200: { description: 'A PDF', content: { 'application/pdf': 'binary' } } },
  handle: async (services, { request, response, who }) => {
    const view = await viewFor(services, who, numberOf(request));
    const language = languageOf(request);
    const names = await namesIn(services.db.pool, view);
    const maker = {
      ...{ language, files: view.files, kind: kindOf(services.modules, view.module) },
      ...{ country: services.country, base: baseUrlOf(request, services.config.PUBLIC_URL), now: new Date() },
      nameOf: (id: string) => names.get(id)?.[language] ?? names.get(id)?.fr ?? id,
    };
    // It is of one reader: nothing is kept of it under a name by which another could be given it.
    const { pdf } = await services.briefs.make({}, view.number, async () => packDocument(maker, view));
    const bytes = await pdf();
    response.set({
      'Content-Type': 'application/pdf',
      'Content-Language': language,
      'Content-Disposition': `inline; filename="${view.number}-${language}.pdf"`,
    });
    response.send(bytes);
  },
});
