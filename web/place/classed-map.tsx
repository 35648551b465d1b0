import { schemeYlGnBu } from 'd3-scale-chromatic';
import { useWords } from '../i18n/intl.tsx';
import { go } from '../shell/go.ts';
import { useScheme } from '../ui/scheme.ts';
import { DrawnMap } from './drawn-map.tsx';
import { classesOf, spread } from './quantiles.ts';
import { useShapes } from './use-shapes.ts';

/** A place with what it is coloured by. */
export type MapPart = { code: string | null; name: string; value: number | null };

const HEIGHT = 560;
const CLASSES = 5;
/** On dark ground the darkest of them would be lost. */
const COLORS = { light: schemeYlGnBu[CLASSES]!, dark: schemeYlGnBu[CLASSES + 1]!.slice(0, CLASSES) };

const Key = ({ color, children }: { color?: string; children: string }) => (
  <li>
    <svg width="14" height="14" aria-hidden="true">
      <rect x="0.5" y="0.5" width="13" height="13" rx="3" {...(color ? { fill: color } : {})} />
    </svg>
    <bdi>{children}</bdi>
  </li>
);

/** Places in colours of a value, by quantiles; the list beside it says the same and is reached by the keyboard. */
export const ClassedMap = ({
  level,
  parts,
  told,
  untold,
  label,
  height = HEIGHT,
  addressOf,
}: {
  level: string;
  parts: readonly MapPart[];
  /** A value as it is read. */
  told: (value: number) => string;
  /** What is said of places without a value; left out: that they have none. */
  untold?: string;
  label: string;
  height?: number;
  addressOf?: (part: MapPart) => string;
}) => {
  const { say } = useWords();
  const scheme = useScheme();
  const drawn = useShapes({ level }, height);
  const valued = parts.filter(({ code, value }) => code !== null && value !== null);
  const classes = classesOf(
    valued.map(({ value }) => value ?? 0),
    CLASSES,
    told,
  );
  const colors = spread(COLORS[scheme], classes.ranges.length);
  const byPlace = new Map(valued.map((part) => [part.code, part]));
  const names = new Map(parts.map(({ code, name }) => [code, name]));
  const nothing = untold ?? say('drawn.noValue');
  return (
    <div className="classed-map">
      {drawn && (
        <DrawnMap drawn={drawn} label={label}>
          {drawn.shapes.map(({ id, path }) => {
            const part = byPlace.get(id);
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it is reached by the keyboard
              <path
                key={id}
                d={path}
                {...(part ? { fill: colors[classes.of(part.value ?? 0)] } : {})}
                data-leads={part !== undefined && addressOf !== undefined}
                onClick={() => part && addressOf && go(addressOf(part))}
              >
                <title>
                  {[names.get(id), part ? told(part.value ?? 0) : nothing].filter(Boolean).join(' · ')}
                </title>
              </path>
            );
          })}
        </DrawnMap>
      )}
      {valued.length > 0 && (
        <ul className="classed-legend">
          {classes.ranges.map(({ from, to }, at) => (
            <Key key={from} color={colors[at]!}>
              {told(from) === told(to) ? told(from) : `${told(from)} – ${told(to)}`}
            </Key>
          ))}
          {drawn?.shapes.some(({ id }) => !byPlace.has(id)) && <Key>{nothing}</Key>}
        </ul>
      )}
      {valued.length >= CLASSES && classes.ranges.length < CLASSES && (
        <p className="muted classed-note">
          {say('drawn.fewerClasses', { count: classes.ranges.length, most: CLASSES })}
        </p>
      )}
    </div>
  );
};
