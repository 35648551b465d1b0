import type { Position } from 'geojson';
import type { Text } from '../sql/model/text.ts';
import { text } from './declare.ts';

/** A town that samples are laid out around: its governorate (INS), names and centre. */
export type SampleTown = { governorate: string; name: Text; at: Position };

const town = (governorate: string, ar: string, latin: string, lon: number, lat: number): SampleTown => ({
  governorate,
  name: text(ar, latin, latin),
  at: [lon, lat],
});

/** 64 towns of the starter pack (GeoNames, CC BY 4.0), in every governorate. */
export const SAMPLE_TOWNS: readonly SampleTown[] = [
  town('11', 'تونس', 'Tunis', 10.166, 36.819),
  town('12', 'أريانة', 'Ariana', 10.193, 36.86),
  town('13', 'بن عروس', 'Ben Arous', 10.222, 36.755),
  town('14', 'منوبة', 'La Manouba', 10.096, 36.81),
  town('15', 'نابل', 'Nabeul', 10.738, 36.456),
  town('16', 'زغوان', 'Zaghouan', 10.143, 36.403),
  town('17', 'بنزرت', 'Bizerte', 9.874, 37.274),
  town('21', 'باجة', 'Béja', 9.182, 36.726),
  town('22', 'جندوبة', 'Jendouba', 8.78, 36.501),
  town('23', 'الكاف', 'Le Kef', 8.705, 36.174),
  town('24', 'سليانة', 'Siliana', 9.371, 36.085),
  town('31', 'سوسة', 'Sousse', 10.637, 35.825),
  town('32', 'المنستير', 'Monastir', 10.826, 35.778),
  town('33', 'المهدية', 'Mahdia', 11.062, 35.505),
  town('34', 'صفاقس', 'Sfax', 10.76, 34.741),
  town('41', 'القيروان', 'Kairouan', 10.096, 35.678),
  town('42', 'القصرين', 'Kasserine', 8.837, 35.168),
  town('43', 'سيدي بوزيد', 'Sidi Bouzid', 9.485, 35.038),
  town('51', 'قابس', 'Gabès', 10.098, 33.881),
  town('52', 'مدنين', 'Médenine', 10.505, 33.355),
  town('53', 'تطاوين', 'Tataouine', 10.452, 32.93),
  town('61', 'قفصة', 'Gafsa', 8.784, 34.425),
  town('62', 'توزر', 'Tozeur', 8.134, 33.92),
  town('63', 'قبلي', 'Kébili', 8.969, 33.704),
  town('11', 'المرسى', 'La Marsa', 10.325, 36.878),
  town('11', 'حلق الوادي', 'La Goulette', 10.305, 36.818),
  town('13', 'رادس', 'Radès', 10.275, 36.769),
  town('13', 'حمام الأنف', 'Hammam-Lif', 10.342, 36.729),
  town('17', 'منزل بورقيبة', 'Menzel Bourguiba', 9.786, 37.154),
  town('17', 'ماطر', 'Mateur', 9.666, 37.04),
  town('17', 'سجنان', 'Sejnane', 9.238, 37.057),
  town('22', 'طبرقة', 'Tabarka', 8.758, 36.954),
  town('15', 'الحمامات', 'Hammamet', 10.617, 36.4),
  town('15', 'قليبية', 'Kélibia', 11.094, 36.848),
  town('15', 'قربة', 'Korba', 10.859, 36.579),
  town('15', 'الهوارية', 'El Haouaria', 11.014, 37.05),
  town('21', 'تستور', 'Testour', 9.443, 36.551),
  town('21', 'مجاز الباب', 'Medjez el-Bab', 9.612, 36.65),
  town('22', 'فرنانة', 'Fernana', 8.696, 36.655),
  town('24', 'مكثر', 'Makthar', 9.201, 35.858),
  town('42', 'تالة', 'Thala', 8.67, 35.572),
  town('42', 'سبيبة', 'Sbiba', 9.074, 35.543),
  town('23', 'تاجروين', 'Tajerouine', 8.553, 35.892),
  town('16', 'الفحص', 'El Fahs', 9.907, 36.374),
  town('31', 'هرقلة', 'Hergla', 10.509, 36.03),
  town('33', 'الجمّ', 'El Jem', 10.717, 35.3),
  town('33', 'الشابة', 'Chebba', 11.115, 35.237),
  town('34', 'الصخيرة', 'Skhira', 10.07, 34.299),
  town('52', 'جرجيس', 'Zarzis', 11.112, 33.504),
  town('52', 'حومة السوق', 'Houmt Souk', 10.857, 33.876),
  town('52', 'بن قردان', 'Ben Gardane', 11.22, 33.138),
  town('53', 'رمادة', 'Remada', 10.396, 32.317),
  town('51', 'مطماطة', 'Matmata', 9.972, 33.544),
  town('61', 'المتلوي', 'Metlaoui', 8.402, 34.321),
  town('61', 'الرديف', 'Redeyef', 8.155, 34.383),
  town('62', 'نفطة', 'Nefta', 7.878, 33.873),
  town('63', 'دوز', 'Douz', 9.02, 33.466),
  town('43', 'الرقاب', 'Regueb', 9.787, 34.859),
  town('41', 'حفوز', 'Haffouz', 9.676, 35.632),
  town('43', 'المزونة', 'Mezzouna', 9.842, 34.578),
  town('34', 'بئر علي بن خليفة', 'Bir Ali Ben Khalifa', 10.092, 34.736),
  town('52', 'بني خداش', 'Beni Khedache', 10.199, 33.253),
  town('12', 'قلعة الأندلس', 'Kalâat el-Andalous', 10.118, 37.063),
  town('17', 'غار الملح', 'Ghar el-Melh', 10.191, 37.169),
];

/** The town of a Latin name; throws for one that is not in the list, which is a slip of the theme. */
export const townNamed = (latin: string): SampleTown => {
  const found = SAMPLE_TOWNS.find(({ name }) => name.fr === latin);
  if (!found) throw new Error(`no sample town is called ${latin}`);
  return found;
};

/** The name of something that stands for nothing real, near a town: `{what} (sample, {town})`. */
export const sampleName = (what: Text, { name }: SampleTown) => ({
  name_ar: `${what.ar} (عيّنة، ${name.ar})`,
  name_fr: `${what.fr} (exemple, ${name.fr})`,
  name_en: `${what.en} (sample, ${name.en})`,
});
