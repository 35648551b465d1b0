import type { Layer } from '../../sql/model/layer.ts';
import type { Sign } from '../../sql/model/style/legend.ts';
import type { Scheme } from '../../sql/model/style/palette.ts';
import { useWords } from '../i18n/intl.tsx';
import { legendInWords, type WrittenGroup } from './legend-words.ts';

/** Within the sign of an area, 18 by 14 pixels. */
const HATCH = 'M2 8L8 2M2 14L14 2M8 14L18 4M14 14L18 10';

const SignMark = ({ sign, isSample }: { sign: Sign; isSample: boolean }) => {
  const radius = sign.radius ?? (sign.icon ? 9 : 6);
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
          fillOpacity={isSample || sign.isHatched ? 0.3 : 0.9}
          stroke={isSample ? sign.color : 'var(--surface)'}
          strokeWidth={isSample ? 2 : 1}
        />
      )}
      {sign.icon && (
        <svg
          x={side / 2 - 5.5}
          y={side / 2 - 5.5}
          width="11"
          height="11"
          viewBox="0 0 15 15"
          aria-hidden="true"
        >
          <path d={sign.icon.path} fill={sign.icon.ink} />
        </svg>
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
      {sign.shape === 'area' && (sign.isHatched || isSample) && (
        <path d={HATCH} stroke="var(--text)" strokeOpacity="0.55" fill="none" />
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
          <SignMark sign={sign} isSample={layer.status === 'sample' && !layer.hatch} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  </>
);

const SAMPLE_SIGNS = {
  point: 'legend.samplePoint',
  line: 'legend.sampleLine',
  polygon: 'legend.samplePolygon',
} as const;

/** What the signs of a layer mean, drawn as on the map. */
export const Legend = ({ layer, scheme }: { layer: Layer; scheme: Scheme }) => {
  const words = useWords();
  return (
    <div className="legend" data-sized={layer.draw.kind === 'proportional'}>
      {legendInWords(layer, scheme, words).map((group) => (
        <Group key={group.title ?? ''} group={group} layer={layer} />
      ))}
      {layer.status === 'sample' && !layer.hatch && (
        <p className="muted legend-method">{words.say(SAMPLE_SIGNS[layer.geometry])}</p>
      )}
      {'method' in layer.draw && layer.draw.method && (
        <p className="muted legend-method">{words.text(layer.draw.method)}</p>
      )}
    </div>
  );
};
