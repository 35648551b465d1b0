import { useQuery } from '@tanstack/react-query';
import type { Geometry } from 'geojson';
import { Button, Link } from 'react-aria-components';
import type { WarningInfo } from '../../sql/model/api/warnings.ts';
import { CAP_CATEGORIES, CAP_SEVERITIES, type CapSeverity } from '../../sql/model/cap.ts';
import { CAP_CATEGORY_TITLES, CAP_SEVERITY_TITLES } from '../../sql/model/cap-words.ts';
import { useWords } from '../i18n/intl.tsx';
import { Fetched } from '../office/parts/fetched.tsx';
import { SelectFilter } from '../office/parts/filter-bar.tsx';
import { StateTabs } from '../office/parts/state-tabs.tsx';
import { type Filters, useFilters } from '../office/parts/use-filters.ts';
import { Heading } from '../shell/heading.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { asking, warningsApi } from './api.ts';
import { AreaMap } from './area-map.tsx';
import { Follow } from './follow.tsx';
import { Others } from './others.tsx';
import { PlacesInput } from './places-input.tsx';
import { Severity } from './severity.tsx';
import { useNamedPlaces } from './use-named.ts';
import './warnings.css';

const FILTERS = ['state', 'place', 'category', 'severity'] as const;
type Filter = (typeof FILTERS)[number];
const REFRESH_MS = 60_000;

/** One place, found by typing; once one is chosen, it stands in the place of the field, and is taken out by pressing it. */
const PlaceFilter = ({ id, onChange }: { id: string; onChange: (id: string) => void }) => {
  const { say } = useWords();
  const name = useNamedPlaces(id ? [id] : [])?.[0]?.name ?? id;
  if (id === '')
    return (
      <PlacesInput
        label={say('warnings.place')}
        placeholder={say('warnings.anyPlace')}
        chosen={[]}
        onChange={(chosen) => onChange(chosen[0]?.id ?? '')}
      />
    );
  return (
    <div className="field-box">
      <span className="field-label">{say('warnings.place')}</span>
      <Button
        className="input input-select"
        aria-label={say('follow.removePlace', { name })}
        onPress={() => onChange('')}
      >
        <span>{name}</span>
        <Icon name="close" />
      </Button>
    </div>
  );
};

const Narrow = ({ filters }: { filters: Filters<Filter> }) => {
  const { say, text } = useWords();
  const { values, set, addressWith } = filters;
  return (
    <div className="warnings-narrow">
      <StateTabs
        label={say('warnings.states')}
        current={values.state}
        tabs={[
          { id: '', title: say('warnings.active'), href: addressWith({ state: '' }) },
          { id: 'past', title: say('warnings.past'), href: addressWith({ state: 'past' }) },
        ]}
      />
      <PlaceFilter id={values.place} onChange={(place) => set({ place })} />
      <SelectFilter
        name="category"
        label={say('warnings.category')}
        all={say('warnings.anyCategory')}
        value={values.category}
        choices={CAP_CATEGORIES.map((id) => ({ id, title: text(CAP_CATEGORY_TITLES[id]) }))}
        onChange={(category) => set({ category })}
      />
      <SelectFilter
        name="severity"
        label={say('warnings.severity')}
        all={say('warnings.anySeverity')}
        value={values.severity}
        choices={CAP_SEVERITIES.slice(0, 3).map((id) => ({
          id,
          title: say('warnings.from', { severity: text(CAP_SEVERITY_TITLES[id]) }),
        }))}
        onChange={(severity) => set({ severity })}
      />
    </div>
  );
};

const Card = ({ warning }: { warning: WarningInfo }) => {
  const { say, text, moment } = useWords();
  const { id, state, headline, severity, authority, places, expires, endedAt, issuedAt } = warning;
  return (
    <li className="warning-card" data-severity={severity} data-state={state}>
      <p className="warning-card-top">
        <Severity of={severity} />
        <span className="muted">{text(CAP_CATEGORY_TITLES[warning.category])}</span>
        {state !== 'active' && (
          <span className="tag">
            {say(state === 'cancelled' ? 'warnings.cancelled' : 'warnings.expired')}
          </span>
        )}
      </p>
      <h2>
        <Link href={`/warnings/${id}`}>{text(headline)}</Link>
      </h2>
      <p>{places.map(({ name }) => text(name)).join(' · ')}</p>
      <p className="muted">
        {text(authority.name)} ·{' '}
        {state === 'active'
          ? say('warnings.until', { time: moment(expires) })
          : say('warnings.ended', { time: moment(endedAt ?? expires) })}
        {' · '}
        {say('warnings.issued', { time: moment(issuedAt) })}
      </p>
    </li>
  );
};

const Feeds = ({ values }: { values: Record<Filter, string> }) => {
  const { say, language } = useWords();
  const { place, category, severity } = values;
  const query = asking({ place, category, severity });
  const address = (form: string) => `/warnings.${form}${query}${query ? '&' : '?'}lang=${language}`;
  return (
    <section className="panel-card">
      <h2>{say('warnings.feeds')}</h2>
      <p>{say('warnings.feedsText')}</p>
      <ul className="link-row">
        <li>
          <a href={address('atom')}>Atom</a>
        </li>
        <li>
          <a href={address('rss')}>RSS</a>
        </li>
        <li>
          <a href="/api/collections/warnings/items">GeoJSON</a>
        </li>
      </ul>
    </section>
  );
};

/** Of what holds the gravest stands first. */
const byGravity = (one: WarningInfo, other: WarningInfo): number =>
  CAP_SEVERITIES.indexOf(one.severity) - CAP_SEVERITIES.indexOf(other.severity);

/** `/warnings`: what holds, where, and how to be told. */
export const WarningsPage = () => {
  const { say } = useWords();
  const filters = useFilters(FILTERS);
  const { values } = filters;
  const isPast = values.state === 'past';
  const query = useQuery({
    queryKey: ['warnings', values],
    queryFn: ({ signal }) => warningsApi.list(values, signal),
    refetchInterval: REFRESH_MS,
  });
  const shapes = useQuery({
    queryKey: ['warnings', 'shapes'],
    queryFn: ({ signal }) => warningsApi.shapes(signal),
    refetchInterval: REFRESH_MS,
    retry: false,
  });
  const shown = new Set(query.data?.warnings.map(({ id }) => id));
  const warned = (isPast ? [] : (shapes.data ?? []))
    .filter(({ properties }) => shown.has(properties.warning))
    .map(({ properties, geometry }) => ({
      id: properties.warning,
      severity: properties.severity as CapSeverity,
      geometry: geometry as Geometry,
    }));
  return (
    <>
      <Heading lead={say('warnings.lead')} />
      <Narrow filters={filters} />
      <div className="warnings-columns">
        <div>
          <Fetched query={query}>
            {({ warnings }) =>
              warnings.length === 0 ? (
                <Empty
                  icon="check"
                  title={isPast ? 'warnings.nonePast' : 'warnings.none'}
                  text={isPast ? 'warnings.nonePastText' : 'warnings.noneText'}
                />
              ) : (
                <ul className="warning-list" aria-label={say('warnings.list')}>
                  {(isPast ? warnings : [...warnings].sort(byGravity)).map((warning) => (
                    <Card key={warning.id} warning={warning} />
                  ))}
                </ul>
              )
            }
          </Fetched>
          <Others />
        </div>
        <div>
          <section className="panel-card stack">
            <AreaMap label={say('warnings.map')} warned={warned} />
            <Link href="/?layers=warnings">{say('warnings.onMap')}</Link>
          </section>
          <Follow />
          <Feeds values={values} />
        </div>
      </div>
    </>
  );
};
