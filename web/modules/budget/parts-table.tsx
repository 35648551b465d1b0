import { Link } from 'react-aria-components';
import type { Sums } from '../../../server/modules/budget/schema.ts';
import { useWords } from '../../i18n/intl.tsx';
import { exact, percent, plain, short, signed } from './money.ts';
import type { Part } from './parts.ts';

/** The figure as a table: exact amounts and all measures. */
export const PartsTable = ({
  sums,
  parts,
  addressOf,
}: {
  sums: Sums;
  parts: readonly Part[];
  addressOf: (part: Part) => string;
}) => {
  const { say, language } = useWords();
  const { currency } = sums.of;
  const isHeads = parts.some(({ row }) => row.perHead !== null);
  const isConstant = sums.total.constant !== null;
  const isChange = parts.some(({ change }) => change !== null);
  return (
    // The region scrolls where a phone is too narrow, by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <section className="table-scroll budget-table" aria-label={say('budget.view.table')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('budget.name')}</th>
            <th scope="col">{say('budget.amount')}</th>
            <th scope="col">{say('budget.share')}</th>
            {isHeads && <th scope="col">{say('budget.perHead')}</th>}
            {isConstant && <th scope="col">{say('budget.constant')}</th>}
            {isChange && <th scope="col">{say('budget.change')}</th>}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.key}>
              <th scope="row">
                <Link href={addressOf(part)}>{part.name}</Link>
              </th>
              <td>
                <bdi>{exact(part.row.amount, { currency }, language)}</bdi>
              </td>
              <td>{percent(part.share, language)}</td>
              {isHeads && (
                <td>{part.row.perHead === null ? '–' : plain(part.row.perHead, { currency }, language)}</td>
              )}
              {isConstant && (
                <td>{part.row.constant === null ? '–' : short(part.row.constant, { currency }, language)}</td>
              )}
              {isChange && (
                <td>
                  <bdi>{part.change === null ? '–' : signed(part.change, language)}</bdi>
                </td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say('budget.total')}</th>
            <td>
              <bdi>{exact(sums.total.amount, { currency }, language)}</bdi>
            </td>
            <td>{percent(1, language)}</td>
            {isHeads && (
              <td>{sums.total.perHead === null ? '–' : plain(sums.total.perHead, { currency }, language)}</td>
            )}
            {isConstant && (
              <td>
                {sums.total.constant === null ? '–' : short(sums.total.constant, { currency }, language)}
              </td>
            )}
            {isChange && <td />}
          </tr>
        </tfoot>
      </table>
    </section>
  );
};
