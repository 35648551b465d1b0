import type { TaxMeasure } from '../../../sql/model/budget/budget.ts';
import type { AnnualDocument, Cell } from '../../briefs/document.ts';
import { columns, gathered, type Maker, name, prose, toolsOf, value } from './report-tools.ts';
import { sum } from './rules.ts';

type Content = Pick<AnnualDocument, 'keys' | 'findings' | 'chapters' | 'method'>;

const amountIn = ({ years }: TaxMeasure, year: number): bigint | null => {
  const amount = years.find((one) => one.year === year)?.amount ?? null;
  return amount === null ? null : BigInt(amount);
};

const descending = (a: bigint | null, b: bigint | null): number => {
  const [left, right] = [a ?? -1n, b ?? -1n];
  return left === right ? 0 : left < right ? 1 : -1;
};

/** What measures cost in a year together; null where none of them was reckoned. */
const totalOf = (measures: readonly TaxMeasure[], year: number): bigint | null => {
  const amounts = measures.flatMap((one) => amountIn(one, year) ?? []);
  return amounts.length === 0 ? null : sum(amounts);
};

/** The measures of each tax, the costliest tax and measure of the year first. */
const taxesOf = (measures: readonly TaxMeasure[], year: number) =>
  gathered(measures, ({ tax }) => tax)
    .map((own) => ({ own, title: own[0]!.taxTitle, total: (when: number) => totalOf(own, when) }))
    .sort((a, b) => descending(a.total(year), b.total(year)));
const METHODS = ['revenue-forgone', 'revenue-gain', 'outlay-equivalent', 'not-estimated'] as const;

const keysOf = (maker: Maker, measures: readonly TaxMeasure[], voted: bigint | null): Content['keys'] => {
  const { year } = maker;
  const { say, text, money, number, share, change } = toolsOf(maker);
  const [now, before] = [totalOf(measures, year) ?? 0n, totalOf(measures, year - 1) ?? 0n];
  const missing = measures.filter((one) => amountIn(one, year) === null).length;
  const [largest] = measures;
  return [
    {
      label: say('whole'),
      value: money(now),
      note: before > 0n ? say('against', { change: change(now, before), year: year - 1 }) : '',
    },
    ...(voted === null || voted <= 0n
      ? []
      : [
          {
            label: say('ofVoted'),
            value: share(Number(now), Number(voted), 1),
            note: say('ofVotedNote', { amount: money(voted) }),
          },
        ]),
    {
      label: say('count'),
      value: number(measures.length),
      note: missing > 0 ? say('notEstimatedCount', { count: number(missing) }) : '',
    },
    ...(largest
      ? [{ label: say('largest'), value: money(amountIn(largest, year) ?? 0n), note: text(largest.title) }]
      : []),
  ];
};

/** What the report of tax expenditures says; `voted` is what was voted of the budget of that year, where there is one. */
export const taxContent = (maker: Maker, measures: readonly TaxMeasure[], voted: bigint | null): Content => {
  const { year } = maker;
  const { say, text, money, number, share } = toolsOf(maker);
  const ordered = measures.toSorted((a, b) => descending(amountIn(a, year), amountIn(b, year)));
  const years = [...new Set(measures.flatMap((one) => one.years.map((each) => each.year)))].sort();
  const taxes = taxesOf(ordered, year);
  const whole = totalOf(ordered, year) ?? 0n;
  const most = taxes[0]?.total(year) ?? 0n;
  const told = (minor: bigint | null) => (minor === null ? say('not-estimated') : money(minor));
  const row = (one: TaxMeasure): Cell[] => {
    const people = one.years.find((each) => each.year === year)?.beneficiaries ?? null;
    return [
      name(text(one.title), text(one.legalBasis)),
      prose(text(one.beneficiaries), people === null ? '' : number(people)),
      prose(text(one.objective)),
      prose(say(one.method)),
      value(told(amountIn(one, year))),
    ];
  };
  return {
    keys: keysOf(maker, ordered, voted),
    findings: {
      title: say('main'),
      items: ordered.slice(0, 5).map((one) => ({
        tone: 'plain',
        lead: say('pair', { name: text(one.title), told: told(amountIn(one, year)) }),
        lines: [`${text(one.taxTitle)} · ${text(one.objective)}`],
      })),
    },
    chapters: [
      {
        title: say('byTax'),
        lead: say('byTaxLead', { year }),
        bars: taxes.map((tax) => ({
          name: text(tax.title),
          value: told(tax.total(year)),
          note: tax.total(year) === null ? '' : share(Number(tax.total(year)), Number(whole), 1),
          share: most > 0n ? Number(tax.total(year) ?? 0n) / Number(most) : 0,
        })),
        columns: columns([say('tax_')], [...years.map(String), say('count')]),
        parts: [
          {
            ...{ title: '', note: '' },
            rows: [
              ...taxes.map((tax) => [
                name(text(tax.title)),
                ...years.map((when) => value(told(tax.total(when)))),
                value(number(tax.own.length)),
              ]),
              [
                name(say('total')),
                ...years.map((when) => value(told(totalOf(ordered, when)))),
                value(number(measures.length)),
              ],
            ],
          },
        ],
      },
      {
        title: say('measures'),
        lead: say('measuresLead', { year }),
        bars: [],
        columns: columns(
          [say('measure'), say('beneficiaries'), say('objective')],
          [say('method'), String(year)],
        ),
        parts: taxes.map((tax) => ({
          ...{ title: text(tax.title), note: told(tax.total(year)) },
          rows: tax.own.map(row),
        })),
      },
    ],
    method: {
      title: say('methods'),
      lead: say('taxMethod'),
      terms: METHODS.filter((method) => measures.some((one) => one.method === method)).map((method) => ({
        ...{ name: say(method), text: say(`${method}-is`) },
      })),
    },
  };
};
