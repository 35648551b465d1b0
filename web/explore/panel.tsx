import { Button } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { chartOf } from '../series/state.ts';
import { Identify } from './identify.tsx';
import { LayersPanel } from './layers-panel.tsx';
import { Search } from './search.tsx';
import { TopBar } from './top-bar.tsx';
import type { ViewerProps, ViewerState } from './use-viewer.ts';
import { layersWithIndicators } from './with-indicators.ts';

/** The panel at the reading side, on a phone a sheet from below: name and search, the selected feature, the layers. */
export const Panel = ({ props, state }: { props: ViewerProps; state: ViewerState }) => {
  const { say } = useWords();
  const { layers, themes, view, scheme, change } = props;
  const { sheet, shown, known, hits, item, selectedInfo, frame, select, setShown } = state;
  return (
    <aside className="panel" aria-label={say('panel.layers')}>
      <Button
        className="sheet-handle"
        aria-label={say('panel.handle')}
        onPress={sheet.handle.onPress}
        onPointerDown={sheet.handle.onPointerDown}
        onPointerUp={sheet.handle.onPointerUp}
      />
      <TopBar scheme={scheme} />
      <Search
        layers={layers}
        onPlace={(place) => frame(place.bbox)}
        onFeature={(hit) => {
          select(hit.layer, hit.id);
          frame(hit.bbox);
        }}
      />
      <div className="panel-scroll">
        {view.selection && selectedInfo && (
          <Identify
            info={selectedInfo}
            base={known.get(selectedInfo.layer.computed?.base ?? '') ?? selectedInfo}
            id={view.selection.id}
            hasIndicators={layersWithIndicators(layers).has(
              selectedInfo.layer.computed?.base ?? selectedInfo.layer.id,
            )}
            time={view.time}
            item={item}
            pager={hits}
            onChart={(series) => change({ chart: chartOf(series) })}
            onClose={() => change({ selection: null })}
          />
        )}
        <LayersPanel
          layers={layers}
          themes={themes}
          shown={shown}
          scheme={scheme}
          time={view.time}
          onShown={setShown}
          onFit={(info) => info.bbox && frame(info.bbox)}
          onTable={(id) => change({ table: id })}
        />
      </div>
    </aside>
  );
};
