import type { Feature } from 'geojson';
import { useState } from 'react';
import type { CountryInfo, LayerInfo, ThemeList } from '../../sql/model/api.ts';
import type { Box, Hidden, Hit, MapHandle } from '../map/handle.ts';
import type { ShownLayer, ViewState } from '../url.ts';
import { askedTime } from './asked-time.ts';
import { shownLayers, useItem } from './data.ts';
import { useHits } from './use-hits.ts';
import { useSheet } from './use-sheet.ts';
import { bboxOf } from './where.ts';

export type ViewerProps = {
  country: CountryInfo;
  layers: readonly LayerInfo[];
  themes: ThemeList['themes'];
  view: ViewState;
  scheme: 'light' | 'dark';
  isEmbedded: boolean;
  change: (part: Partial<ViewState>, how?: 'push' | 'replace') => void;
};

const PHONE = '(max-width: 720px)';
const PANEL_PIXELS = 388;
/** The sheet of a phone covers a little less than half of the screen. */
const SHEET_SHARE = 0.45;

const hiddenBy = (hasPanel: boolean): Hidden => {
  const isPhone = window.matchMedia(PHONE).matches;
  return {
    start: isPhone || !hasPanel ? 0 : PANEL_PIXELS,
    bottom: isPhone && hasPanel ? window.innerHeight * SHEET_SHARE : 0,
  };
};

/** What the viewer knows, and all that can be done in it; the parts of the screen only show and ask. */
export const useViewer = ({ layers, view, isEmbedded, change }: ViewerProps) => {
  const [map, setMap] = useState<MapHandle | null>(null);
  const [hasWebgl, setHasWebgl] = useState(true);
  const [isOpen, setIsOpen] = useState(true);
  const sheet = useSheet();
  const shown = shownLayers(view, layers);
  const known = new Map(layers.map((info) => [info.layer.id, info]));
  const selected = known.get(view.selection?.layer ?? '');
  const time = selected?.layer.time && view.time !== null ? askedTime(selected, view.time) : null;
  const item = useItem(view.selection, time);

  const hidden = hiddenBy(isOpen && !isEmbedded);
  const frame = (box: Box) => map?.fit(box, hidden);
  const setShown = (next: readonly ShownLayer[], how?: 'push' | 'replace') => change({ layers: next }, how);
  const withLayer = (id: string): readonly ShownLayer[] =>
    shown.some((layer) => layer.id === id) ? shown : [{ id, opacity: 100 }, ...shown];
  const select = (layer: string, id: string) => {
    change({ selection: { layer, id }, layers: withLayer(layer) });
    if (sheet.height === 'low') sheet.setHeight('half');
  };
  const hits = useHits(select);
  const clicked = (found: readonly Hit[]) => {
    const single = found.filter(({ count, fid, layer }) => count === 1 && fid > 0 && known.has(layer));
    const many = found.find(({ count }) => count > 1);
    hits.look(single, 0);
    if (single.length > 0) return;
    if (many && map) map.go({ lat: many.lat, lng: many.lng, zoom: map.camera().zoom + 2 });
    else if (view.selection) change({ selection: null });
  };
  const chooseRow = (info: LayerInfo, feature: Feature) => {
    select(info.layer.id, String(feature.id));
    const box = bboxOf(feature);
    if (box) frame(box);
  };
  return {
    ...{ map, setMap, hasWebgl, setHasWebgl, isOpen, setIsOpen, sheet, item, shown, known, hidden },
    ...{ hits, frame, setShown, select, clicked, chooseRow },
    selectedInfo: view.selection ? known.get(view.selection.layer) : undefined,
    // Without a map the table of the topmost layer is what there is to see.
    tableInfo: view.table ? known.get(view.table) : hasWebgl ? undefined : known.get(shown[0]?.id ?? ''),
  };
};
export type ViewerState = ReturnType<typeof useViewer>;
