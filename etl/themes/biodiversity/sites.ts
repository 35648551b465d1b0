import type { Position } from 'geojson';
import type { Text } from '../../../sql/model/text.ts';
import { text } from '../../declare.ts';

export type Site = {
  kind: 'national-park' | 'nature-reserve' | 'wetland';
  ar: string;
  fr: string;
  en: string;
  habitat: Text;
  governorate: string;
  at: Position;
  km: number;
  stretch: number;
  turn: number;
};

const site =
  (kind: Site['kind'], habitat: Text) =>
  (
    governorate: string,
    ar: string,
    latin: string,
    at: Position,
    km: number,
    stretch = 1.3,
    turn = 20,
  ): Site => ({ kind, habitat, governorate, at, km, stretch, turn, ar, fr: latin, en: latin });

const forestPark = site('national-park', text('غابة جبلية', 'Forêt de montagne', 'Mountain forest'));
const steppePark = site(
  'national-park',
  text('سباسب وجبال جافة', 'Steppe et monts arides', 'Steppe and arid hills'),
);
const lakePark = site(
  'national-park',
  text('بحيرة ومستنقع وجبل', 'Lac, marais et montagne', 'Lake, marsh and mountain'),
);
const islandPark = site('national-park', text('جزيرة وبحرها', 'Île et ses fonds', 'Island and its sea'));
const desertPark = site('national-park', text('صحراء رملية', 'Désert de sable', 'Sand desert'));
const reserve = site('nature-reserve', text('جبل وغابة', 'Montagne et forêt', 'Mountain and forest'));
const saltLake = site('wetland', text('سبخة', 'Sebkha', 'Salt lake'));
const lagoon = site('wetland', text('بحيرة شاطئية', 'Lagune', 'Lagoon'));
const shore = site('wetland', text('ملاحات ووحل شاطئي', 'Salines et vasières', 'Salt pans and mudflats'));

/** Known areas at their approximate places, written from memory; size, stretch and direction are guesses. */
export const SITES: readonly Site[] = [
  lakePark('17', 'إشكل', 'Ichkeul', [9.66, 37.15], 6.2, 1.7, 5),
  forestPark('22', 'الفايجة', 'El Feïja', [8.36, 36.5], 3, 1.4, 30),
  forestPark('42', 'الشعانبي', 'Chaambi', [8.68, 35.2], 4.8, 1.5, 35),
  forestPark('13', 'بوقرنين', 'Boukornine', [10.34, 36.69], 2.4, 1.3, 40),
  forestPark('16', 'زغوان', 'Zaghouan', [10.11, 36.36], 2.6, 1.8, 45),
  forestPark('24', 'السرج', 'Serj', [9.55, 35.94], 2.4, 1.5, 45),
  steppePark('43', 'بوهدمة', 'Bou Hedma', [9.64, 34.48], 7.2, 1.8, 5),
  steppePark('61', 'عرباطة', 'Orbata', [9.06, 34.38], 4.2, 1.9, 8),
  steppePark('43', 'المغيلة', 'Mghilla', [9.2, 35.33], 7.2, 1.6, 40),
  steppePark('52', 'سيدي التوي', 'Sidi Toui', [11.22, 32.72], 4.5, 1.2, 10),
  desertPark('63', 'جبيل', 'Jebil', [9.05, 32.88], 21, 1.2, 90),
  desertPark('53', 'سنغر', 'Senghar', [9.75, 31.62], 16, 1.2, 60),
  islandPark('15', 'زمبرة وزمبرتا', 'Zembra et Zembretta', [10.81, 37.13], 3.4, 1.5, 20),
  reserve('17', 'جالطة', 'La Galite', [8.93, 37.53], 3, 1.7, 5),
  reserve('22', 'عين الزانة', 'Aïn Zana', [8.8, 36.73], 1.1, 1.3, 30),
  reserve('23', 'الصدين', 'Saddine', [8.55, 36.06], 1.6, 1.3, 50),
  reserve('41', 'التواتي', 'Touati', [9.72, 35.93], 1.8, 1.3, 60),
  lagoon('17', 'غار الملح', 'Ghar el-Melh', [10.17, 37.15], 3.1, 1.9, 150),
  lagoon('15', 'بحيرات قربة', 'Lagunes de Korba', [10.88, 36.64], 2.2, 4, 62),
  lagoon('52', 'البيبان', 'Bahiret el-Bibane', [11.27, 33.25], 8.6, 1.8, 155),
  saltLake('11', 'سبخة السيجومي', 'Sebkhet Sejoumi', [10.15, 36.77], 2.9, 1.5, 140),
  saltLake('31', 'سبخة الكلبية', 'Sebkhet Kelbia', [10.28, 35.84], 6.4, 1.3, 40),
  saltLake('13', 'سد الحمى', 'Lac El Hma', [10.31, 36.59], 1.2, 1.6, 60),
  saltLake('63', 'شط الجريد', 'Chott el-Jérid', [8.38, 33.72], 28, 2.6, 12),
  shore('34', 'طينة', 'Salines de Thyna', [10.7, 34.66], 2.9, 2.6, 55),
  shore('34', 'جزر الكنائس', 'Îles Kneiss', [10.3, 34.36], 6.2, 1.5, 40),
];
