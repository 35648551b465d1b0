import type { Text } from '../../../sql/model/text.ts';
import { text } from '../../declare.ts';

/** Names in three languages, written by this project, by the number of the World Meteorological Organization. */
export const STATION_NAMES: Readonly<Record<string, Text>> = {
  60710: text('طبرقة', 'Tabarka', 'Tabarka'),
  60714: text('بنزرت', 'Bizerte', 'Bizerte'),
  60715: text('تونس قرطاج', 'Tunis-Carthage', 'Tunis-Carthage'),
  60720: text('قليبية', 'Kélibia', 'Kelibia'),
  60723: text('باجة', 'Béja', 'Beja'),
  60725: text('جندوبة', 'Jendouba', 'Jendouba'),
  60728: text('نابل', 'Nabeul', 'Nabeul'),
  60729: text('زغوان المقرن', 'Zaghouan-Magrane', 'Zaghouan-Magrane'),
  60731: text('النفيضة', 'Enfidha', 'Enfidha'),
  60732: text('الكاف', 'Le Kef', 'El Kef'),
  60734: text('سليانة', 'Siliana', 'Siliana'),
  60735: text('القيروان', 'Kairouan', 'Kairouan'),
  60738: text('تالة', 'Thala', 'Thala'),
  60739: text('القصرين', 'Kasserine', 'Kasserine'),
  60740: text('المنستير سكانس', 'Monastir-Skanès', 'Monastir-Skanes'),
  60742: text('المهدية', 'Mahdia', 'Mahdia'),
  60745: text('قفصة', 'Gafsa', 'Gafsa'),
  60748: text('سيدي بوزيد', 'Sidi Bouzid', 'Sidi Bouzid'),
  60750: text('صفاقس', 'Sfax', 'Sfax'),
  60760: text('توزر', 'Tozeur', 'Tozeur'),
  60764: text('قبلي', 'Kébili', 'Kebili'),
  60765: text('قابس', 'Gabès', 'Gabes'),
  60769: text('جربة مليتة', 'Djerba-Mellita', 'Djerba-Mellita'),
  60770: text('مدنين', 'Médenine', 'Medenine'),
  60772: text('تطاوين', 'Tataouine', 'Tataouine'),
  60775: text('رمادة', 'Remada', 'Remada'),
  60780: text('البرمة', 'El Borma', 'El Borma'),
};
