import { schemeYlGnBu } from 'd3-scale-chromatic';
import type { SignatureFigures } from '../../../sql/model/api/petitions.ts';
import { useWords } from '../../i18n/intl.tsx';
import { quantiles } from '../../place/quantiles.ts';
import { useShapes } from '../../place/use-shapes.ts';

const HEIGHT = 420;
const CLASSES = 5;
const COLORS = schemeYlGnBu[CLASSES]!;

/** Signatures by place: a map in colours, and a list that says the same. What is fewer than five is told of no place. */
export const SignaturesMap = ({ figures }: { figures: SignatureFigures }) => {
  const { say, text, number } = useWords();
  const drawn = useShapes(figures.level, HEIGHT);
  const told = figures.places.filter(({ place, count }) => place !== '' && count !== null);
  const counts = told.map(({ count }) => count ?? 0);
  const limits = [...new Set(quantiles(counts, CLASSES))];
  const colorOf = (count: number) => COLORS[limits.filter((limit) => count >= limit).length]!;
  const byPlace = new Map(told.map((one) => [one.place, one]));
  const nameOf = (place: string) => {
    const title = figures.places.find((one) => one.place === place)?.title;
    return title ? text(title) : '';
  };
  return (
    <section className="panel-card stack">
      <h2>{say('petition.byPlace')}</h2>
      {drawn && (
        <svg
          className="signatures-map"
          viewBox={`0 0 ${drawn.projection.width} ${drawn.projection.height}`}
          role="img"
          aria-label={say('petition.byPlace')}
        >
          {drawn.shapes.map(({ id, path }) => {
            const one = byPlace.get(id);
            return (
              <path key={id} d={path} style={one ? { fill: colorOf(one.count ?? 0) } : {}}>
                <title>{one ? `${nameOf(id)} · ${number(one.count ?? 0)}` : say('petition.fewer')}</title>
              </path>
            );
          })}
        </svg>
      )}
      {told.length > 0 ? (
        <ol className="signatures-places">
          {told.map(({ place, count }) => (
            <li key={place}>
              <span className="swatch" style={{ background: colorOf(count ?? 0) }} aria-hidden="true" />
              <bdi>{nameOf(place)}</bdi>
              <strong>{number(count ?? 0)}</strong>
            </li>
          ))}
        </ol>
      ) : (
        <p className="muted">{say('petition.noPlaces')}</p>
      )}
      <p className="muted">{say('petition.suppressed')}</p>
    </section>
  );
};
