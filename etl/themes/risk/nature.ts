import { text } from '../../declare.ts';
import { between, factor, OWN, riskOf } from './declare.ts';
import {
  DENSITY,
  DEPENDENT,
  DOCTORS,
  FOREST,
  GAIN,
  LOSS,
  nearby,
  POOR,
  PRESSURE,
  PROTECTED,
  RAIN,
  RANGE,
  RANGE_CHANGE,
  SEWERS,
  TREATED,
  WARMING,
} from './factors.ts';

const drought = riskOf(
  {
    id: 'drought-risk',
    title: text(
      'خطر الجفاف والإجهاد المائي',
      'Risque de sécheresse et de stress hydrique',
      'Drought and water stress risk',
    ),
    description: text(
      'أمطار أقل من المعتاد وحرارة أعلى، حيث الطلب على الماء قريب من الموارد والسكان هشّون والسدود خاوية.',
      'Pluies sous la normale et chaleur, là où la demande en eau approche des ressources, où l’on est vulnérable et où les barrages sont bas.',
      'Rain below and heat above the normal, where demand comes near to the water there is, people are vulnerable and dams are low.',
    ),
    sdg: '6.4.2',
  },
  {
    hazard: [{ ...RAIN, part: { ...RAIN.part, weight: 2 } }, WARMING],
    exposure: [factor('stress', 'water-stress', 'higher', between(25, 100), { weight: 2 }), DENSITY],
    vulnerability: [POOR, RANGE_CHANGE],
    coping: [
      factor('dams', 'dam-filling-governorate', 'lower', between(20, 80), { gatherTime: 'mean' }),
      TREATED,
    ],
  },
  text(
    'الإجهاد المائي من 25 إلى 100 % وفق درجات المؤشر 6.4.2 (منظمة الأغذية والزراعة)؛ بقية الأوزان والحدود من وضع المنصة.',
    'Stress hydrique de 25 à 100 % d’après les classes de l’indicateur ODD 6.4.2 (FAO) ; les autres poids et bornes sont de la plateforme.',
    'Water stress from 25 to 100% after the classes of SDG indicator 6.4.2 (FAO); other weights and bounds are the platform’s own.',
  ),
);

const coast = riskOf(
  {
    id: 'coastal-risk',
    title: text(
      'خطر انجراف الساحل وغمره',
      'Risque d’érosion et de submersion côtières',
      'Coastal erosion and flooding risk',
    ),
    description: text(
      'ساحل يتراجع وأمطار غزيرة، حيث يسكن الناس قرب البحر. لا قيمة لولاية بلا ساحل.',
      'Côte qui recule et pluies fortes, là où l’on habite près de la mer. Sans objet pour un gouvernorat sans côte.',
      'A coast in retreat and heavy rain, where people live near the sea. A governorate without a coast has none.',
    ),
    sdg: '13.1.1',
  },
  {
    hazard: [
      factor('shore', 'shoreline-change-rate', 'lower', between(-2, 0.5), {
        weight: 3,
        by: { kind: 'distance', metres: 5000, decay: { kind: 'none' } },
        gather: 'mean',
      }),
      factor('wet', 'spi-1', 'higher', between(0.5, 3), { gatherTime: 'max' }),
    ],
    exposure: [nearby('near_coast', 'people-near-coast'), DENSITY],
    vulnerability: [POOR, DEPENDENT],
    coping: [DOCTORS, SEWERS],
  },
  OWN,
  // Heavy rain without a coast is no coastal hazard.
  0.7,
);

/** Stations of weather count half as much every 40 km. */
const AROUND = { kind: 'distance', metres: 150_000, decay: { kind: 'half', metres: 40_000 } } as const;

const wildfire = riskOf(
  {
    id: 'wildfire-risk',
    title: text('خطر حرائق الغابات', 'Risque d’incendie de forêt', 'Wildfire risk'),
    description: text(
      'طقس يساعد على الحرائق في أسوأ أيام السنة، حيث الغابات كثيرة وقد احترق بعضها.',
      'Temps propice au feu aux pires jours de l’année, là où la forêt est étendue et a déjà brûlé.',
      'Weather for fire on the worst days of the year, where woods are large and have burnt.',
    ),
    sdg: '15.2.1',
  },
  {
    hazard: [
      factor('fwi', 'fire-weather-index', 'higher', between(11.2, 70), {
        weight: 2,
        by: AROUND,
        gatherTime: 'max',
      }),
      factor('heat', 'heat-days', 'higher', between(10, 80), { by: AROUND }),
      WARMING,
      // Half a year without rain dries what burns, and is known where no station tells the weather of days.
      factor('dry', 'spi-6', 'lower', between(-2, 0.5), { weight: 2, gatherTime: 'min' }),
    ],
    exposure: [FOREST],
    vulnerability: [LOSS, POOR],
    coping: [GAIN, DOCTORS],
  },
  text(
    'طقس الحرائق من 11,2 إلى 70 وفق درجات النظام الأوروبي EFFIS؛ بقية الأوزان والحدود من وضع المنصة.',
    'Indice forêt météo de 11,2 à 70 d’après les classes d’EFFIS ; les autres poids et bornes sont de la plateforme.',
    'Fire weather from 11.2 to 70 after the classes of EFFIS; other weights and bounds are the platform’s own.',
  ),
);

const land = riskOf(
  {
    id: 'land-degradation-risk',
    title: text('خطر تدهور الأراضي', 'Risque de dégradation des terres', 'Land degradation risk'),
    description: text(
      'جفاف وفقدان غابات على أراض رعوية تتراجع، حيث قليل يُغرس أو يُحمى.',
      'Sécheresse et perte de forêt sur des parcours en recul, là où l’on reboise et protège peu.',
      'Drought and loss of woods on rangeland in retreat, where little is planted or protected.',
    ),
    sdg: '15.3.1',
  },
  {
    hazard: [RAIN, LOSS, WARMING],
    exposure: [RANGE, FOREST],
    vulnerability: [{ ...RANGE_CHANGE, part: { ...RANGE_CHANGE.part, weight: 2 } }, POOR],
    coping: [GAIN, PROTECTED],
  },
  text(
    'المناطق المحمية حتى 30 % وفق هدف كونمينغ-مونتريال 3؛ بقية الأوزان والحدود من وضع المنصة.',
    'Aires protégées jusqu’à 30 % d’après la cible 3 de Kunming-Montréal ; les autres poids et bornes sont de la plateforme.',
    'Protected areas up to 30% after target 3 of Kunming-Montreal; other weights and bounds are the platform’s own.',
  ),
);

const biodiversity = riskOf(
  {
    id: 'biodiversity-loss-risk',
    title: text('خطر فقدان التنوع البيولوجي', 'Risque de perte de biodiversité', 'Biodiversity loss risk'),
    description: text(
      'فقدان غابات وانبعاثات واحترار، حيث المواطن الطبيعية واسعة وقليلة الحماية.',
      'Perte de forêt, émissions et réchauffement, là où les milieux naturels sont étendus et peu protégés.',
      'Loss of woods, emissions and warming, where natural land is wide and little of it protected.',
    ),
    sdg: '15.5.1',
  },
  {
    hazard: [{ ...LOSS, part: { ...LOSS.part, weight: 2 } }, PRESSURE, WARMING],
    exposure: [FOREST, RANGE],
    vulnerability: [RANGE_CHANGE],
    coping: [{ ...PROTECTED, part: { ...PROTECTED.part, weight: 2 } }, GAIN],
  },
  text(
    'المناطق المحمية حتى 30 % وفق هدف كونمينغ-مونتريال 3؛ بقية الأوزان والحدود من وضع المنصة.',
    'Aires protégées jusqu’à 30 % d’après la cible 3 de Kunming-Montréal ; les autres poids et bornes sont de la plateforme.',
    'Protected areas up to 30% after target 3 of Kunming-Montreal; other weights and bounds are the platform’s own.',
  ),
);

/** What drought, sea, fire and the use of land do to people and to nature. */
export const nature = { drought, coast, wildfire, land, biodiversity };
