import type { ReactNode } from 'react';
import { useWords } from '../i18n/intl.tsx';
import { scaleOf } from './outline.ts';
import type { Drawn } from './use-shapes.ts';
import './drawn-map.css';

/** Pixels below the places for the bar that tells how far it is. */
const FOOT = 26;

const Scale = ({ projection }: Pick<Drawn, 'projection'>) => {
  const { say, number } = useWords();
  const { km, pixels } = scaleOf(projection);
  const [y, end] = [projection.height + 18, pixels + 2];
  return (
    <g className="drawn-scale">
      <path d={`M2 ${y - 5}V${y}H${end}V${y - 5}`} />
      <text x={end + 6} y={y + 1}>
        {say('drawn.scale', { count: number(km) })}
      </text>
    </g>
  );
};

/** A drawing of places, so that it prints as sharp as it is seen: how far it is, and whose boundaries they are. Within it their paths. */
export const DrawnMap = ({
  drawn: { projection, sources },
  label,
  children,
}: {
  drawn: Drawn;
  label: string;
  children: ReactNode;
}) => {
  const { say, text } = useWords();
  const height = projection.height + FOOT;
  return (
    <div className="drawn-map">
      <svg
        viewBox={`0 0 ${projection.width} ${height}`}
        width={projection.width}
        height={height}
        role="img"
        aria-label={label}
      >
        {children}
        <Scale projection={projection} />
      </svg>
      {sources.length > 0 && (
        <p className="drawn-source">{say('drawn.source', { source: sources.map(text).join(' · ') })}</p>
      )}
    </div>
  );
};
