import type { Feature } from 'geojson';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { CountryInfo, LayerInfo, ThemeList } from '../../sql/model/api.ts';
import { useWords } from '../i18n/intl.tsx';
import type { Box, Hit, MapHandle } from '../map/map.ts';
import { IconButton } from '../ui/icon-button.tsx';
import type { ShownLayer, ViewState } from '../url.ts';
import { MapControls } from './controls.tsx';
import { shownLayers, useItem } from './data.ts';
import { Identify } from './identify.tsx';
import { LayersPanel } from './layers-panel.tsx';
import { MapView } from './map-view.tsx';
import { Search } from './search.tsx';
import { FeatureTable } from './table.tsx';
import { TimeSlider } from './time.tsx';
import { TopBar } from './top-bar.tsx';
import { useSheet } from './use-sheet.ts';
import { bboxOf, featureIdOf } from './where.ts';

type Props = {
  country: CountryInfo;
  layers: readonly LayerInfo[];
  themes: ThemeList['themes'];
  view: ViewState;
  scheme: 'light' | 'dark';
  isEmbedded: boolean;
  change: (part: Partial<ViewState>, how?: 'push' | 'replace') => void;
};

const PHONE = '(max-width: 720px)';

/** The whole screen: the map, and the panel that says what is on it. */
export const Viewer = ({ country, layers, themes, view, scheme, isEmbedded, change }: Props) => {
  const { say } = useWords();
  const [map, setMap] = useState<MapHandle | null>(null);
  const [hits, setHits] = useState<Hit[]>([]);
  const [hasWebgl, setHasWebgl] = useState(true);
  const [isOpen, setIsOpen] = useState(true);
  const sheet = useSheet();
  const item = useItem(view.selection);
  const shown = shownLayers(view, layers);
  const known = new Map(layers.map((info) => [info.layer.id, info]));
  const selectedInfo = view.selection ? known.get(view.selection.layer) : undefined;
  const tableInfo = view.table ? known.get(view.table) : hasWebgl ? undefined : known.get(shown[0]?.id ?? '');

  const padding = () => {
    const isPhone = window.matchMedia(PHONE).matches;
    return {
      start: isPhone || !isOpen || isEmbedded ? 0 : 376,
      bottom: isPhone ? window.innerHeight * 0.45 : 0,
    };
  };
  const frame = (box: Box) => map?.fit(box, padding());
  const setShown = (next: readonly ShownLayer[], how?: 'push' | 'replace') => change({ layers: next }, how);
  const show = (id: string): readonly ShownLayer[] =>
    shown.some((layer) => layer.id === id) ? shown : [{ id, opacity: 100 }, ...shown];
  const select = (layer: string, id: string) => {
    change({ selection: { layer, id }, layers: show(layer) });
    if (sheet.height === 'low') sheet.setHeight('half');
  };
  const pick = (hit: Hit) => {
    const info = known.get(hit.layer);
    const id = info && featureIdOf(info.layer, hit.properties);
    if (id) select(hit.layer, id);
  };
  const clicked = (found: Hit[]) => {
    const single = found.filter(({ count }) => count === 1);
    const many = found.find(({ count }) => count > 1);
    setHits(single);
    if (single[0]) pick(single[0]);
    else if (many && map) map.go({ lat: many.lat, lng: many.lng, zoom: map.camera().zoom + 2 });
    else if (view.selection) change({ selection: null });
  };
  const index = Math.max(
    0,
    hits.findIndex(
      (hit) =>
        hit.layer === view.selection?.layer &&
        known.get(hit.layer) &&
        featureIdOf((known.get(hit.layer) as LayerInfo).layer, hit.properties) === view.selection.id,
    ),
  );
  const step = (by: 1 | -1) => {
    const hit = hits[(index + by + hits.length) % hits.length];
    if (hit) pick(hit);
  };
  const chooseRow = (info: LayerInfo, feature: Feature) => {
    select(info.layer.id, String(feature.id));
    const box = bboxOf(feature);
    if (box) frame(box);
  };

  return (
    <div
      className="viewer"
      data-panel={isOpen && !isEmbedded}
      data-sheet={sheet.height}
      data-embedded={isEmbedded}
      data-table={Boolean(tableInfo)}
    >
      {hasWebgl ? (
        <MapView
          country={country}
          layers={layers}
          shown={shown}
          camera={view.camera}
          time={view.time}
          scheme={scheme}
          hidden={padding()}
          selected={view.selection ? (item.data ?? null) : null}
          onMoved={(camera) => change({ camera }, 'replace')}
          onClicked={clicked}
          onReady={setMap}
          onNoWebgl={() => setHasWebgl(false)}
        />
      ) : (
        <p className="map-note map-note-error" role="alert">
          {say('map.noWebgl')}
        </p>
      )}
      {!isEmbedded && (
        <aside className="panel" aria-label={say('panel.layers')}>
          <Button
            className="sheet-handle"
            aria-label={say('panel.handle')}
            onPress={sheet.handle.onPress}
            onPointerDown={sheet.handle.onPointerDown}
            onPointerUp={sheet.handle.onPointerUp}
          />
          <TopBar
            scheme={scheme}
            onLanguage={(language) => change({ language })}
            onScheme={(next) => change({ scheme: next })}
          />
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
                id={view.selection.id}
                item={item}
                pager={{ index, count: hits.length, step }}
                onClose={() => change({ selection: null })}
              />
            )}
            <LayersPanel
              layers={layers}
              themes={themes}
              shown={shown}
              scheme={scheme}
              onShown={setShown}
              onFit={(info) => info.bbox && frame(info.bbox)}
              onTable={(id) => change({ table: id })}
            />
          </div>
        </aside>
      )}
      {!isEmbedded && (
        <IconButton
          icon="chevron"
          flip
          className="panel-toggle"
          label={say(isOpen ? 'panel.hide' : 'panel.show')}
          onPress={() => setIsOpen(!isOpen)}
        />
      )}
      {hasWebgl && <MapControls map={map} onHome={() => frame(country.extent)} />}
      <TimeSlider
        layers={shown.flatMap(({ id }) => known.get(id) ?? [])}
        time={view.time}
        onChange={(time) => change({ time }, 'replace')}
      />
      {tableInfo && (
        <FeatureTable
          key={tableInfo.layer.id}
          info={tableInfo}
          selectedId={view.selection?.layer === tableInfo.layer.id ? view.selection.id : null}
          onSelect={(feature) => chooseRow(tableInfo, feature)}
          onClose={() => change({ table: null })}
        />
      )}
    </div>
  );
};
