import type { Layer } from '../../sql/model/layer.ts';
import type { Sign } from '../../sql/model/style/legend.ts';
import type { Scheme } from '../../sql/model/style/palette.ts';
import { useWords } from '../i18n/intl.tsx';
import { legendInWords, type WrittenGroup } from './legend-words.ts';

const SignMark = ({ sign, isSample }: { sign: Sign; isSample: boolean }) => {
  const radius = sign.radius ?? 6;
  const side = Math.max(20, radius * 2 + 2);
  const dash = isSample ? { strokeDasharray: '3 2' } : {};
  return (
    <svg
      className="sign"
      width={side}
      height={sign.shape === 'circle' ? side : 16}
      viewBox={`0 0 ${side} ${sign.shape === 'circle' ? side : 16}`}
      aria-hidden="true"
    >
      {sign.shape === 'circle' && (
        <circle
          cx={side / 2}
          cy={side / 2}
          r={radius}
          fill={sign.color}
          fillOpacity={isSample ? 0.55 : 0.85}
          stroke="var(--surface)"
        />
      )}
      {sign.shape === 'line' && <path d={`M1 8H${side - 1}`} stroke={sign.color} strokeWidth="3" {...dash} />}
      {sign.shape === 'area' && (
        <rect
          x="1"
          y="1"
          width={side - 2}
          height="14"
          rx="2"
          fill={sign.color}
          fillOpacity="0.6"
          stroke={sign.color}
          {...dash}
        />
      )}
    </svg>
  );
};

const Group = ({ group, layer }: { group: WrittenGroup; layer: Layer }) => (
  <>
    {group.title && <p className="legend-title">{group.title}</p>}
    <ul>
      {group.rows.map(({ sign, text }) => (
        <li key={text}>
          <SignMark sign={sign} isSample={layer.status === 'sample'} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  </>
);

/** What the signs of a layer mean, drawn as on the map. */
export const Legend = ({ layer, scheme }: { layer: Layer; scheme: Scheme }) => {
  const words = useWords();
  return (
    <div className="legend" data-sized={layer.draw.kind === 'proportional'}>
      {legendInWords(layer, scheme, words).map((group) => (
        <Group key={group.title ?? ''} group={group} layer={layer} />
      ))}
      {layer.draw.kind === 'choropleth' && (
        <p className="muted legend-method">{words.text(layer.draw.method)}</p>
      )}
    </div>
  );
};
