import { placeAddress } from '../place/address.ts';
import { DrawnMap } from '../place/drawn-map.tsx';
import { useShapes } from '../place/use-shapes.ts';
import { go } from '../shell/go.ts';

const HEIGHT = 460;

/** The places of a layer as shapes, each in its colour; one is gone to by pressing it. */
export const PlacesMap = ({
  layer,
  colors,
  label,
}: {
  layer: string;
  colors: ReadonlyMap<string, string>;
  label: string;
}) => {
  const drawn = useShapes({ layer }, HEIGHT);
  if (!drawn) return <div className="places-map" aria-hidden="true" />;
  return (
    <div className="places-map">
      <DrawnMap drawn={drawn} label={label}>
        {drawn.shapes.map(({ id, path }) => (
          // The list beside it says the same, and is reached by the keyboard.
          // biome-ignore lint/a11y/noStaticElementInteractions: see above
          <path key={id} d={path} fill={colors.get(id)} onClick={() => go(placeAddress(id))} />
        ))}
      </DrawnMap>
    </div>
  );
};
