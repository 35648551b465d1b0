import { lazy, Suspense } from 'react';
import { useWords } from '../i18n/intl.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Loading } from '../ui/state.tsx';
import { publishedBy } from '../url.ts';
import { Announcer } from './announcer.tsx';
import { MapControls } from './controls.tsx';
import { MapView } from './map-view.tsx';
import { Panel } from './panel.tsx';
import { ToolBar } from './tools/tool-bar.tsx';
import { useViewer, type ViewerProps, type ViewerState } from './use-viewer.ts';

/** Loaded when something on the map has a time. */
const TimeSlider = lazy(async () => ({ default: (await import('./time.tsx')).TimeSlider }));
/** Most come for the map: what opens below it comes when it is opened. */
const FeatureTable = lazy(async () => ({ default: (await import('./table/table.tsx')).FeatureTable }));
const ChartPanel = lazy(async () => ({ default: (await import('../series/panel.tsx')).ChartPanel }));

const Stage = ({ props, state }: { props: ViewerProps; state: ViewerState }) => {
  const { say } = useWords();
  const { country, layers, view, scheme, change } = props;
  if (!state.hasWebgl)
    return (
      <p className="map-note map-note-error" role="alert">
        {say('map.noWebgl')}
      </p>
    );
  return (
    <MapView
      country={country}
      layers={layers}
      shown={state.shown}
      camera={view.camera}
      time={view.time}
      publishedBy={publishedBy(view)}
      scheme={scheme}
      hidden={state.hidden}
      selected={view.selection ? (state.item.data ?? null) : null}
      onMoved={(camera) => change({ camera }, 'replace')}
      onClicked={state.clicked}
      onReady={state.setMap}
      onNoWebgl={() => state.setHasWebgl(false)}
    />
  );
};

/** What floats over the map: buttons, the tools, the time, the table. */
const Overlays = ({ props, state }: { props: ViewerProps; state: ViewerState }) => {
  const { country, layers, view, scheme, isEmbedded, change } = props;
  const { map, shown, known, tableInfo, hasWebgl } = state;
  const timed = shown.flatMap(({ id }) => known.get(id) ?? []).filter(({ layer }) => layer.time);
  return (
    <>
      {hasWebgl && <MapControls map={map} onHome={() => state.frame(country.extent)} />}
      {map && !isEmbedded && (
        <ToolBar
          {...{ map, country, layers, shown, view, scheme, change }}
          onTool={(tool) => change({ tool }, 'replace')}
        />
      )}
      {timed.length > 0 && (
        <Suspense fallback={null}>
          <TimeSlider
            layers={timed}
            zone={country.timeZone}
            time={view.time}
            onChange={(time) => change({ time }, 'replace')}
          />
        </Suspense>
      )}
      {view.chart && (
        <Suspense
          fallback={
            <div className="chart-panel">
              <Loading />
            </div>
          }
        >
          <ChartPanel
            state={view.chart}
            time={view.time}
            onState={(part) => view.chart && change({ chart: { ...view.chart, ...part } }, 'replace')}
            onClose={() => change({ chart: null })}
          />
        </Suspense>
      )}
      {tableInfo && !view.chart && (
        <Suspense fallback={null}>
          <FeatureTable
            key={tableInfo.layer.id}
            info={tableInfo}
            selectedId={view.selection?.layer === tableInfo.layer.id ? view.selection.id : null}
            time={view.time}
            selected={view.selection?.layer === tableInfo.layer.id ? (state.item.data ?? null) : null}
            onSelect={(feature) => state.chooseRow(tableInfo, feature)}
            onClose={() => change({ table: null })}
          />
        </Suspense>
      )}
    </>
  );
};

/** The whole screen: the map, and the panel that says what is on it. */
export const Viewer = (props: ViewerProps) => {
  const { say } = useWords();
  const state = useViewer(props);
  const { isOpen, setIsOpen } = state;
  return (
    <div
      className="viewer"
      data-panel={isOpen && !props.isEmbedded}
      data-sheet={state.sheet.height}
      data-embedded={props.isEmbedded}
      data-table={Boolean(state.tableInfo) && !props.view.chart}
      data-chart={props.view.chart !== null}
    >
      <Stage props={props} state={state} />
      {!props.isEmbedded && (
        <>
          <Panel props={props} state={state} />
          <IconButton
            icon="chevron"
            flip
            className="panel-toggle"
            label={say(isOpen ? 'panel.hide' : 'panel.show')}
            onPress={() => setIsOpen(!isOpen)}
          />
        </>
      )}
      <Announcer camera={props.view.camera} />
      <Overlays props={props} state={state} />
    </div>
  );
};
