import { useQuery } from '@tanstack/react-query';
import type { Feature } from 'geojson';
import { lazy, type ReactNode, Suspense } from 'react';
import { Button, Link } from 'react-aria-components';
import type { LayerInfo, PlaceInfo } from '../../sql/model/api.ts';
import { columnsOf, type Properties, type Property } from '../../sql/model/property.ts';
import { LANGUAGES } from '../../sql/model/text.ts';
import { ApiError, api } from '../api.ts';
import { readable } from '../format.ts';
import { useWords, type Words } from '../i18n/intl.tsx';
import { placeAddress } from '../place/address.ts';
import { refOf } from '../series/charted.ts';
import { indicatorAddress } from '../series/page-address.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import { Overlaps } from './overlaps.tsx';
import { middleOf } from './times.ts';

const FeatureSeries = lazy(async () => ({
  default: (await import('../series/feature-series.tsx')).FeatureSeries,
}));

const named = (place: PlaceInfo, words: Words): string =>
  [words.language, ...LANGUAGES].map((one) => place.name[one]).find(Boolean) ?? place.id;

/** A code of a place is read by the place's name. */
const placeName = (
  property: Property,
  properties: Properties,
  places: readonly PlaceInfo[],
  words: Words,
): string | null => {
  if (property.type !== 'place') return null;
  const code = properties[columnsOf(property)[0] ?? ''];
  const place = places.find(
    ({ level, codes, id }) =>
      level === property.level && (codes[property.scheme] === code || id.endsWith(`:${code}`)),
  );
  return place ? named(place, words) : null;
};

const validity = (properties: Properties, words: Words): string | null => {
  const [from, to] = [properties.valid_from, properties.valid_to].map((value) =>
    value ? words.day(String(value)) : null,
  );
  if (from && to) return words.say('identify.between', { from, to });
  if (from) return words.say('identify.since', { from });
  return to ? words.say('identify.until', { to }) : null;
};

const pointOf = (feature: Feature | undefined): [number, number] | null => {
  let coordinates: unknown =
    feature?.geometry && 'coordinates' in feature.geometry ? feature.geometry.coordinates : null;
  while (Array.isArray(coordinates) && Array.isArray(coordinates[0])) coordinates = coordinates[0];
  return Array.isArray(coordinates) ? [coordinates[0] as number, coordinates[1] as number] : null;
};

const usePlacesAt = (point: [number, number] | null, day: string | null) =>
  useQuery({
    queryKey: ['places-at', day, ...(point ?? [])],
    queryFn: ({ signal }) => api.placesAt(point?.[0] ?? 0, point?.[1] ?? 0, day, signal),
    enabled: point !== null,
  });

type Pager = { index: number; count: number; step: (by: 1 | -1) => void };

const Fact = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <dt>{title}</dt>
    <dd dir="auto">{children}</dd>
  </div>
);

/** What a layer of newest values tells of a single value, and of a period that values were gathered in. */
const OF_ONE = ['time', 'flag', 'below'];
const OF_PERIOD = ['period', 'statistic', 'coverage'];

/** Of a period is not told what a single value has, nor the other way round: it is not unknown. */
const isOfOther = ({ computed }: LayerInfo['layer'], properties: Properties, name: string): boolean =>
  computed?.by.kind === 'latest' && (properties.period ? OF_ONE : OF_PERIOD).includes(name);

type FactsProps = { info: LayerInfo; properties: Properties; places: readonly PlaceInfo[] };

const Facts = ({ info, properties, places }: FactsProps) => {
  const words = useWords();
  const byName = new Map(info.layer.properties.map((property) => [property.name, property]));
  const { subtitle, rows: listed } = info.layer.popup;
  const rows = [...new Set([...(subtitle ? [subtitle] : []), ...listed])].flatMap((name) => {
    const property = byName.get(name);
    if (!property || isOfOther(info.layer, properties, name)) return [];
    const value = placeName(property, properties, places, words) ?? readable(property, properties, words);
    return [{ property, value, title: words.text(property.title) }];
  });
  const unknown = rows.filter(({ value }) => value === null);
  // A period that values were gathered in is told as such, on its station's clock.
  const isGathered = info.layer.computed?.by.kind === 'latest' && Boolean(properties.period);
  const valid = isGathered ? null : validity(properties, words);
  return (
    <>
      <dl className="facts">
        {rows.map(({ property, value, title }) =>
          value === null ? null : (
            <Fact key={property.name} title={title}>
              {property.type === 'string' && property.format === 'uri' ? <a href={value}>{value}</a> : value}
            </Fact>
          ),
        )}
        {valid && <Fact title={words.say('identify.valid')}>{valid}</Fact>}
        {places.length > 0 && (
          <Fact title={words.say('identify.places')}>
            {[...new Map(places.map((place) => [named(place, words), place])).entries()].map(
              ([name, place], at) => (
                <span key={place.id}>
                  {at > 0 && ' · '}
                  <Link href={placeAddress(place.id)}>{name}</Link>
                </span>
              ),
            )}
          </Fact>
        )}
      </dl>
      {unknown.length > 0 && (
        <p className="muted unknown">
          {words.say('identify.unknown', { names: unknown.map(({ title }) => title).join(' · ') })}
        </p>
      )}
    </>
  );
};

const titleOf = (info: LayerInfo, properties: Properties, words: Words): string => {
  const property = info.layer.properties.find(({ name }) => name === info.layer.popup.title);
  return (property && readable(property, properties, words)) ?? words.text(info.layer.title);
};

/** The id under which indicators of a feature are told: of the place that it is, else layer:feature. */
const placeIdOf = ({ layer: { id: layer, place } }: LayerInfo, properties: Properties, id: string): string =>
  place ? `${place.level}:${place.scheme}:${String(properties[place.code] ?? id)}` : `${layer}:${id}`;

/** The ways from a value of an indicator: to all of them through time, and to what it was made of. */
const ComputedLinks = ({
  info,
  place,
  period,
  onChart,
}: {
  info: LayerInfo;
  place: string;
  period: string;
  onChart: (series: readonly string[]) => void;
}) => {
  const { say } = useWords();
  const by = info.layer.computed?.by;
  if (by?.kind !== 'indicator') return null;
  return (
    <>
      {info.layer.time && (
        <Button className="button" onPress={() => onChart([refOf(by.indicator, place)])}>
          <Icon name="chart" />
          {say('identify.history')}
        </Button>
      )}
      {period && <Link href={indicatorAddress(by.indicator, place, period)}>{say('identify.lineage')}</Link>}
    </>
  );
};

/** What is known of the selected feature, in words. */
export const Identify = ({
  info,
  base,
  id,
  hasIndicators,
  time,
  item,
  pager,
  onChart,
  onClose,
}: {
  info: LayerInfo;
  /** The layer whose features it shows: its own, or the one that its values are computed for. */
  base: LayerInfo;
  id: string;
  /** Something is computed for the features of its base. */
  hasIndicators: boolean;
  time: string | null;
  item: { data: Feature | undefined; error: Error | null; isPending: boolean; refetch: () => unknown };
  pager: Pager;
  /** Opens the chart of series. */
  onChart: (series: readonly string[]) => void;
  onClose: () => void;
}) => {
  const words = useWords();
  const { say, text } = words;
  const places = usePlacesAt(pointOf(item.data), time === null ? null : middleOf(time)).data ?? [];
  const properties = (item.data?.properties ?? {}) as Properties;
  const place = placeIdOf(base, properties, id);
  const isProfiled = item.data && (base.layer.place || hasIndicators);
  return (
    <section className="identify" aria-label={say('identify.title')}>
      <header className="card-head">
        <div>
          <p className="muted">
            {text(info.layer.title)}{' '}
            {info.layer.status === 'sample' && <span className="badge-sample">{say('layer.sample')}</span>}
          </p>
          <h2 dir="auto">{item.data ? titleOf(info, properties, words) : id}</h2>
        </div>
        <IconButton icon="close" label={say('identify.close')} onPress={onClose} />
      </header>
      {pager.count > 1 && (
        <p className="pager">
          <IconButton
            icon="chevron"
            flip
            className="pager-back"
            label={say('identify.previous')}
            onPress={() => pager.step(-1)}
          />
          <span>{say('identify.of', { index: pager.index + 1, count: pager.count })}</span>
          <IconButton icon="chevron" flip label={say('identify.next')} onPress={() => pager.step(1)} />
        </p>
      )}
      {item.isPending && <Loading />}
      {item.error instanceof ApiError && item.error.status === 404 && (
        <p className="state">{say('identify.gone')}</p>
      )}
      {item.error && !(item.error instanceof ApiError && item.error.status === 404) && (
        <Failed retry={() => void item.refetch()} />
      )}
      {item.data && <Facts info={info} properties={properties} places={places} />}
      {item.data && info.layer.overlaps && <Overlaps layer={info.layer.id} id={id} />}
      {item.data && (
        <Suspense fallback={null}>
          <FeatureSeries layer={base.layer.id} feature={id} onOpen={onChart} />
        </Suspense>
      )}
      <p className="identify-links">
        {item.data && (
          <ComputedLinks {...{ info, place, onChart }} period={String(properties.period ?? '')} />
        )}
        {isProfiled && (
          <Link className="button" href={placeAddress(place)}>
            <Icon name="list" />
            {say(base.layer.place ? 'identify.profile' : 'identify.indicators')}
          </Link>
        )}
        <a href={`${info.links.items}/${encodeURIComponent(id)}`}>{say('identify.json')}</a>
      </p>
    </section>
  );
};
