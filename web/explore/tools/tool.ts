import type { ComponentType, LazyExoticComponent } from 'react';
import type { CountryInfo, LayerInfo } from '../../../sql/model/api.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import type { MapHandle } from '../../map/handle.ts';
import type { IconName } from '../../ui/icon.tsx';
import type { ShownLayer, ViewState } from '../../url.ts';

/** What a tool works on. */
export type ToolProps = {
  map: MapHandle;
  country: CountryInfo;
  layers: readonly LayerInfo[];
  shown: readonly ShownLayer[];
  view: ViewState;
  scheme: 'light' | 'dark';
  change: (part: Partial<ViewState>, how?: 'push' | 'replace') => void;
};

/** A tool of the map: a button, and a card that is loaded when it is opened. */
export type Tool = {
  id: string;
  icon: IconName;
  title: MessageKey;
  Card: LazyExoticComponent<ComponentType<ToolProps>>;
};
