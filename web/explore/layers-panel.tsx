import type { LayerInfo, ThemeList } from '../../sql/model/api.ts';
import { useWords } from '../i18n/intl.tsx';
import type { ShownLayer } from '../url.ts';
import { LayerCard } from './layer-card.tsx';
import { moved } from './order.ts';
import { ThemeTree } from './theme-tree.tsx';

type Props = {
  layers: readonly LayerInfo[];
  themes: ThemeList['themes'];
  shown: readonly ShownLayer[];
  scheme: 'light' | 'dark';
  time: string | null;
  onShown: (shown: ShownLayer[], how?: 'push' | 'replace') => void;
  onFit: (info: LayerInfo) => void;
  onTable: (id: string) => void;
};

/** The layers on the map as cards, topmost first, and below them all there are. */
export const LayersPanel = ({ layers, themes, shown, scheme, time, onShown, onFit, onTable }: Props) => {
  const { say } = useWords();
  const known = new Map(layers.map((info) => [info.layer.id, info]));
  const isShown = (id: string) => shown.some((layer) => layer.id === id);
  const without = (id: string) => shown.filter((layer) => layer.id !== id);
  const toggle = (id: string) => onShown(isShown(id) ? without(id) : [{ id, opacity: 100 }, ...shown]);
  return (
    <>
      <section className="cards" aria-label={say('panel.onMap')}>
        <h2>{say('panel.onMap')}</h2>
        {shown.length === 0 && <p className="state">{say('layer.none')}</p>}
        <ul>
          {shown.map((layer, index) => {
            const info = known.get(layer.id);
            if (!info) return null;
            const actions = {
              remove: () => onShown(without(layer.id)),
              opacity: (opacity: number) =>
                onShown(
                  shown.map((one) => (one.id === layer.id ? { ...one, opacity } : one)),
                  'replace',
                ),
              move: (to: number) => onShown(moved(shown, index, to)),
              fit: () => onFit(info),
              table: () => onTable(layer.id),
            };
            return (
              <LayerCard
                key={layer.id}
                info={info}
                shown={layer}
                scheme={scheme}
                time={time}
                place={index}
                count={shown.length}
                actions={actions}
              />
            );
          })}
        </ul>
      </section>
      <ThemeTree
        themes={themes}
        layers={layers.filter(({ layer }) => !layer.basemap || layer.place)}
        choice={{ isShown, toggle }}
      />
    </>
  );
};
