import type { Text } from '../../../sql/model/text.ts';
import { text } from '../../declare.ts';

/** What the sheets do not say, or say wrong: how the dam is written, and the governorate that its point lies in (INS). */
export type KnownDam = { name: Text; governorate: string };

const dam = (ar: string, latin: string, governorate: string): KnownDam => ({
  name: text(ar, latin, latin),
  governorate,
});

/**
 * The 36 dams by the number that the sheets give them. Spellings are this project's (the sheets write `sidisalem`);
 * governorates were found by laying the points over the delegations of 2018.
 */
export const KNOWN_DAMS: Readonly<Record<string, KnownDam>> = {
  1: dam('ملاق', 'Mellègue', '23'),
  2: dam('بني مطير', 'Beni M’Tir', '22'),
  3: dam('كساب', 'Kasseb', '21'),
  4: dam('بربرة', 'Barbara', '22'),
  5: dam('سيدي سالم', 'Sidi Salem', '21'),
  6: dam('بوهرتمة', 'Bou Heurtma', '22'),
  7: dam('جومين', 'Joumine', '17'),
  8: dam('غزالة', 'Ghezala', '17'),
  9: dam('سجنان', 'Sejnane', '17'),
  10: dam('الزرقاء', 'Zarga', '22'),
  11: dam('سيدي البراق', 'Sidi El Barrak', '21'),
  12: dam('الزياتين', 'Ziatine', '17'),
  13: dam('قمقوم', 'Gamgoum', '17'),
  14: dam('سليانة', 'Siliana', '24'),
  15: dam('الأخماس', 'Lakhmess', '24'),
  16: dam('الرميل', 'R’mil', '24'),
  17: dam('بئر مشارقة', 'Bir M’Cherga', '16'),
  18: dam('الرمل', 'R’mel', '16'),
  19: dam('نبهانة', 'Nebhana', '41'),
  20: dam('سيدي سعد', 'Sidi Saad', '41'),
  21: dam('الهوارب', 'El Haouareb', '41'),
  22: dam('الصفيصيفة', 'Sfisifa', '42'),
  23: dam('سيدي عيش', 'Sidi Aïch', '42'),
  24: dam('البراك', 'El Brek', '42'),
  25: dam('بزيرك', 'Bezirk', '15'),
  26: dam('الشيبة', 'Chiba', '15'),
  27: dam('المصري', 'Masri', '15'),
  28: dam('لبنة', 'Lebna', '15'),
  29: dam('الحمى', 'El Hma', '13'),
  30: dam('العبيد', 'El Abid', '15'),
  31: dam('الكبير', 'El Kebir', '22'),
  32: dam('المولى', 'El Moula', '22'),
  33: dam('المالح', 'El Melah', '17'),
  34: dam('التين', 'Tine', '14'),
  35: dam('الحركة', 'El Harka', '17'),
  36: dam('سراط', 'Sarrat', '23'),
};
