import type { ComplianceRow } from '../../../sql/model/budget/budget.ts';
import type { AnnualDocument, Cell } from '../../briefs/document.ts';
import { columns, gathered, type Maker, name, toolsOf, value } from './report-tools.ts';
import { sum } from './rules.ts';

type Content = Pick<AnnualDocument, 'keys' | 'findings' | 'chapters' | 'method'>;

const COLUMNS = [
  'registered',
  'filed',
  'filedOnTime',
  'paidOnTime',
  'audits',
  'reassessed',
  'arrears',
] as const;

const count = (rows: readonly ComplianceRow[], of: (row: ComplianceRow) => number): number =>
  rows.reduce((all, row) => all + of(row), 0);

const keysOf = (maker: Maker, now: readonly ComplianceRow[], before: readonly ComplianceRow[]) => {
  const { year } = maker;
  const { say, money, number, share } = toolsOf(maker);
  const registered = (rows: readonly ComplianceRow[]) => count(rows, (row) => row.registered);
  const paid = (rows: readonly ComplianceRow[]) => count(rows, (row) => row.paidOnTime);
  const filed = count(now, (row) => row.filed);
  return [
    { label: say('registered'), value: number(registered(now)), note: '' },
    {
      label: say('filed'),
      value: share(filed, registered(now), 1),
      note: say('paidNote', { count: number(registered(now)) }),
    },
    {
      label: say('paid'),
      value: share(paid(now), registered(now), 1),
      note:
        before.length > 0
          ? say('before', { year: year - 1, share: share(paid(before), registered(before), 1) })
          : '',
    },
    {
      label: say('audits'),
      value: number(count(now, (row) => row.audits)),
      note: say('auditsNote', { amount: money(sum(now.map((row) => BigInt(row.reassessed)))) }),
    },
    {
      label: say('arrears'),
      value: money(sum(now.map((row) => BigInt(row.arrears)))),
      note: say('arrearsNote', { year }),
    },
  ];
};

/** What the report of tax compliance says; all shares are of those registered. */
export const complianceContent = (maker: Maker, rows: readonly ComplianceRow[]): Content => {
  const { year } = maker;
  const { say, text, money, number, share } = toolsOf(maker);
  const paid = (row: ComplianceRow) => (row.registered === 0 ? 0 : row.paidOnTime / row.registered);
  const now = rows.filter((row) => row.year === year).sort((a, b) => paid(b) - paid(a));
  const cells = (row: ComplianceRow): Cell[] => [
    value(number(row.registered)),
    ...[row.filed, row.filedOnTime, row.paidOnTime].map((part) =>
      value(share(part, row.registered), number(part)),
    ),
    value(number(row.audits)),
    value(money(BigInt(row.reassessed))),
    value(money(BigInt(row.arrears))),
  ];
  const labels = COLUMNS.map((one) => say(one));
  const owed = now.toSorted((a, b) => (BigInt(a.arrears) < BigInt(b.arrears) ? 1 : -1))[0];
  const [best, least] = [now[0], now.at(-1)];
  const finding = (row: ComplianceRow, label: 'paidOnTime' | 'arrears', told: string) => ({
    ...{ tone: 'plain' as const, lead: say('pair', { name: text(row.taxTitle), told }), lines: [say(label)] },
  });
  return {
    keys: keysOf(
      maker,
      now,
      rows.filter((row) => row.year === year - 1),
    ),
    findings: {
      title: say('main'),
      items: [
        ...(best ? [finding(best, 'paidOnTime', share(best.paidOnTime, best.registered))] : []),
        ...(least && least !== best
          ? [finding(least, 'paidOnTime', share(least.paidOnTime, least.registered))]
          : []),
        ...(owed ? [finding(owed, 'arrears', money(BigInt(owed.arrears)))] : []),
      ],
    },
    chapters: [
      {
        title: say('taxes', { year }),
        lead: say('taxesLead'),
        bars: now.map((row) => ({
          name: text(row.taxTitle),
          value: share(row.paidOnTime, row.registered),
          note: number(row.paidOnTime),
          share: paid(row),
        })),
        columns: columns([say('tax_')], labels),
        parts: [
          { ...{ title: '', note: '' }, rows: now.map((row) => [name(text(row.taxTitle)), ...cells(row)]) },
        ],
      },
      {
        title: say('years'),
        lead: say('yearsLead'),
        bars: [],
        columns: columns([say('year')], labels),
        parts: gathered(rows, ({ tax }) => tax).map((own) => ({
          ...{ title: text(own[0]!.taxTitle), note: '' },
          rows: own.toSorted((a, b) => a.year - b.year).map((row) => [name(String(row.year)), ...cells(row)]),
        })),
      },
    ],
    method: {
      title: say('methods'),
      lead: say('complianceMethod'),
      terms: (
        [
          ['registered', 'registeredIs'],
          ['filed', 'filedIs'],
          ['paidOnTime', 'paidOnTimeIs'],
          ['audits', 'auditsIs'],
          ['arrears', 'arrearsIs'],
        ] as const
      ).map(([term, meaning]) => ({ name: say(term), text: say(meaning) })),
    },
  };
};
