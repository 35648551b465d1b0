import { text } from '../../declare.ts';
import { between, factor, OWN, riskOf } from './declare.ts';
import { DENSITY, DEPENDENT, DOCTORS, NO2, nearby, POOR, PRESSURE, SEWERS, TREATED } from './factors.ts';

const air = riskOf(
  {
    id: 'air-pollution-risk',
    title: text(
      'خطر تلوث الهواء على الصحة',
      'Risque sanitaire de pollution de l’air',
      'Air pollution and health risk',
    ),
    description: text(
      'جسيمات وأكاسيد نيتروجين وانبعاثات، حيث السكان كثر وهشّون والأطباء والمساحات الخضراء قليلة.',
      'Particules, oxydes d’azote et émissions, là où l’on est nombreux et vulnérable, avec peu de médecins et d’espaces verts.',
      'Particles, nitrogen oxides and emissions, where people are many and vulnerable, with few doctors and little green.',
    ),
    sdg: '11.6.2',
  },
  {
    hazard: [
      factor('pm25', 'pm25-year-mean', 'higher', between(5, 35), { weight: 2, by: { kind: 'within' } }),
      NO2,
      PRESSURE,
    ],
    exposure: [DENSITY],
    vulnerability: [POOR, DEPENDENT],
    coping: [DOCTORS, factor('green', 'green-space-per-head', 'lower', between(0, 9))],
  },
  text(
    'الجسيمات من 5 إلى 35 وثاني أكسيد النيتروجين من 10 إلى 40 ميكروغراما: إرشادات منظمة الصحة العالمية 2021 وهدفها المرحلي الأول؛ البقية من وضع المنصة.',
    'PM2,5 de 5 à 35 et NO2 de 10 à 40 µg/m³ : lignes directrices de l’OMS 2021 et première cible intermédiaire ; le reste est de la plateforme.',
    'PM2.5 from 5 to 35 and NO2 from 10 to 40 µg/m³: WHO guidelines of 2021 and their first interim target; the rest is the platform’s own.',
  ),
);

const industry = riskOf(
  {
    id: 'industrial-pollution-risk',
    title: text('خطر التلوث الصناعي', 'Risque de pollution industrielle', 'Industrial pollution risk'),
    description: text(
      'انبعاثات المواقع الصناعية، حيث يسكن الناس قربها وهم هشّون.',
      'Émissions des sites industriels, là où l’on habite à côté et où l’on est vulnérable.',
      'Emissions of industrial sites, where people live beside them and are vulnerable.',
    ),
    sdg: '12.4.2',
  },
  {
    hazard: [{ ...PRESSURE, part: { ...PRESSURE.part, weight: 2 } }, NO2],
    exposure: [nearby('near_plants', 'people-near-power-plants'), DENSITY],
    vulnerability: [POOR, DEPENDENT],
    coping: [DOCTORS, TREATED],
  },
  OWN,
);

const waste = riskOf(
  {
    id: 'waste-risk',
    title: text(
      'خطر النفايات والتطهير',
      'Risque des déchets et de l’assainissement',
      'Waste and sanitation risk',
    ),
    description: text(
      'نفايات كثيرة قليلة المعالجة، حيث يسكن الناس قرب مواقعها دون شبكة تطهير.',
      'Déchets abondants et peu traités, là où l’on vit près des décharges et sans égout.',
      'Much waste, little of it treated, where people live near its sites and without sewers.',
    ),
    sdg: '11.6.1',
  },
  {
    hazard: [
      factor('waste', 'waste-per-head', 'higher', between(200, 350)),
      factor('untreated', 'waste-treated-share', 'lower', between(40, 100), { weight: 2 }),
    ],
    exposure: [nearby('near_waste', 'people-near-landfills'), DENSITY],
    vulnerability: [POOR, SEWERS],
    coping: [TREATED, DOCTORS],
  },
  OWN,
);

/** What people do to air, water and land where others live. */
export const pollution = { air, industry, waste };
