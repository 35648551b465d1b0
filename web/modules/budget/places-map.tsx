import { schemeYlGnBu } from 'd3-scale-chromatic';
import { quantiles } from '../../place/quantiles.ts';
import { useShapes } from '../../place/use-shapes.ts';
import { go } from '../../shell/go.ts';

/** A place with what it is coloured by. */
export type MapPart = { code: string | null; name: string; value: number | null };

const HEIGHT = 560;
const CLASSES = 5;
const COLORS = schemeYlGnBu[CLASSES]!;

/** Places in colours of a value, by quantiles; the list beside it says the same and is reached by the keyboard. */
export const BudgetMap = ({
  level,
  parts,
  told,
  label,
  addressOf,
}: {
  level: string;
  parts: readonly MapPart[];
  /** A value as it is read. */
  told: (value: number) => string;
  label: string;
  addressOf?: (part: MapPart) => string;
}) => {
  const drawn = useShapes(level, HEIGHT);
  const valued = parts.filter(({ code, value }) => code !== null && value !== null);
  const limits = quantiles(
    valued.map(({ value }) => value ?? 0),
    CLASSES,
  );
  const classOf = (value: number) => limits.filter((limit) => value >= limit).length;
  const byPlace = new Map(valued.map((part) => [part.code, part]));
  const text = (value: number | undefined) => (value === undefined ? '' : told(value));
  const ends = valued.map(({ value }) => value ?? 0);
  const bounds = [Math.min(...ends), ...limits, Math.max(...ends)];
  return (
    <div className="budget-map">
      {drawn && (
        <svg
          viewBox={`0 0 ${drawn.projection.width} ${drawn.projection.height}`}
          role="img"
          aria-label={label}
        >
          {drawn.shapes.map(({ id, path }) => {
            const part = byPlace.get(id);
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it is reached by the keyboard
              <path
                key={id}
                d={path}
                style={part ? { fill: COLORS[classOf(part.value ?? 0)] } : {}}
                onClick={() => part && addressOf && go(addressOf(part))}
              >
                <title>{part ? `${part.name} · ${text(part.value ?? 0)}` : id}</title>
              </path>
            );
          })}
        </svg>
      )}
      {valued.length > 0 && (
        <ul className="budget-map-legend">
          {COLORS.map((color, at) => (
            <li key={color}>
              <span className="swatch" style={{ background: color }} />
              <bdi>
                {text(bounds[at])} – {text(bounds[at + 1])}
              </bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
