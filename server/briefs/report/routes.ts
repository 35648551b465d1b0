import { z } from 'zod';
import { audit } from '../../../sql/audit.ts';
import { enqueue } from '../../../sql/jobs/enqueue.ts';
import { MakeReport, ReportJobs, ReportList, ReportYear } from '../../../sql/model/api/briefs.ts';
import { LANGUAGES, type Language } from '../../../sql/model/text.ts';
import { transaction } from '../../../sql/transaction.ts';
import { actorOf } from '../../accounts/who.ts';
import { Lang } from '../../features/query.ts';
import { baseUrlOf } from '../../http/base-url.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../../http/endpoint.ts';
import { notFound } from '../../http/error.ts';
import { answeredUnchanged, etagOf, PUBLIC_CACHE } from '../../http/etag.ts';
import { languageOf } from '../../http/language.ts';
import { sendJson } from '../../http/send-json.ts';
import type { Services } from '../../services.ts';

const TAG = 'Briefs and reports';
const PDF = 'application/pdf';

type Kept = { year: number; language: Language; made_at: Date; pages: number; bytes: number };

const LIST = `select year, language, made_at, pages, length(content) as bytes from report order by year desc, language`;
const ONE = `select made_at, version from report where year = $1 and language = $2`;
const CONTENT = 'select content from report where year = $1 and language = $2 and made_at = $3';

const enqueueAll = (services: Services, year: number, actor: ReturnType<typeof actorOf>) =>
  transaction(services.db, async (client) => {
    const jobs: ReportJobs['jobs'] = [];
    for (const language of LANGUAGES) {
      const uniqueKey = `report.make ${year} ${language}`;
      jobs.push({
        language,
        job: await enqueue(client, 'report.make', { year, language }, { uniqueKey, actor }),
      });
    }
    await audit(client, { actor, action: 'report.make', object: { kind: 'report', id: String(year) } });
    return jobs;
  });

/** `/api/reports...`: the state of the environment in a year, of all places, as one file for each language. */
export const reportEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/reports',
    access: 'public',
    tag: TAG,
    summary: 'Yearly reports that were made',
    query: NO_QUERY,
    answers: { 200: { description: 'Reports', content: { 'application/json': ReportList } } },
    handle: async ({ db, config }, { request, response }) => {
      const base = baseUrlOf(request, config.PUBLIC_URL);
      const { rows } = await db.read().query<Kept>(LIST);
      sendJson(request, response, {
        reports: rows.map(({ year, language, made_at, pages, bytes }) => ({
          ...{ year, language, pages, bytes },
          madeAt: made_at.toISOString(),
          href: `${base}/api/reports/${year}/report.pdf?lang=${language}`,
        })),
      } satisfies ReportList);
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/reports',
    access: { may: 'layers.publish' },
    tag: TAG,
    summary: 'Has the reports of a year made, in all languages',
    description: 'A job for each language; it takes the place of the report that there was.',
    query: NO_QUERY,
    body: MakeReport,
    answers: { 202: { description: 'Jobs', content: { 'application/json': ReportJobs } } },
    handle: async (services, { response, body, who }) => {
      const jobs = await enqueueAll(services, body.year, actorOf(who));
      response.status(202).json({ jobs } satisfies ReportJobs);
    },
  }),
  endpoint({
    path: '/api/reports/{year}/report.pdf',
    access: 'public',
    tag: TAG,
    summary: 'The state of the environment in a year',
    query: z.object({ lang: Lang }),
    answers: { 200: { description: 'A PDF', content: { [PDF]: 'binary' } } },
    handle: async ({ db }, { request, response }) => {
      const language = languageOf(request);
      const told = pathOf(request, 'year');
      const year = ReportYear.safeParse(told).data;
      const { rows } = await db.pool.query<{ made_at: Date; version: number }>(ONE, [year ?? 0, language]);
      const [found] = rows;
      if (year === undefined || !found) throw notFound('no-such-thing', told);
      response.vary('Accept-Language');
      const tag = etagOf('report', year, language, found.made_at.getTime());
      if (answeredUnchanged(request, response, tag, PUBLIC_CACHE)) return;
      const { rows: kept } = await db.pool.query<{ content: Buffer }>(CONTENT, [
        year,
        language,
        found.made_at,
      ]);
      if (!kept[0]) throw notFound('no-such-thing', told);
      response.set({
        'Content-Type': PDF,
        'Content-Language': language,
        'Content-Disposition': `inline; filename="environment-${year}-${language}.pdf"`,
      });
      response.send(kept[0].content);
    },
  }),
];
