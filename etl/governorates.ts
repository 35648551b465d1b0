import { fold, type Text } from '../sql/model/text.ts';
import { text } from './declare.ts';

/** A governorate in the crosswalk: INS and ISO 3166-2 codes, GeoNames' admin1 code, region of INS, names. */
export type Governorate = { ins: string; iso: string; geonames: string; region: Region; name: Text };

/** The six regions of INS, by the abbreviation that the boundary files use. */
export type Region = 'NE' | 'NW' | 'CE' | 'CW' | 'SE' | 'SW';

const governorate = (
  ins: string,
  iso: string,
  geonames: string,
  region: Region,
  ar: string,
  fr: string,
  en: string = fr,
): Governorate => ({ ins, iso, geonames, region, name: text(ar, fr, en) });

/** The 24 governorates, by their INS codes. */
export const GOVERNORATES: readonly Governorate[] = [
  governorate('11', 'TN-11', '36', 'NE', 'تونس', 'Tunis'),
  governorate('12', 'TN-12', '38', 'NE', 'أريانة', 'Ariana'),
  governorate('13', 'TN-13', '27', 'NE', 'بن عروس', 'Ben Arous'),
  governorate('14', 'TN-14', '39', 'NE', 'منوبة', 'La Manouba', 'Manouba'),
  governorate('15', 'TN-21', '19', 'NE', 'نابل', 'Nabeul'),
  governorate('16', 'TN-22', '37', 'NE', 'زغوان', 'Zaghouan'),
  governorate('17', 'TN-23', '18', 'NE', 'بنزرت', 'Bizerte'),
  governorate('21', 'TN-31', '17', 'NW', 'باجة', 'Béja', 'Beja'),
  governorate('22', 'TN-32', '06', 'NW', 'جندوبة', 'Jendouba'),
  governorate('23', 'TN-33', '14', 'NW', 'الكاف', 'Le Kef', 'El Kef'),
  governorate('24', 'TN-34', '22', 'NW', 'سليانة', 'Siliana'),
  governorate('31', 'TN-51', '23', 'CE', 'سوسة', 'Sousse'),
  governorate('32', 'TN-52', '16', 'CE', 'المنستير', 'Monastir'),
  governorate('33', 'TN-53', '15', 'CE', 'المهدية', 'Mahdia'),
  governorate('34', 'TN-61', '32', 'CE', 'صفاقس', 'Sfax'),
  governorate('41', 'TN-41', '03', 'CW', 'القيروان', 'Kairouan'),
  governorate('42', 'TN-42', '02', 'CW', 'القصرين', 'Kasserine'),
  governorate('43', 'TN-43', '33', 'CW', 'سيدي بوزيد', 'Sidi Bouzid'),
  governorate('51', 'TN-81', '29', 'SE', 'قابس', 'Gabès', 'Gabes'),
  governorate('52', 'TN-82', '28', 'SE', 'مدنين', 'Médenine', 'Medenine'),
  governorate('53', 'TN-83', '34', 'SE', 'تطاوين', 'Tataouine'),
  governorate('61', 'TN-71', '30', 'SW', 'قفصة', 'Gafsa'),
  governorate('62', 'TN-72', '35', 'SW', 'توزر', 'Tozeur'),
  governorate('63', 'TN-73', '31', 'SW', 'قبلي', 'Kébili', 'Kebili'),
];

const byIns = new Map(GOVERNORATES.map((each) => [each.ins, each]));

/** The governorate of an INS code; undefined for a code that is none. */
export const governorateOf = (ins: string | null): Governorate | undefined =>
  ins === null ? undefined : byIns.get(ins);

/** Spellings of public files that are none of the three names. */
const ALIASES: readonly (readonly [string, string])[] = [
  ['Al-Munastir', '32'],
  ['Mannouba', '14'],
  ['Kebeli', '63'],
  ['Kef', '23'],
];

const byName = new Map([
  ...GOVERNORATES.flatMap(({ ins, name }) =>
    Object.values(name).map((spelling) => [fold(spelling), ins] as const),
  ),
  ...ALIASES.map(([spelling, ins]) => [fold(spelling), ins] as const),
]);

/** The INS code of a governorate that a file names in one of the usual spellings; null for other texts. */
export const governorateNamed = (name: string | null): string | null =>
  name === null ? null : (byName.get(fold(name)) ?? null);
