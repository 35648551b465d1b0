import { Link } from 'react-aria-components';
import { navigate, useSearch } from 'wouter/use-browser-location';
import { useWords } from '../i18n/intl.tsx';
import { withLook } from '../look.ts';
import { placeAddress } from '../place/address.ts';
import { Heading } from '../shell/heading.tsx';
import { useId } from '../shell/use-id.ts';
import { Icon } from '../ui/icon.tsx';
import { type Charted, refOf } from './charted.ts';
import { Figure } from './figure.tsx';
import { featureName } from './names.ts';
import { chartAddress } from './page-address.ts';
import { type ChartState, parseChart } from './state.ts';
import { useCharted } from './use-series.ts';

/** Where on the map it is; of what has no point the layer, with the feature picked. */
const mapAddress = ({ series: { layer, feature, at }, computed }: Charted): string => {
  const shown = computed?.info.id ?? layer;
  const [lng, lat] = at ?? [];
  return `/?layers=${shown}&pick=${shown}/${encodeURIComponent(feature)}${lat === undefined ? '' : `&at=${lat},${lng},10`}`;
};

/** A chart of one line, or several, as a page of its own. */
const ChartPage = ({ id }: { id: string }) => {
  const search = useSearch();
  const { say, text, language } = useWords();
  const linked = parseChart(new URLSearchParams(search), 'with');
  const state: ChartState = { ...linked, series: [...new Set([id, ...linked.series])] };
  const [first] = useCharted([id]).data;
  const change = (part: Partial<ChartState>) =>
    navigate(withLook(chartAddress({ ...state, ...part }), window.location.search), { replace: true });
  const title = first && `${text(first.parameter.title)} · ${featureName(first.series, language)}`;
  return (
    <>
      <Heading
        {...(title ? { title } : {})}
        lead={
          first?.series.status === 'sample' && (
            <p>
              <span className="badge-sample">{say('layer.sample')}</span> {say('chart.sample')}
            </p>
          )
        }
        actions={
          first && (
            <>
              {first.computed && (
                <Link className="button" href={placeAddress(first.computed.place)}>
                  <Icon name="list" />
                  {say('indicator.profile')}
                </Link>
              )}
              <Link className="button" href={mapAddress(first)}>
                <Icon name="map" />
                {say('chart.onMap')}
              </Link>
            </>
          )
        }
      />
      <div className="panel-card">
        <Figure
          state={state}
          onState={change}
          address={window.location.origin + chartAddress(state)}
          hasHead={false}
        />
      </div>
    </>
  );
};

/** `/series/{id}` */
export const SeriesPage = () => <ChartPage id={useId()} />;

/** `/indicator/{id}/{place}`: all values of an indicator at a place. */
export const IndicatorPage = () => <ChartPage id={refOf(useId(), useId('place'))} />;
