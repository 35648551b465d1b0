import { Link } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { percent, signed } from './money.ts';
import { type Part, shown } from './parts.ts';
import type { Measure } from './state.ts';

/** Parts as bars from the greatest, with what each was as a mark; from zero, so that lengths are amounts. */
export const Bars = ({
  parts,
  measure,
  currency,
  addressOf,
}: {
  parts: readonly Part[];
  measure: Measure;
  currency: string;
  addressOf: (part: Part) => string;
}) => {
  const words = useWords();
  const { language } = words;
  const most = Math.max(1e-9, ...parts.flatMap(({ value, before }) => [value ?? 0, before ?? 0]));
  const ordered = parts.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1));
  return (
    <ol className="budget-bars">
      {ordered.map((part) => (
        <li key={part.key}>
          <Link href={addressOf(part)}>{part.name}</Link>
          <span className="budget-bar" aria-hidden="true">
            <span style={{ inlineSize: `${(100 * Math.max(0, part.value ?? 0)) / most}%` }} />
            {part.before !== null && (
              <i style={{ insetInlineStart: `${(100 * Math.max(0, part.before)) / most}%` }} />
            )}
          </span>
          <b>{part.value === null ? '–' : shown(part.value, measure, currency, words)}</b>
          <span className="muted">
            <bdi>{percent(part.share, language)}</bdi>
            {part.change !== null && <bdi>{signed(part.change, language)}</bdi>}
          </span>
        </li>
      ))}
    </ol>
  );
};
