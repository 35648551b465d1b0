import type { Institution } from '../../../sql/model/institution.ts';
import { text } from '../../declare.ts';

/** Code (INS), id, and the name in Arabic, in French with what leads to it, in English. */
const SEATS: readonly (readonly [code: string, id: string, ar: string, fr: string, en: string])[] = [
  ['11', 'tunis', 'تونس', 'de Tunis', 'Tunis'],
  ['12', 'ariana', 'أريانة', 'de l’Ariana', 'Ariana'],
  ['13', 'ben-arous', 'بن عروس', 'de Ben Arous', 'Ben Arous'],
  ['14', 'manouba', 'منوبة', 'de la Manouba', 'Manouba'],
  ['15', 'nabeul', 'نابل', 'de Nabeul', 'Nabeul'],
  ['16', 'zaghouan', 'زغوان', 'de Zaghouan', 'Zaghouan'],
  ['17', 'bizerte', 'بنزرت', 'de Bizerte', 'Bizerte'],
  ['21', 'beja', 'باجة', 'de Béja', 'Beja'],
  ['22', 'jendouba', 'جندوبة', 'de Jendouba', 'Jendouba'],
  ['23', 'el-kef', 'الكاف', 'du Kef', 'El Kef'],
  ['24', 'siliana', 'سليانة', 'de Siliana', 'Siliana'],
  ['31', 'sousse', 'سوسة', 'de Sousse', 'Sousse'],
  ['32', 'monastir', 'المنستير', 'de Monastir', 'Monastir'],
  ['33', 'mahdia', 'المهدية', 'de Mahdia', 'Mahdia'],
  ['34', 'sfax', 'صفاقس', 'de Sfax', 'Sfax'],
  ['41', 'kairouan', 'القيروان', 'de Kairouan', 'Kairouan'],
  ['42', 'kasserine', 'القصرين', 'de Kasserine', 'Kasserine'],
  ['43', 'sidi-bouzid', 'سيدي بوزيد', 'de Sidi Bouzid', 'Sidi Bouzid'],
  ['51', 'gabes', 'قابس', 'de Gabès', 'Gabes'],
  ['52', 'medenine', 'مدنين', 'de Médenine', 'Medenine'],
  ['53', 'tataouine', 'تطاوين', 'de Tataouine', 'Tataouine'],
  ['61', 'gafsa', 'قفصة', 'de Gafsa', 'Gafsa'],
  ['62', 'tozeur', 'توزر', 'de Tozeur', 'Tozeur'],
  ['63', 'kebili', 'قبلي', 'de Kébili', 'Kebili'],
];

/**
 * The governorates as public bodies, each with its place: what people send to one is counted there where a case names no place
 * itself, so that civic figures stand beside those of the environment. Names are those of the places; that each
 * answers requests is a sample, as all of our bodies are.
 */
export const governorateBodies: readonly Institution[] = SEATS.map(([code, id, ar, fr, en]) => ({
  id: `governorate-${id}`,
  kind: 'governorate',
  name: text(`ولاية ${ar}`, `Gouvernorat ${fr}`, `Governorate of ${en}`),
  place: `governorate:ins:${code}`,
  status: 'open',
  source: 'sample',
}));
