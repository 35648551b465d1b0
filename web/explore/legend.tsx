import type { Layer } from '../../sql/model/layer.ts';
import type { Property } from '../../sql/model/property.ts';
import { type LegendGroup, type LegendRow, legendOf, type Sign } from '../../sql/model/style/legend.ts';
import type { Scheme } from '../../sql/model/style/palette.ts';
import { unitOf } from '../format.ts';
import { useWords, type Words } from '../i18n/intl.tsx';

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

type Meaning = LegendRow['meaning'];

const written = (meaning: Meaning, layer: Layer, property: Property | undefined, words: Words): string => {
  const { say, text, number, language } = words;
  const unit = property && 'unit' in property ? unitOf(property.unit, language) : '';
  const amount = (value: number) => `${number(value)} ${unit}`.trim();
  switch (meaning.kind) {
    case 'layer':
      return text(layer.title);
    case 'title':
      return text(meaning.title);
    case 'amount':
      return amount(meaning.value);
    case 'range':
      if (meaning.from === null) return say('legend.below', { to: amount(meaning.to ?? 0) });
      if (meaning.to === null) return say('legend.above', { from: amount(meaning.from) });
      return say('legend.range', { from: number(meaning.from), to: amount(meaning.to) });
  }
};

const Group = ({ group, layer }: { group: LegendGroup; layer: Layer }) => {
  const words = useWords();
  const property = layer.properties.find(({ name }) => name === group.property);
  const rows = group.rows.map((row) => ({ ...row, text: written(row.meaning, layer, property, words) }));
  return (
    <>
      {property && <p className="legend-title">{words.text(property.title)}</p>}
      <ul>
        {rows.map(({ sign, text }) => (
          <li key={text}>
            <SignMark sign={sign} isSample={layer.status === 'sample'} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </>
  );
};

/** What the signs of a layer mean, drawn as on the map. */
export const Legend = ({ layer, scheme }: { layer: Layer; scheme: Scheme }) => {
  const { text } = useWords();
  return (
    <div className="legend" data-sized={layer.draw.kind === 'proportional'}>
      {legendOf(layer, scheme).map((group) => (
        <Group key={group.property ?? ''} group={group} layer={layer} />
      ))}
      {layer.draw.kind === 'choropleth' && <p className="muted legend-method">{text(layer.draw.method)}</p>}
    </div>
  );
};
