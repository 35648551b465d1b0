import type { SignatureFigures } from '../../../sql/model/api/petitions.ts';
import { useWords } from '../../i18n/intl.tsx';
import { ClassedMap } from '../../place/classed-map.tsx';

/** Signatures by place: a map in colours, and a list that says the same. What is fewer than five is told of no place. */
export const SignaturesMap = ({ figures }: { figures: SignatureFigures }) => {
  const { say, text, number } = useWords();
  const parts = figures.places
    .filter(({ place }) => place !== '')
    .map(({ place, title, count }) => ({ code: place, name: title ? text(title) : place, value: count }));
  const told = parts.filter(({ value }) => value !== null);
  return (
    <section className="panel-card stack">
      <h2>{say('petition.byPlace')}</h2>
      {told.length > 0 ? (
        <div className="signatures">
          <ClassedMap
            level={figures.level}
            parts={parts}
            told={(value) => number(value)}
            untold={say('petition.fewer')}
            label={say('petition.byPlace')}
          />
          <ol className="signatures-places">
            {told.map(({ code, name, value }) => (
              <li key={code}>
                <bdi>{name}</bdi>
                <strong>{number(value ?? 0)}</strong>
              </li>
            ))}
          </ol>
        </div>
      ) : (
        <p className="muted">{say('petition.noPlaces')}</p>
      )}
      {told.length > 0 && <p className="muted">{say('petition.suppressed')}</p>}
    </section>
  );
};
