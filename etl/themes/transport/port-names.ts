import type { Text } from '../../../sql/model/text.ts';
import { text } from '../../declare.ts';

/** Names in three languages, written by this project, by World Port Index number. */
export const KNOWN_PORTS: Readonly<Record<string, Text>> = {
  45365: text('جرجيس', 'Zarzis', 'Zarzis'),
  45368: text('محطة ديدون', 'Terminal Didon', 'Didon Terminal'),
  45370: text('حومة السوق', 'Houmt Souk', 'Houmt Souk'),
  45375: text('قابس', 'Gabès', 'Gabès'),
  45377: text('محطة عشتروت النفطية', 'Terminal pétrolier d’Ashtart', 'Ashtart Oil Terminal'),
  45380: text('الصخيرة', 'La Skhira', 'Skhira'),
  45390: text('صفاقس', 'Sfax', 'Sfax'),
  45400: text('المهدية', 'Mahdia', 'Mahdia'),
  45410: text('سوسة', 'Sousse', 'Sousse'),
  45420: text('حلق الوادي', 'La Goulette', 'La Goulette'),
  45430: text('تونس', 'Tunis', 'Tunis'),
  45432: text('رادس', 'Radès', 'Radès'),
  45435: text('محطة تازركة النفطية', 'Terminal pétrolier de Tazerka', 'Tazerka Oil Terminal'),
  45440: text('بنزرت', 'Bizerte', 'Bizerte'),
  45444: text('منزل بورقيبة', 'Menzel Bourguiba', 'Menzel Bourguiba'),
  45460: text('طبرقة', 'Tabarka', 'Tabarka'),
};
