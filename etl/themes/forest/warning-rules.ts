import type { WarningRuleDeclaration } from '../../../sql/model/warning-rule.ts';
import { text } from '../../declare.ts';
import { DRAFTED, headlineOf } from '../../declare-warning.ts';

/** Fire weather from `extreme` on (classes of the European Forest Fire Information System), for two days in a row. */
const fire: WarningRuleDeclaration = {
  ...DRAFTED,
  id: 'fire-weather',
  title: text('طقس ملائم للحرائق', 'Météo propice aux feux', 'Fire weather'),
  subject: { kind: 'indicator', indicator: 'fire-weather-index' },
  when: { kind: 'classes', on: ['extreme', 'very-extreme'], holds: ['very-high'] },
  lasts: 'P1D',
  calm: 'P1D',
  fresh: 'P3D',
  area: { level: 'governorate' },
  authority: 'dgf',
  category: 'Fire',
  severity: 'Severe',
  urgency: 'Expected',
  certainty: 'Likely',
  responses: ['Avoid', 'Prepare'],
  expires: 'P2D',
  event: text('خطر الحرائق', 'Risque d’incendie', 'Fire risk'),
  headline: headlineOf(text('خطر حرائق الغابات', 'risque d’incendie de forêt', 'risk of forest fires')),
  description: text(
    'صُنف الطقس «{value}» بالنسبة إلى حرائق الغابات عند محطة {feature} ({place}) يوم {time}.',
    'Le temps est classé « {value} » pour les feux de forêt à la station {feature} ({place}), le {time}.',
    'Weather is classed “{value}” for forest fires at the station {feature} ({place}), on {time}.',
  ),
  instruction: text(
    'يمنع إشعال النار في الغابات وبالقرب منها. للتبليغ عن حريق: 198.',
    'Aucun feu en forêt ni à proximité. Pour signaler un départ de feu : 198.',
    'No fire in forests or near them. To report one: 198.',
  ),
};

/** What warnings of forests are drafted by. */
export const forestWarningRules: readonly WarningRuleDeclaration[] = [fire];
