import type { IndicatorDeclaration } from '../../../sql/model/indicator.ts';
import { text } from '../../declare.ts';
import { level, percentOf, ROUND_LIMITS, ranges, yearOf } from '../../declare-indicator.ts';
import { USUAL_SIGNALS } from '../../declare-signals.ts';

const yearly = { base: 'governorates', period: 'year', unit: '%', classesSource: ROUND_LIMITS } as const;

const cover: IndicatorDeclaration = {
  ...yearly,
  id: 'forest-cover',
  headline: true,
  title: text('الغطاء الغابي', 'Couverture forestière', 'Forest cover'),
  description: text(
    'مساحة الغابات من مساحة الولاية.',
    'Superficie des forêts rapportée à celle du gouvernorat.',
    'Area of woods over the area of the governorate.',
  ),
  decimals: 1,
  direction: 'higher-better',
  inputs: {
    forest: yearOf('forest-area'),
    // Square metres; a hectare has ten thousand.
    land: { kind: 'property', layer: 'governorates', measure: 'area', by: { kind: 'itself' }, empty: null },
  },
  method: {
    kind: 'ratio',
    numerator: [{ input: 'forest' }],
    denominator: [{ input: 'land' }],
    factor: 100 * 10_000,
  },
  classes: ranges([2, 8, 16, 28], 'greens'),
  sdg: '15.1.1',
  national: { rule: 'mean', weight: 'area' },
  reference: text(
    'بيانات المؤشر 15.1.1 لأهداف التنمية المستدامة.',
    'Métadonnées de l’indicateur ODD 15.1.1.',
    'Metadata of SDG indicator 15.1.1.',
  ),
};

const loss: IndicatorDeclaration = {
  ...yearly,
  id: 'forest-loss-rate',
  title: text('فقدان الغابات', 'Perte de forêt', 'Forest loss'),
  description: text(
    'ما أُحرق أو أُزيل في السنة من مساحة الغابات.',
    'Part de la forêt brûlée ou défrichée dans l’année.',
    'Share of the woods burnt or cleared in the year.',
  ),
  decimals: 2,
  direction: 'higher-worse',
  inputs: { lost: yearOf('forest-loss'), forest: yearOf('forest-area') },
  method: percentOf('lost', 'forest'),
  classes: ranges([0.1, 0.2, 0.4, 0.8], 'oranges'),
  sdg: '15.2.1',
  national: { rule: 'mean', weight: { parameter: 'forest-area' } },
  reference: text(
    'المساحة المفقودة في السنة على مساحة الغابات في السنة نفسها.',
    'Superficie perdue dans l’année sur la superficie forestière de la même année.',
    'Area lost in a year over the forest area of that year.',
  ),
};

const gain: IndicatorDeclaration = {
  ...yearly,
  id: 'forest-gain-rate',
  title: text('اكتساب الغابات', 'Gain de forêt', 'Forest gain'),
  description: text(
    'ما غُرس أو استعاد غطاءه في السنة من مساحة الغابات.',
    'Part de la forêt plantée ou reconstituée dans l’année.',
    'Share of the woods planted or grown again in the year.',
  ),
  decimals: 2,
  direction: 'higher-better',
  inputs: { won: yearOf('forest-gain'), forest: yearOf('forest-area') },
  method: percentOf('won', 'forest'),
  classes: ranges([0.2, 0.3, 0.4, 0.5], 'greens'),
  sdg: '15.2.1',
  national: { rule: 'mean', weight: { parameter: 'forest-area' } },
  reference: text(
    'المساحة المكتسبة في السنة على مساحة الغابات في السنة نفسها.',
    'Superficie gagnée dans l’année sur la superficie forestière de la même année.',
    'Area won in a year over the forest area of that year.',
  ),
};

const daily = (parameter: string) => ({ kind: 'series', parameter, over: 'day' }) as const;

const fireWeather: IndicatorDeclaration = {
  id: 'fire-weather-index',
  headline: true,
  title: text('مؤشر طقس الحرائق', 'Indice forêt météo (FWI)', 'Fire weather index'),
  description: text(
    'خطر اندلاع الحرائق وانتشارها في يوم، من الحرارة والرطوبة والرياح والأمطار.',
    'Danger météorologique d’incendie d’un jour, d’après température, humidité, vent et pluie.',
    'Danger of fire of a day by its weather: temperature, humidity, wind and rain.',
  ),
  unit: '1',
  decimals: 1,
  direction: 'higher-worse',
  base: 'weather-stations',
  period: 'day',
  inputs: {
    temperature: daily('air-temperature-max'),
    humidity: daily('relative-humidity'),
    wind: daily('wind-speed'),
    rain: daily('precipitation'),
  },
  method: {
    kind: 'fire-weather',
    temperature: 'temperature',
    humidity: 'humidity',
    wind: 'wind',
    rain: 'rain',
  },
  classes: [
    level('low', 11.2, '#9ccc65', ['ضعيف', 'Faible', 'Low']),
    level('moderate', 21.3, '#e8c33c', ['متوسط', 'Modéré', 'Moderate']),
    level('high', 38, '#f28c28', ['مرتفع', 'Élevé', 'High']),
    level('very-high', 50, '#d9482b', ['مرتفع جدا', 'Très élevé', 'Very high']),
    level('extreme', 70, '#9c2a5b', ['شديد', 'Extrême', 'Extreme']),
    level('very-extreme', undefined, '#5e3a8c', ['بالغ الشدة', 'Très extrême', 'Very extreme']),
  ],
  outlook: { transform: { kind: 'log' }, least: 0, extremes: 'max' },
  signals: [
    ...USUAL_SIGNALS,
    {
      detector: 'episode',
      as: 'fire-weather',
      gap: 1,
      grades: [
        { from: 'high', severity: 'minor' },
        { from: 'very-high', severity: 'moderate' },
        { from: 'extreme', severity: 'severe' },
        { from: 'very-extreme', severity: 'extreme' },
      ],
    },
  ],
  classesSource: text(
    'درجات النظام الأوروبي لمعلومات حرائق الغابات EFFIS.',
    'Classes du système européen EFFIS.',
    'Classes of the European forest fire information system EFFIS.',
  ),
  sdg: '13.1',
  national: { rule: 'mean', weight: 'area' },
  reference: text(
    'فان واغنر 1987 (المعامل 147,27723)؛ الحرارة القصوى تنوب عن حرارة الظهر.',
    'Van Wagner 1987 (constante 147,27723) ; la température maximale tient lieu de celle de midi.',
    'Van Wagner 1987 (constant 147.27723); the maximum temperature stands in for that of noon.',
  ),
};

export const forestIndicators: readonly IndicatorDeclaration[] = [cover, loss, gain, fireWeather];
