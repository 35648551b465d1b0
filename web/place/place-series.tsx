import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { featureName } from '../series/names.ts';
import { measure } from '../series/said.ts';
import { featureIn } from './address.ts';
import { placeApi } from './api.ts';

/** What is measured in a place, by parameter, each a link to its chart; nothing where nothing is. */
export const PlaceSeries = ({ id }: { id: string }) => {
  const words = useWords();
  const { say, text, language } = words;
  const { data } = useQuery({
    queryKey: ['place-series', id],
    queryFn: ({ signal }) => placeApi.series(id, signal),
    staleTime: 60_000,
  });
  const groups = (data?.parameters ?? []).map((parameter) => ({
    parameter,
    series: (data?.series ?? []).filter((one) => one.parameter === parameter.id),
  }));
  if (groups.length === 0) return null;
  return (
    <section className="section place-series">
      <h2>{say(featureIn(id) ? 'series.title' : 'place.series')}</h2>
      <div className="panel-card">
        <dl className="pairs">
          {groups.map(({ parameter, series }) => (
            <div key={parameter.id}>
              <dt>{text(parameter.title)}</dt>
              <dd>
                <ul className="series-links">
                  {series.map((info) => (
                    <li key={info.id}>
                      <Link href={`/series/${encodeURIComponent(info.id)}`}>
                        {featureName(info, language)}
                      </Link>{' '}
                      <span className="muted">
                        {info.last && measure(info.last.value, info.unit, parameter.decimals, words)}
                      </span>
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
};
