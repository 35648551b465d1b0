import { type RefObject, useMemo } from 'react';
import { colorOf, type Scheme } from '../../sql/model/style/palette.ts';
import { direction } from '../../sql/model/text.ts';
import { useWords } from '../i18n/intl.tsx';
import { nameIn } from '../series/names.ts';
import { useWidth } from '../series/use-size.ts';
import { rankText, useTenths } from './figures.ts';
import type { RiskRow } from './weigh.ts';

const ROW = 26;
const TOP = 22;
/** Pixels for names, and at the far side for score and ranks. */
const NAMES = { wide: 128, narrow: 92 };
const FIGURES = 104;
const NARROW = 460;
const SCALE = [0, 2, 4, 6, 8, 10];

/** From a score to pixels; the scale runs the way that the reader reads. */
const scaleOf = (width: number, isRtl: boolean) => {
  const from = width < NARROW ? NAMES.narrow : NAMES.wide;
  const to = Math.max(from + 60, width - FIGURES);
  const at = (score: number) => from + (score / 10) * (to - from);
  return {
    at: (score: number) => (isRtl ? width - at(score) : at(score)),
    start: (inset: number) => (isRtl ? width - inset : inset),
    end: (inset: number) => (isRtl ? inset : width - inset),
  };
};

type Scale = ReturnType<typeof scaleOf>;

const Axis = ({ scale, height }: { scale: Scale; height: number }) => {
  const { number, say } = useWords();
  const ticks = SCALE.map((score) => (
    <g key={score} className="risk-tick">
      <line x1={scale.at(score)} x2={scale.at(score)} y1={TOP - 4} y2={height} />
      <text x={scale.at(score)} y={TOP - 9} textAnchor="middle">
        {number(score, 0)}
      </text>
    </g>
  ));
  return (
    <>
      {ticks}
      <text className="risk-ranks" x={scale.end(6)} y={TOP - 9} textAnchor="end">
        {say('risk.column.ranks')}
      </text>
    </>
  );
};

const Row = ({
  row,
  at,
  width,
  scale,
  usual,
  isPicked,
  scheme,
  onPick,
}: {
  row: RiskRow;
  at: number;
  width: number;
  scale: Scale;
  usual: number | null;
  isPicked: boolean;
  scheme: Scheme;
  onPick: (place: string) => void;
}) => {
  const { say, text, language } = useWords();
  const tenths = useTenths();
  const name = nameIn(row.name, language, row.id);
  const longest = width < NARROW ? 13 : 19;
  const y = TOP + at * ROW;
  const middle = y + ROW / 2;
  const { score, ranks } = row;
  const between = (a: number, b: number) => ({ x: Math.min(a, b), width: Math.abs(b - a) });
  const words = ranks
    ? say(ranks.first === ranks.last ? 'risk.rankOne' : 'risk.rankRange', ranks)
    : say('risk.noScore');
  return (
    // The table below says the same, and is reached by the keyboard.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <g
      className="risk-row"
      data-picked={isPicked}
      data-confidence={row.confidence ?? 'none'}
      onClick={() => onPick(row.id)}
    >
      <rect className="risk-hit" x="0" y={y} width={width} height={ROW} rx="4" />
      <text x={scale.start(6)} y={middle + 4.5} className="risk-name">
        {name.length > longest ? `${name.slice(0, longest - 1)}…` : name}
      </text>
      {score !== null && (
        <>
          <rect
            className="risk-bar"
            {...between(scale.at(0), scale.at(score))}
            y={y + 6}
            height={ROW - 12}
            rx="2"
            fill={row.class ? colorOf(row.class.color, scheme) : 'currentColor'}
          />
          <path
            className="risk-whisker"
            d={`M${scale.at(row.least)} ${middle - 4}v8M${scale.at(row.least)} ${middle}H${scale.at(row.most)}M${scale.at(row.most)} ${middle - 4}v8`}
          />
          {usual !== null && Math.abs(usual - score) > 0.005 && (
            <circle className="risk-usual" cx={scale.at(usual)} cy={middle} r="4" />
          )}
          <text x={scale.end(FIGURES - 40)} y={middle + 4.5} className="risk-score" textAnchor="end">
            {tenths(score)}
          </text>
        </>
      )}
      <text x={scale.end(6)} y={middle + 4.5} className="risk-ranks" textAnchor="end">
        {ranks ? rankText(ranks, say) : '—'}
      </text>
      <title>{`${say('join.said', { what: name, said: score === null ? say('risk.noScore') : tenths(score) })}${row.class ? ` · ${text(row.class.title)}` : ''}. ${words}`}</title>
    </g>
  );
};

/** Places by their score, with how far score and rank go while weights vary; hollow dots are what the declared weights say. */
export const Ranking = ({
  rows,
  usual,
  picked,
  scheme,
  label,
  svg,
  onPick,
}: {
  rows: readonly RiskRow[];
  /** Scores by the declared weights, where others are shown. */
  usual: ReadonlyMap<string, number | null> | null;
  picked: string | null;
  scheme: Scheme;
  label: string;
  svg: RefObject<SVGSVGElement | null>;
  onPick: (place: string) => void;
}) => {
  const { language } = useWords();
  const [box, width] = useWidth<HTMLDivElement>();
  const isRtl = direction(language) === 'rtl';
  const scale = useMemo(() => scaleOf(width, isRtl), [width, isRtl]);
  const height = TOP + rows.length * ROW + 4;
  return (
    <div className="risk-ranking" ref={box}>
      {width > 0 && (
        <svg
          ref={svg}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={label}
          direction={isRtl ? 'rtl' : 'ltr'}
        >
          <Axis {...{ scale, height }} />
          {rows.map((row, at) => (
            <Row
              key={row.id}
              {...{ row, at, width, scale, scheme, onPick }}
              usual={usual?.get(row.id) ?? null}
              isPicked={row.id === picked}
            />
          ))}
        </svg>
      )}
    </div>
  );
};
