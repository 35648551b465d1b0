import { Button, Link } from 'react-aria-components';
import { useParams } from 'wouter';
import { navigate, useSearch } from 'wouter/use-browser-location';
import type { PlaceInfo } from '../../sql/model/api.ts';
import { BriefButton } from '../brief/brief-button.tsx';
import { useWords } from '../i18n/intl.tsx';
import { withLook } from '../look.ts';
import { nameIn } from '../series/names.ts';
import { Heading } from '../shell/heading.tsx';
import { useId } from '../shell/use-id.ts';
import '../ui/chart.css';
import '../ui/place.css';
import '../ui/place-cards.css';
import { Empty } from '../ui/empty.tsx';
import { Icon, themeIcon } from '../ui/icon.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import { featureIn, placeAddress } from './address.ts';
import { IndicatorCard } from './card.tsx';
import { CompareWith } from './compare-with.tsx';
import { Comparison } from './comparison.tsx';
import { Locator } from './locator.tsx';
import { type Group, groupsOf, type PlaceIndicator, standsOut } from './model.ts';
import { rankWords } from './parts.tsx';
import { PlaceSeries } from './place-series.tsx';
import { FollowButton } from './tabs/follow-button.tsx';
import { TabPage, TabRow, tabNamed } from './tabs/tabs.tsx';
import { ThenAndNow } from './tabs/then.tsx';
import { type Profiled, useLayersKnown, useProfiles, useThemesKnown } from './use-profile.ts';

export const MOST_PLACES = 4;

/** Who is compared: the place of the path and those of the query. */
const useCompared = () => {
  const id = useId();
  const others = (new URLSearchParams(useSearch()).get('with') ?? '').split(',').filter(Boolean);
  const ids = [...new Set([id, ...others])].slice(0, MOST_PLACES);
  const setOthers = (next: readonly string[]) => {
    navigate(withLook(placeAddress(id, next), window.location.search));
  };
  return { ids, setOthers };
};

const StandsOut = ({ indicators }: { indicators: readonly PlaceIndicator[] }) => {
  const { say, text } = useWords();
  const { best, worst } = standsOut(indicators);
  const list = (title: string, found: readonly PlaceIndicator[], kind: string) =>
    found.length > 0 && (
      <div className="stands" data-kind={kind}>
        <h2>{title}</h2>
        <ul>
          {found.map((one) => (
            <li key={one.indicator}>
              {text(one.title)} <span className="muted">{rankWords(one, { say })}</span>
            </li>
          ))}
        </ul>
      </div>
    );
  return (
    <>
      {list(say('place.among.first'), best, 'first')}
      {list(say('place.among.last'), worst, 'last')}
    </>
  );
};

const Themes = ({ groups, titleOf }: { groups: readonly Group[]; titleOf: (theme: string) => string }) => {
  const themes = useThemesKnown();
  return groups.map(({ theme, rows }) => (
    <section
      key={theme}
      className="place-theme"
      data-count={Math.min(rows.length, 3)}
      aria-label={titleOf(theme)}
    >
      <h2 className="theme-title">
        <Icon name={themeIcon(themes.find(({ id }) => id === theme)?.icon ?? '')} />
        {titleOf(theme)}
      </h2>
      <div className="indicator-cards">
        {rows.map(({ indicator }) => (
          <IndicatorCard key={indicator.indicator} indicator={indicator} />
        ))}
      </div>
    </section>
  ));
};

const nameOf = ({ place, indicators, id }: Profiled, language: 'ar' | 'fr' | 'en'): string =>
  nameIn(place?.name ?? indicators?.name ?? {}, language, id);

const Head = ({ id, place, name }: { id: string; place: PlaceInfo | null; name: string }) => {
  const { say, text, language } = useWords();
  const feature = place ? null : featureIn(id);
  const layer = useLayersKnown().find((info) => info.layer.id === feature?.layer)?.layer;
  const above = place
    ? [place.levelTitle[language], ...place.parents.map((one) => nameIn(one.name, language, one.id))].join(
        ' · ',
      )
    : layer && text(layer.title);
  const onMap = place
    ? `/?at=${place.point[1]},${place.point[0]},9`
    : feature && `/?layers=${feature.layer}&pick=${feature.layer}/${encodeURIComponent(feature.feature)}`;
  return (
    <Heading
      title={name}
      lead={above && <p>{above}</p>}
      actions={
        <>
          {onMap && (
            <Link className="button" href={onMap}>
              <Icon name="map" />
              {say('chart.onMap')}
            </Link>
          )}
          {place && <BriefButton of={{ kind: 'place', id: place.id }} />}
          {place && <FollowButton place={place.id} />}
          <Button className="button" onPress={() => window.print()}>
            <Icon name="file" />
            {say('chart.print')}
          </Button>
        </>
      }
    />
  );
};

/** Everything that is known of a place, theme by theme; up to four side by side. */
export const PlacePage = () => {
  const { say, text, language } = useWords();
  const { ids, setOthers } = useCompared();
  const profiles = useProfiles(ids);
  const themes = useThemesKnown();
  const tabId = useParams().tab ?? null;
  const [first] = profiles;
  const titleOf = (theme: string) => {
    const found = themes.find(({ id }) => id === theme);
    return found ? text(found.title) : theme;
  };
  if (!first) return null;
  if (first.isGone) return <Empty icon="map" title="place.gone" text="place.goneText" />;
  const failed = profiles.find(({ error }) => error);
  if (failed) return <Failed retry={failed.retry} />;
  if (first.isPending) return <Loading />;
  const tab = tabNamed(tabId);
  if (tabId !== null && (!tab || !first.place))
    return <Empty icon="map" title="place.gone" text="place.goneText" />;
  if (tab && first.place)
    return (
      <>
        <Head id={first.id} place={first.place} name={nameOf(first, language)} />
        <TabRow place={first.id} tab={tab.id} />
        <TabPage tab={tab} place={first.place} />
      </>
    );
  const groups = groupsOf(profiles.map(({ indicators }) => indicators));
  const isCompared = ids.length > 1;
  return (
    <>
      <Head id={first.id} place={first.place} name={nameOf(first, language)} />
      {first.place && <TabRow place={first.id} tab={null} />}
      {(first.place || groups.length > 0) && (
        <div className="panel-card place-top">
          {first.place && <Locator place={first.place} compared={ids} />}
          <div className="place-about">
            {!isCompared && <StandsOut indicators={first.indicators?.indicators ?? []} />}
            {ids.length < MOST_PLACES && (
              <CompareWith profile={first} chosen={ids} onAdd={(id) => setOthers([...ids.slice(1), id])} />
            )}
          </div>
        </div>
      )}
      {groups.length === 0 && <Empty icon="chart" title="place.empty" text="place.emptyText" />}
      {isCompared ? (
        <Comparison
          groups={groups}
          names={profiles.map((one) => nameOf(one, language))}
          title={titleOf}
          onRemove={(at) => setOthers(ids.slice(1).filter((_, other) => other !== at - 1))}
        />
      ) : (
        <div className="place-themes">
          <Themes groups={groups} titleOf={titleOf} />
        </div>
      )}
      {!isCompared && <ThenAndNow place={first.id} />}
      {!isCompared && <PlaceSeries id={first.id} />}
      {groups.length > 0 && <p className="muted place-note">{say('place.note')}</p>}
    </>
  );
};
