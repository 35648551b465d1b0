import type { LayerInfo } from '../../sql/model/api.ts';
import { languagesFrom } from '../../sql/model/style/label.ts';
import type { Language } from '../../sql/model/text.ts';
import type { Hit } from '../map/handle.ts';

/** The name of a feature of a tile in the reader's language, else in another; null where its layer gives none. */
export const nameOfHit = (
  { layer, properties }: Pick<Hit, 'layer' | 'properties'>,
  layers: readonly LayerInfo[],
  language: Language,
): string | null => {
  const declared = layers.find((info) => info.layer.id === layer)?.layer;
  const title = declared?.label ?? declared?.popup.title;
  const names = title ? [...languagesFrom(language).map((one) => `${title}_${one}`), title] : [];
  const value = names
    .map((name) => properties[name])
    .find((one) => one !== undefined && one !== null && one !== '');
  return value === undefined ? null : String(value);
};
