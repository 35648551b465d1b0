import type { Limit } from '../../../sql/model/parameter.ts';
import type { Text } from '../../../sql/model/text.ts';
import { text } from '../../declare.ts';

type Averaging = Limit['averaging'];
type Given = Omit<Limit, 'side'>;

/** Over what a value is averaged, in words and as a part of an identifier. */
const OVER: Record<Averaging, { id: string; title: Text }> = {
  PT1H: { id: 'hour', title: text('معدّل ساعي', 'moyenne horaire', 'hourly mean') },
  PT8H: {
    id: '8-hours',
    title: text(
      'أعلى معدّل ثماني ساعات في اليوم',
      'maximum du jour des moyennes sur 8 h',
      'daily greatest 8-hour mean',
    ),
  },
  P1D: { id: 'day', title: text('معدّل يومي', 'moyenne journalière', 'daily mean') },
  P1M: { id: 'month', title: text('معدّل شهري', 'moyenne mensuelle', 'monthly mean') },
  P1Y: { id: 'year', title: text('معدّل سنوي', 'moyenne annuelle', 'annual mean') },
};

const titled = (ar: string, fr: string, en: string, over: Text): Text =>
  text(`${ar}، ${over.ar}`, `${fr}, ${over.fr}`, `${en}, ${over.en}`);

/**
 * A limit value of the Tunisian decree on ambient air. Its text was not read, only what others say of it: values hold at 293 K and
 * 101.3 kPa, and how often a year one may be exceeded is not known.
 */
export const decree2018 = (averaging: Averaging, value: number): Given => ({
  id: `tn-2018-${OVER[averaging].id}`,
  title: titled(
    'القيمة القصوى التونسية',
    'Valeur limite tunisienne',
    'Tunisian limit value',
    OVER[averaging].title,
  ),
  value,
  averaging,
  authority: text('الجمهورية التونسية', 'République tunisienne', 'Republic of Tunisia'),
  text: text(
    'الأمر الحكومي عدد 447 لسنة 2018 المؤرخ في 18 ماي 2018، الملحق',
    'Décret gouvernemental n° 2018-447 du 18 mai 2018, annexe',
    'Government decree no. 2018-447 of 18 May 2018, annex',
  ),
  certainty: 'uncertain',
});

/** A guideline level of the World Health Organization. Short-term levels are 99th percentiles: three to four days a year. */
export const who2021 = (averaging: Averaging, value: number): Given => ({
  id: `who-2021-${OVER[averaging].id}`,
  title: titled(
    'المستوى الذي توصي به منظمة الصحة العالمية',
    'Niveau recommandé par l’OMS',
    'WHO guideline level',
    OVER[averaging].title,
  ),
  value,
  averaging,
  ...(averaging === 'P1Y' ? {} : { allowed: 3 }),
  authority: text('منظمة الصحة العالمية', 'Organisation mondiale de la santé', 'World Health Organization'),
  text: text(
    'المبادئ التوجيهية العالمية لجودة الهواء، 2021',
    'Lignes directrices mondiales sur la qualité de l’air, 2021',
    'Global air quality guidelines, 2021',
  ),
  url: 'https://iris.who.int/handle/10665/345329',
  certainty: 'read',
});
