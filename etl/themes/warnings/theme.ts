import type { Source } from '../../../sql/model/source.ts';
import { text } from '../../declare.ts';
import { CC0 } from '../../licences.ts';
import type { Theme } from '../../theme.ts';

const ISSUED: Source = {
  id: 'warnings',
  title: text('إنذارات السلطات', 'Alertes des autorités', 'Warnings of the authorities'),
  publisher: 'Biatouna, for the authorities that issue them',
  licence: CC0.id,
};

/** Where the layer of warnings stands, which is written by what issues them (server/warnings/layer). */
export const warnings: Theme = {
  id: 'warnings',
  title: text('الإنذارات', 'Alertes', 'Warnings'),
  description: text(
    'إنذارات السلطات حسب المنطقة والمدة.',
    'Les alertes des autorités, par zone et durée.',
    'Warnings of the authorities, by area and time.',
  ),
  icon: 'warning',
  licences: [CC0],
  sources: [ISSUED],
  layers: [],
};
