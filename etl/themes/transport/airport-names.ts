import type { Text } from '../../../sql/model/text.ts';
import { text } from '../../declare.ts';

export type KnownAirport = {
  name: Text;
  kind: 'international' | 'military' | 'airfield';
  governorate: string;
};

const airport = (
  kind: KnownAirport['kind'],
  governorate: string,
  ar: string,
  fr: string,
  en: string,
): KnownAirport => ({ kind, governorate, name: text(ar, fr, en) });

/**
 * Present names in three languages, written by this project, and the governorate that the point lies in (INS), found by
 * laying the points over the delegations of 2018. By ICAO code.
 */
export const KNOWN_AIRPORTS: Readonly<Record<string, KnownAirport>> = {
  DT70: airport('airfield', '52', 'مطار مدنين', 'Aérodrome de Médenine', 'Medenine Airfield'),
  DTKA: airport('international', '22', 'مطار طبرقة عين دراهم', 'Tabarka–Aïn Draham', 'Tabarka–Aïn Draham'),
  DTMB: airport(
    'international',
    '32',
    'مطار المنستير الحبيب بورقيبة',
    'Monastir–Habib Bourguiba',
    'Monastir Habib Bourguiba',
  ),
  DTNH: airport('international', '31', 'مطار النفيضة الحمامات', 'Enfidha–Hammamet', 'Enfidha–Hammamet'),
  DTTA: airport('international', '11', 'مطار تونس قرطاج', 'Tunis–Carthage', 'Tunis–Carthage'),
  DTTB: airport('military', '17', 'قاعدة سيدي أحمد', 'Base de Sidi Ahmed', 'Sidi Ahmed Air Base'),
  DTTD: airport('military', '53', 'قاعدة رمادة', 'Base de Remada', 'Remada Air Base'),
  DTTF: airport('international', '61', 'مطار قفصة القصر', 'Gafsa–Ksar', 'Gafsa–Ksar'),
  DTTG: airport('international', '51', 'مطار قابس مطماطة', 'Gabès–Matmata', 'Gabès–Matmata'),
  DTTI: airport('airfield', '14', 'مطار برج العامري', 'Aérodrome de Borj El Amri', 'Borj El Amri Airfield'),
  DTTJ: airport('international', '52', 'مطار جربة جرجيس', 'Djerba–Zarzis', 'Djerba–Zarzis'),
  DTTR: airport('airfield', '53', 'مطار البرمة', 'Aérodrome d’El Borma', 'El Borma Airfield'),
  DTTX: airport('international', '34', 'مطار صفاقس طينة', 'Sfax–Thyna', 'Sfax–Thyna'),
  DTTZ: airport('international', '62', 'مطار توزر نفطة', 'Tozeur–Nefta', 'Tozeur–Nefta'),
};
