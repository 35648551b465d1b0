import type { Layer } from '../../sql/model/layer.ts';
import { type LegendRow, legendOf, type Sign } from '../../sql/model/style/legend.ts';
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

const meaning = (row: LegendRow, layer: Layer, words: Words): string => {
  const { say, text, number, language } = words;
  const property =
    'property' in layer.draw
      ? layer.properties.find(({ name }) => name === ('property' in layer.draw ? layer.draw.property : ''))
      : undefined;
  const unit = property && 'unit' in property ? unitOf(property.unit, language) : '';
  const amount = (value: number) => `${number(value)} ${unit}`.trim();
  switch (row.meaning.kind) {
    case 'layer':
      return text(layer.title);
    case 'title':
      return text(row.meaning.title);
    case 'amount':
      return amount(row.meaning.value);
    case 'range': {
      const { from, to } = row.meaning;
      if (from === null) return say('legend.below', { to: amount(to ?? 0) });
      return to === null
        ? say('legend.above', { from: amount(from) })
        : say('legend.range', { from: number(from), to: amount(to) });
    }
  }
};

/** What the signs of a layer mean, drawn as on the map. */
export const Legend = ({ layer, scheme }: { layer: Layer; scheme: Scheme }) => {
  const words = useWords();
  const rows = legendOf(layer, scheme);
  const drawn = 'property' in layer.draw ? layer.draw.property : null;
  const title = layer.properties.find(({ name }) => name === drawn)?.title;
  return (
    <div className="legend" data-sized={layer.draw.kind === 'proportional'}>
      {title && layer.draw.kind !== 'category' && <p className="legend-title">{words.text(title)}</p>}
      <ul>
        {rows.map((row) => (
          <li key={`${row.sign.color} ${row.sign.radius ?? ''} ${meaning(row, layer, words)}`}>
            <SignMark sign={row.sign} isSample={layer.status === 'sample'} />
            <span>{meaning(row, layer, words)}</span>
          </li>
        ))}
      </ul>
      {layer.draw.kind === 'choropleth' && (
        <p className="muted legend-method">{words.text(layer.draw.method)}</p>
      )}
    </div>
  );
};
