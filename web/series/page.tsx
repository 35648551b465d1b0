import { Link } from 'react-aria-components';
import { navigate, useSearch } from 'wouter/use-browser-location';
import { useWords } from '../i18n/intl.tsx';
import { withLook } from '../look.ts';
import { Heading } from '../shell/heading.tsx';
import { useId } from '../shell/use-id.ts';
import { Icon } from '../ui/icon.tsx';
import { Figure } from './figure.tsx';
import { featureName } from './names.ts';
import { chartAddress } from './page-address.ts';
import { type ChartState, parseChart } from './state.ts';
import { useSeriesOnes } from './use-series.ts';

/** A chart of one series, or several, as a page of its own. */
export const SeriesPage = () => {
  const id = useId();
  const search = useSearch();
  const { say, text, language } = useWords();
  const linked = parseChart(new URLSearchParams(search), 'with');
  const state: ChartState = { ...linked, series: [...new Set([id, ...linked.series])] };
  const [first] = useSeriesOnes([id]).data;
  const change = (part: Partial<ChartState>) =>
    navigate(withLook(chartAddress({ ...state, ...part }), window.location.search), { replace: true });
  const title = first && `${text(first.parameter.title)} · ${featureName(first.series, language)}`;
  const [lng, lat] = first?.series.at ?? [];
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
            <Link
              className="button"
              href={`/?layers=${first.series.layer}&pick=${first.series.layer}/${encodeURIComponent(first.series.feature)}${lat === undefined ? '' : `&at=${lat},${lng},10`}`}
            >
              <Icon name="map" />
              {say('chart.onMap')}
            </Link>
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
