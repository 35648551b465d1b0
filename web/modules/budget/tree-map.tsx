import { Link } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { classOfChange } from './change-classes.ts';
import { percent, signed } from './money.ts';
import { type Part, shown } from './parts.ts';
import { squarify } from './squarify.ts';
import type { Measure } from './state.ts';
import { useNarrow } from './use-narrow.ts';

/** Width by height of the whole: wide, or on a phone higher than wide. */
const WIDE = { x: 0, y: 0, width: 16, height: 8.5 };
const NARROW = { x: 0, y: 0, width: 10, height: 13 };

/**
 * Parts as boxes as large as their amounts, each a link into it. Boxes begin where the reader does, so that in Arabic the largest
 * stands at the right; the table beside it says the same.
 */
export const TreeMap = ({
  parts,
  measure,
  currency,
  label,
  addressOf,
}: {
  parts: readonly Part[];
  measure: Measure;
  currency: string;
  label: string;
  addressOf: (part: Part) => string;
}) => {
  const words = useWords();
  const { language } = words;
  const whole = useNarrow() ? NARROW : WIDE;
  const drawn = parts.filter(({ value }) => value !== null && value > 0);
  const boxes = squarify(
    drawn.map(({ value }) => value ?? 0),
    whole,
  );
  return (
    <ul className="tree-map" style={{ aspectRatio: `${whole.width} / ${whole.height}` }} aria-label={label}>
      {drawn.map((part, at) => {
        const box = boxes[at]!;
        const tone = classOfChange(part.change);
        const amount = shown(part.value ?? 0, measure, currency, words);
        const share = percent(part.share, language);
        const change = part.change === null ? '' : signed(part.change, language);
        return (
          <li
            key={part.key}
            style={{
              insetInlineStart: `${(100 * box.x) / whole.width}%`,
              insetBlockStart: `${(100 * box.y) / whole.height}%`,
              inlineSize: `${(100 * box.width) / whole.width}%`,
              blockSize: `${(100 * box.height) / whole.height}%`,
            }}
          >
            <Link
              href={addressOf(part)}
              className="tree-box"
              style={tone ? { background: tone.color, color: tone.ink } : {}}
              aria-label={[part.name, amount, share, change].filter(Boolean).join(' ')}
            >
              <span className="tree-name">{part.name}</span> <span className="tree-amount">{amount}</span>{' '}
              <span className="tree-share">
                <bdi>{share}</bdi> {change && <bdi>{change}</bdi>}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
};
