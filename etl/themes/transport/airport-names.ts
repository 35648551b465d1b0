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
  DTKA: airport(
    'international',
    '22',
    'مطار طبرقة عين دراهم',
    'Aéroport de Tabarka-Aïn Draham',
    'Tabarka-Aïn Draham Airport',
  ),
  DTMB: airport(
    'international',
    '32',
    'مطار المنستير الحبيب بورقيبة',
    'Aéroport de Monastir-Habib-Bourguiba',
    'Monastir Habib Bourguiba Airport',
  ),
  DTNH: airport(
    'international',
    '31',
    'مطار النفيضة الحمامات',
    'Aéroport d’Enfidha-Hammamet',
    'Enfidha-Hammamet Airport',
  ),
  DTTA: airport(
    'international',
    '11',
    'مطار تونس قرطاج',
    'Aéroport de Tunis-Carthage',
    'Tunis-Carthage Airport',
  ),
  DTTB: airport('military', '17', 'قاعدة سيدي أحمد', 'Base de Sidi Ahmed', 'Sidi Ahmed Air Base'),
  DTTD: airport('military', '53', 'قاعدة رمادة', 'Base de Remada', 'Remada Air Base'),
  DTTF: airport('international', '61', 'مطار قفصة القصر', 'Aéroport de Gafsa-Ksar', 'Gafsa-Ksar Airport'),
  DTTG: airport(
    'international',
    '51',
    'مطار قابس مطماطة',
    'Aéroport de Gabès-Matmata',
    'Gabès-Matmata Airport',
  ),
  DTTI: airport('airfield', '14', 'مطار برج العامري', 'Aérodrome de Borj El Amri', 'Borj El Amri Airfield'),
  DTTJ: airport(
    'international',
    '52',
    'مطار جربة جرجيس',
    'Aéroport de Djerba-Zarzis',
    'Djerba-Zarzis Airport',
  ),
  DTTR: airport('airfield', '53', 'مطار البرمة', 'Aérodrome d’El Borma', 'El Borma Airfield'),
  DTTX: airport('international', '34', 'مطار صفاقس طينة', 'Aéroport de Sfax-Thyna', 'Sfax-Thyna Airport'),
  DTTZ: airport('international', '62', 'مطار توزر نفطة', 'Aéroport de Tozeur-Nefta', 'Tozeur-Nefta Airport'),
};
