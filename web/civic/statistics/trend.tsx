import { useWords } from '../../i18n/intl.tsx';
import { periodInWords } from '../../place/period-words.ts';
import { useNarrow } from '../use-narrow.ts';
import { everyMonth, type Month } from './months.ts';

const [HEIGHT, TOP, BOTTOM, START] = [220, 14, 26, 40];
/** Units that there are across, and months: five years where there is room, two on a phone, where letters are to stay as large. */
const WIDE = { width: 720, most: 60 };
const NARROW = { width: 360, most: 24 };

type Frame = { width: number; y: (count: number) => number; isRtl: boolean };

/** The least round number that is not below, of 1, 2 and 5 and their tenfolds. */
const roundAbove = (count: number): number => {
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, count)));
  return [1, 2, 5, 10].map((step) => step * ten).find((step) => step >= count) ?? count;
};

const Axis = ({ most, width, y, isRtl }: Frame & { most: number }) => {
  const { number } = useWords();
  const ticks = most < 2 ? [0, most] : [0, most / 2, most];
  return (
    <g className="statistics-axis">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={isRtl ? 0 : START} x2={isRtl ? width - START : width} y1={y(tick)} y2={y(tick)} />
          <text
            x={isRtl ? width - START + 6 : START - 6}
            y={y(tick) + 4}
            textAnchor={isRtl ? 'start' : 'end'}
          >
            {number(tick, 1)}
          </text>
        </g>
      ))}
    </g>
  );
};

const Columns = ({ months, width, y, isRtl }: Frame & { months: readonly Month[] }) => {
  const step = (width - START) / months.length;
  const x = (at: number) => (isRtl ? width - START - (at + 1) * step : START + at * step);
  const gap = Math.min(6, step * 0.2);
  // As many names as have room: of each year, or of each so many months.
  const every = Math.max(1, Math.ceil(56 / step));
  return (
    <>
      {months.map(({ key, count }, at) => (
        <g key={key}>
          <rect
            x={x(at) + gap / 2}
            width={Math.max(1, step - gap)}
            y={count === null ? y(0) - 10 : y(count)}
            height={count === null ? 10 : y(0) - y(count)}
            rx={Math.min(3, step / 6)}
            data-hidden={count === null}
          />
          {at % every === 0 && (
            <text x={x(at) + step / 2} y={HEIGHT - 8} textAnchor="middle">
              {key.replace('-', '/')}
            </text>
          )}
        </g>
      ))}
    </>
  );
};

/** What came month by month, as columns, and as a table for who would rather read. */
export const Trend = ({ months }: { months: readonly Month[] }) => {
  const words = useWords();
  const { say, number, language } = words;
  const { width, most: newest } = useNarrow() ? NARROW : WIDE;
  const all = everyMonth(months, newest);
  // Of months none of which is told, a chart would show nothing but that.
  if (all.length < 2 || all.every(({ count }) => !count)) return null;
  const isRtl = language === 'ar';
  const most = roundAbove(Math.max(1, ...all.map(({ count }) => count ?? 0)));
  const y = (count: number): number => HEIGHT - BOTTOM - (count / most) * (HEIGHT - TOP - BOTTOM);
  return (
    <section className="panel-card statistics-card">
      <h2>{say('civic.statistics.trend')}</h2>
      {all.some(({ count }) => count === null) && (
        <p className="muted">{say('civic.statistics.trendText')}</p>
      )}
      <div className="statistics-trend">
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={say('civic.statistics.trend')}>
          <defs>
            <pattern
              id="untold"
              width="5"
              height="5"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <line x1="0" x2="0" y1="0" y2="5" />
            </pattern>
          </defs>
          <Axis {...{ most, width, y, isRtl }} />
          <Columns months={all} {...{ width, y, isRtl }} />
        </svg>
      </div>
      <details className="more-choices no-print">
        <summary>{say('civic.statistics.asTable')}</summary>
        <table className="statistics-table">
          <thead>
            <tr>
              <th scope="col">{say('civic.statistics.month')}</th>
              <th scope="col" className="number">
                {say('civic.statistics.received')}
              </th>
            </tr>
          </thead>
          <tbody>
            {all.toReversed().map(({ key, count }) => (
              <tr key={key}>
                <th scope="row">{periodInWords(key, language)}</th>
                <td className="number">
                  {count === null ? say('civic.statistics.hiddenShort') : number(count, 0)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
};
