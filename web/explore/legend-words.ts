import type { Layer } from '../../sql/model/layer.ts';
import type { Property } from '../../sql/model/property.ts';
import { type LegendRow, legendOf, type Sign } from '../../sql/model/style/legend.ts';
import type { Scheme } from '../../sql/model/style/palette.ts';
import { unitOf } from '../format.ts';
import type { Words } from '../i18n/intl.tsx';

/** Signs that speak of one property, with what they mean in the reader's language. */
export type WrittenGroup = { title: string | null; rows: { sign: Sign; text: string }[] };

const written = (
  meaning: LegendRow['meaning'],
  layer: Layer,
  property: Property | undefined,
  { say, text, number, language }: Words,
): string => {
  const unit = property && 'unit' in property ? unitOf(property.unit, language) : '';
  const amount = (value: number) => `${number(value)} ${unit}`.trim();
  switch (meaning.kind) {
    case 'layer':
      return text(layer.title);
    case 'title':
      return text(meaning.title);
    case 'amount':
      return amount(meaning.value);
    case 'range':
      if (meaning.from === null) return say('legend.below', { to: amount(meaning.to ?? 0) });
      if (meaning.to === null) return say('legend.above', { from: amount(meaning.from) });
      return say('legend.range', { from: number(meaning.from), to: amount(meaning.to) });
  }
};

/** The legend of a layer in words. */
export const legendInWords = (layer: Layer, scheme: Scheme, words: Words): WrittenGroup[] =>
  legendOf(layer, scheme).map((group) => {
    const property = layer.properties.find(({ name }) => name === group.property);
    return {
      title: property ? words.text(property.title) : null,
      rows: group.rows.map(({ sign, meaning }) => ({
        sign,
        text: written(meaning, layer, property, words),
      })),
    };
  });
