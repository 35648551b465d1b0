import { colorOf } from '../../sql/model/style/palette.ts';
import { direction } from '../../sql/model/text.ts';
import { useWords } from '../i18n/intl.tsx';
import { useScheme } from '../ui/scheme.ts';
import { bandsOf } from './classes.ts';
import type { Layout } from './layout.ts';
import type { Line } from './line.ts';

/** Lower, a class has no room for its name. */
const LEAST_NAMED = 17;

/** The classes of an indicator behind its values, each named where there is room: not told apart by colour alone. */
export const ClassBands = ({ line, layout }: { line: Line; layout: Layout }) => {
  const { text, language } = useWords();
  const scheme = useScheme();
  const { left, right } = layout;
  const { y, domain } = layout.axes[0];
  const isRtl = direction(language) === 'rtl';
  return (
    <g className="chart-classes">
      {bandsOf(line.one.computed?.info.classes ?? [], domain).map(({ id, title, color, from, to }) => (
        <g key={id}>
          <rect
            x={left}
            y={y.of(to)}
            width={right - left}
            height={Math.max(0, y.of(from) - y.of(to))}
            fill={colorOf(color, scheme)}
          />
          {y.of(from) - y.of(to) >= LEAST_NAMED && (
            <text
              x={left + 6}
              y={y.of(to) + 13}
              textAnchor={isRtl ? 'end' : 'start'}
              direction={direction(language)}
            >
              {text(title)}
            </text>
          )}
        </g>
      ))}
    </g>
  );
};
