import { line } from '../../briefs/clean.ts';
import type { AnnualDocument } from '../../briefs/document.ts';
import { frameOf, headOf } from '../../briefs/shared/frame.ts';
import { wordsIn } from '../../briefs/words/words.ts';
import { baseUrlOf } from '../../http/base-url.ts';
import { pathOf } from '../../http/endpoint.ts';
import { notFound } from '../../http/error.ts';
import { answeredUnchanged, etagOf, PUBLIC_CACHE } from '../../http/etag.ts';
import { languageOf } from '../../http/language.ts';
import type { Services } from '../../services.ts';
import { type Asking, complianceOf, measuresOf } from './answers.ts';
import { complianceContent } from './report-compliance.ts';
import { taxContent } from './report-tax.ts';
import { type Maker, toolsOf } from './report-tools.ts';
import { REPORTS, type Report } from './schema.ts';
import type { Budget } from './which.ts';

/** Documents of one server, whatever snapshot of layers it has: they are of budgets alone. */
const KEPT = {};

const VOTED = `select sum(minor)::text as minor from budget_amount where version_no = $1 and year = $2 and kind = 'voted'`;

const votedOf = async ({ db }: Services, { no }: Budget, year: number): Promise<bigint | null> => {
  const { rows } = await db.pool.query<{ minor: string | null }>(VOTED, [no, year]);
  return rows[0]?.minor == null ? null : BigInt(rows[0].minor);
};

const contentOf = async (services: Services, report: Report, maker: Maker) => {
  const { budget, year } = maker;
  return report === 'tax-expenditure'
    ? taxContent(maker, (await measuresOf(services, budget)).measures, await votedOf(services, budget, year))
    : complianceContent(maker, (await complianceOf(services, budget)).rows);
};

const documentOf = async (
  services: Services,
  report: Report,
  maker: Maker,
  base: string,
): Promise<AnnualDocument> => {
  const { budget, year, language } = maker;
  const { manifest, version } = budget;
  const { say, text } = toolsOf(maker);
  const isTax = report === 'tax-expenditure';
  const about = { words: wordsIn(language), language, now: new Date(), country: services.country };
  const url = `${base}/budget/${report}?year=${year}&version=${version}&lang=${language}`;
  const address = `${base}/api/budget/${report}?version=${version}&f=csv`;
  return {
    ...frameOf(about, url),
    head: headOf(about, {
      kind: text(manifest.title),
      title: say(isTax ? 'tax' : 'compliance', { year }),
      subtitle: say(isTax ? 'taxLead' : 'complianceLead'),
      isMostlySample: manifest.status === 'sample',
    }),
    ...(await contentOf(services, report, maker)),
    colophon: {
      title: say('sources'),
      sources: [
        ...manifest.sources.map(({ title }) => say('source', { source: line(title) })),
        say('licence', { licence: line(manifest.licence) }),
      ],
      notes: [text(manifest.description), say('version', { version, address })],
    },
  };
};

const YEARS: Record<Report, string> = {
  'tax-expenditure': `select distinct (one->>'year')::int as year from budget_tax_measure m, jsonb_array_elements(m.manifest->'years') one
    where m.version_no = $1 order by 1`,
  compliance: 'select distinct year from budget_compliance where version_no = $1 order by 1',
};

/** `/api/budget/reports/{report}.pdf`: an annual report of the newest year, or of one that there is; 404 of any other. */
export const sendReport = async (
  services: Services,
  { request, response }: Asking,
  budget: Budget,
  asked: number | undefined,
): Promise<void> => {
  const told = pathOf(request, 'report');
  const report = REPORTS.find((one) => `${one}.pdf` === told);
  if (!report) throw notFound('no-such-thing', told);
  const { rows } = await services.db.pool.query<{ year: number }>(YEARS[report], [budget.no]);
  const year = asked ?? rows.at(-1)?.year;
  if (year === undefined || !rows.some((row) => row.year === year))
    throw notFound('no-such-thing', String(year ?? told));
  const language = languageOf(request);
  const base = baseUrlOf(request, services.config.PUBLIC_URL);
  const maker = { budget, year, language };
  const { tag, pdf } = await services.briefs.make(
    KEPT,
    [budget.digest, report, year, language, base].join(' '),
    () => documentOf(services, report, maker, base),
  );
  response.vary('Accept-Language');
  if (answeredUnchanged(request, response, etagOf(tag), PUBLIC_CACHE)) return;
  const bytes = await pdf();
  response.set({
    'Content-Type': 'application/pdf',
    'Content-Language': language,
    'Content-Disposition': `inline; filename="${budget.dataset}-${report}-${year}-${language}.pdf"`,
  });
  response.send(bytes);
};
