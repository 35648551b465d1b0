import type { ComplianceRow, TaxMeasure } from '../../../sql/model/budget/budget.ts';
import type { Language, Text } from '../../../sql/model/text.ts';
import { line } from '../../briefs/clean.ts';
import type { Cell, ReportDocument, Table } from '../../briefs/document.ts';
import { frameOf, headOf } from '../../briefs/shared/frame.ts';
import { wordsIn } from '../../briefs/words/words.ts';
import { baseUrlOf } from '../../http/base-url.ts';
import { pathOf } from '../../http/endpoint.ts';
import { notFound } from '../../http/error.ts';
import { answeredUnchanged, etagOf, PUBLIC_CACHE } from '../../http/etag.ts';
import { languageOf } from '../../http/language.ts';
import type { Services } from '../../services.ts';
import { type Asking, complianceOf, measuresOf } from './answers.ts';
import { REPORT_WORDS, type ReportWord } from './report-words.ts';
import { decimalOf, sum } from './rules.ts';
import { REPORTS, type Report } from './schema.ts';
import type { Budget } from './which.ts';

/** Documents of one server, whatever snapshot of layers it has: they are of budgets alone. */
const KEPT = {};

type Maker = { budget: Budget; year: number; language: Language };
type Page = ReportDocument['parts'][number]['pages'][number];

const toolsOf = ({ budget, language }: Maker) => {
  const { decimals, currency } = budget.manifest;
  const locale = language === 'en' ? 'en-GB' : `${language}-TN`;
  const say = (key: ReportWord): string => REPORT_WORDS[key][language];
  const text = (one: Text): string => line(one[language]);
  const money = (minor: bigint): string =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      notation: 'compact',
      maximumSignificantDigits: 3,
    }).format(Number(decimalOf(minor, decimals)));
  const number = (value: number): string => new Intl.NumberFormat(locale).format(value);
  const share = (part: number, whole: number): string =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(
      whole === 0 ? 0 : part / whole,
    );
  return { say, text, money, number, share };
};

const value = (text: string, note = ''): Cell => ({ kind: 'value', text, note });
const name = (title: string, note = ''): Cell => ({ kind: 'name', title, note, sample: false });

const tableOf = (title: string, labels: readonly string[], rows: Table['rows'], more: string): Table => ({
  title,
  columns: labels.map((label, at) => ({
    label,
    width: at === 0 ? 'rest' : 'auto',
    align: at === 0 ? 'start' : 'end',
  })),
  rows,
  more,
});

const minorIn = (measure: TaxMeasure, year: number): bigint | null => {
  const amount = measure.years.find((one) => one.year === year)?.amount ?? null;
  return amount === null ? null : BigInt(amount);
};

const byAmount = (year: number) => (a: TaxMeasure, b: TaxMeasure) =>
  Number((minorIn(b, year) ?? -1n) - (minorIn(a, year) ?? -1n));

const page = (
  title: string,
  subtitle: string,
  lines: Page['opening']['findings'],
  tables: Table[],
): Page => ({
  ...{ title, subtitle, tables },
  opening: { findings: lines, map: null, table: null },
  blocks: [],
});

const taxPages = (maker: Maker, measures: readonly TaxMeasure[]): ReportDocument['parts'] => {
  const { year } = maker;
  const { say, text, money, number } = toolsOf(maker);
  const years = [...new Set(measures.flatMap((one) => one.years.map((each) => each.year)))].sort();
  const all = (of: readonly TaxMeasure[], when: number) => sum(of.map((one) => minorIn(one, when) ?? 0n));
  const taxes = [...new Map(measures.map(({ tax, taxTitle }) => [tax, taxTitle]))];
  const ordered = measures.toSorted(byAmount(year));
  const amounts = (of: readonly TaxMeasure[]) => years.map((when) => value(money(all(of, when))));
  const overview = tableOf(
    say('byTax'),
    [say('tax_'), ...years.map(String), say('count')],
    [
      ...taxes.map(([tax, title]) => {
        const own = measures.filter((one) => one.tax === tax);
        return [name(text(title)), ...amounts(own), value(number(own.length))];
      }),
      [name(say('total')), ...amounts(measures), value(number(measures.length))],
    ],
    say('more'),
  );
  const row = (one: TaxMeasure): Cell[] => {
    const minor = minorIn(one, year);
    const people = one.years.find((each) => each.year === year)?.beneficiaries ?? null;
    return [
      name(text(one.title), text(one.legalBasis)),
      value(text(one.beneficiaries), people === null ? '' : number(people)),
      value(text(one.objective)),
      value(minor === null ? '–' : money(minor), say(one.method)),
    ];
  };
  const labels = [
    say('measure'),
    say('beneficiaries'),
    say('objective'),
    `${say('amount')} · ${say('method')}`,
  ];
  const findings = {
    title: say('main'),
    items: ordered.slice(0, 5).map((one) => ({
      tone: 'plain' as const,
      lead: `${text(one.title)}: ${money(minorIn(one, year) ?? 0n)}`,
      lines: [`${text(one.taxTitle)} · ${text(one.objective)}`],
    })),
  };
  return [
    { title: say('overview'), pages: [page(`${say('tax')} ${year}`, say('taxLead'), findings, [overview])] },
    {
      title: say('measures'),
      pages: taxes.map(([tax, title]) => {
        const own = ordered.filter((one) => one.tax === tax);
        const lines = {
          title: say('total'),
          items: [{ tone: 'plain' as const, lead: money(all(own, year)), lines: [] }],
        };
        return page(text(title), String(year), lines, [
          tableOf(say('measures'), labels, own.map(row), say('more')),
        ]);
      }),
    },
  ];
};

const compliancePages = (maker: Maker, rows: readonly ComplianceRow[]): ReportDocument['parts'] => {
  const { year } = maker;
  const { say, text, money, number, share } = toolsOf(maker);
  const cells = (row: ComplianceRow): Cell[] => [
    value(number(row.registered)),
    value(share(row.filed, row.registered), number(row.filed)),
    value(share(row.filedOnTime, row.filed), number(row.filedOnTime)),
    value(share(row.paidOnTime, row.registered), number(row.paidOnTime)),
    value(number(row.audits)),
    value(money(BigInt(row.reassessed))),
    value(money(BigInt(row.arrears))),
  ];
  const labels = (
    ['registered', 'filed', 'filedOnTime', 'paidOnTime', 'audits', 'reassessed', 'arrears'] as const
  ).map(say);
  const now = rows.filter((row) => row.year === year);
  const findings = {
    title: say('main'),
    items: now.map((row) => ({
      tone: 'plain' as const,
      lead: `${text(row.taxTitle)}: ${share(row.paidOnTime, row.registered)} · ${say('paidOnTime')}`,
      lines: [`${say('arrears')}: ${money(BigInt(row.arrears))}`],
    })),
  };
  const overview = tableOf(
    say('taxes'),
    [say('tax_'), ...labels],
    now.map((row) => [name(text(row.taxTitle)), ...cells(row)]),
    say('more'),
  );
  const taxes = [...new Map(rows.map(({ tax, taxTitle }) => [tax, taxTitle]))];
  return [
    {
      title: say('overview'),
      pages: [page(`${say('compliance')} ${year}`, say('complianceLead'), findings, [overview])],
    },
    {
      title: say('taxes'),
      pages: taxes.map(([tax, title]) => {
        const own = rows.filter((row) => row.tax === tax);
        const items = own.map((row) => ({
          tone: 'plain' as const,
          lead: `${row.year}: ${share(row.paidOnTime, row.registered)} · ${say('paidOnTime')}`,
          lines: [],
        }));
        const table = tableOf(
          text(title),
          [say('year'), ...labels],
          own.map((row) => [name(String(row.year)), ...cells(row)]),
          say('more'),
        );
        return page(text(title), '', { title: say('main'), items }, [table]);
      }),
    },
  ];
};

const documentOf = async (
  services: Services,
  report: Report,
  maker: Maker,
  base: string,
): Promise<ReportDocument> => {
  const { budget, year, language } = maker;
  const { manifest } = budget;
  const { say, text } = toolsOf(maker);
  const isTax = report === 'tax-expenditure';
  const parts = isTax
    ? taxPages(maker, (await measuresOf(services, budget)).measures)
    : compliancePages(maker, (await complianceOf(services, budget)).rows);
  const about = { words: wordsIn(language), language, now: new Date(), country: services.country };
  const url = `${base}/budget/${report}?year=${year}&version=${budget.version}&lang=${language}`;
  return {
    ...frameOf(about, url),
    head: headOf(about, {
      kind: text(manifest.title),
      title: `${say(isTax ? 'tax' : 'compliance')} ${year}`,
      subtitle: say(isTax ? 'taxLead' : 'complianceLead'),
      isMostlySample: manifest.status === 'sample',
    }),
    labels: { contents: say('contents'), readMore: say('readMore') },
    parts,
    colophon: {
      title: say('sources'),
      sources: [...manifest.sources.map(({ title }) => line(title)), line(manifest.licence)],
      notes: [say(isTax ? 'taxMethod' : 'complianceMethod'), text(manifest.description)],
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
