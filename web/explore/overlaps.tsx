import { useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';
import { useWords } from '../i18n/intl.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import { useLayers } from './data.ts';

/** Which features of the layers that a manifest names lie over or near this one. */
export const Overlaps = ({ layer, id }: { layer: string; id: string }) => {
  const { say, text, number, language } = useWords();
  const layers = useLayers().data ?? [];
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['overlaps', layer, id, language],
    queryFn: ({ signal }) => api.overlaps(layer, id, language, signal),
  });
  const titleOf = (other: string) => {
    const info = layers.find((one) => one.layer.id === other);
    return info ? text(info.layer.title) : other;
  };
  if (isPending) return <Loading />;
  if (error) return <Failed retry={() => void refetch()} />;
  const found = data.filter(({ features }) => features.length > 0);
  if (found.length === 0) return null;
  return (
    <div className="overlaps">
      <h3>{say('identify.overlaps')}</h3>
      {found.map((one) => (
        <div key={one.layer}>
          <h4>{titleOf(one.layer)}</h4>
          <ul>
            {one.features.map((feature) => (
              <li key={feature.id}>
                <span dir="auto">{feature.title}</span>{' '}
                <span className="muted">
                  {feature.sharedKm2 !== null
                    ? say('identify.shared', { area: number(feature.sharedKm2) })
                    : feature.metres === 0
                      ? say('identify.overlap')
                      : say('identify.distance', { metres: number(feature.metres, 0) })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
};
