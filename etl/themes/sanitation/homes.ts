import { text } from '../../declare.ts';
import { sampleSeries } from '../../sample-edition.ts';
import type { Profile } from '../../sample-profiles.ts';
import { yearlyMeasure, yearlySeries } from '../../sample-yearly.ts';
import type { ObservationSource } from '../../theme.ts';

/** Homes in 2014 and how many more in ten years: households get smaller, so that even where people leave homes grow. */
const homes = ({ people, growth, household }: Profile) => ({
  level: people / household,
  perDecade: growth / household + (0.12 * people) / household,
});
/** Points of the connection rate that are won in ten years. */
const MORE_SEWERED = 0.05;
/** Cubic hectometres of wastewater of a home in a year. */
const PER_HOME = 1.1e-4;
const TREATED = 0.82;

/** A plant that opened in this governorate: from then on so much more of what is collected is treated. */
export const OPENED = { ins: '34', on: '2015-01-01', more: 0.13 };

const connected = (profile: Profile) => {
  const { level, perDecade } = homes(profile);
  return { level: level * profile.sewered, perDecade: perDecade * profile.sewered + level * MORE_SEWERED };
};
const collected = (profile: Profile) => {
  const { level, perDecade } = connected(profile);
  return { level: level * PER_HOME, perDecade: perDecade * PER_HOME };
};

export const HOMES = [
  ...yearlySeries('dwellings', (profile) => ({ ...homes(profile), spread: 0.002 })),
  ...yearlySeries('dwellings-connected', (profile) => ({ ...connected(profile), spread: 0.003 })),
  ...yearlySeries('wastewater-collected', (profile) => ({
    ...collected(profile),
    spread: 0.02,
    decimals: 3,
  })),
  ...yearlySeries('wastewater-treated', (profile) => {
    const { level, perDecade } = collected(profile);
    const opened =
      profile.ins === OPENED.ins ? { breaks: [{ on: OPENED.on, step: OPENED.more * level }] } : {};
    return { level: level * TREATED, perDecade: perDecade * TREATED, spread: 0.015, decimals: 3, ...opened };
  }),
];

export const sanitationHomes: ObservationSource = {
  id: 'sanitation-homes',
  layer: 'governorates',
  measures: ['dwellings', 'dwellings-connected', 'wastewater-collected', 'wastewater-treated'].map(
    yearlyMeasure,
  ),
  editions: [
    sampleSeries({
      seed: 16_001,
      observations: 2016,
      series: HOMES,
      quality: text(
        'عيّنة مولَّدة: المساكن والربط والمياه المعالَجة خيالية؛ نسبة الربط تزيد 5 نقاط في العشرية، وفي صفاقس تدخل محطة سنة 2015.',
        'Échantillon généré : logements, raccordements et eaux traitées sont fictifs ; le taux de raccordement gagne 5 points par décennie, et à Sfax une station ouvre en 2015.',
        'Generated sample: dwellings, connections and water treated are fictitious; the connection rate gains 5 points a decade, and in Sfax a plant opens in 2015.',
      ),
    }),
  ],
};
