import type { Language } from './text.ts';

/** How units are written for people, by UCUM code; `tests/units.test.ts` holds it complete for all themes. */
export const UNITS: Record<string, string | Record<Language, string>> = {
  hm3: { ar: 'مليون م³', fr: 'hm³', en: 'hm³' },
  m2: { ar: 'م²', fr: 'm²', en: 'm²' },
  km2: { ar: 'كم²', fr: 'km²', en: 'km²' },
  km: { ar: 'كم', fr: 'km', en: 'km' },
  m: { ar: 'م', fr: 'm', en: 'm' },
  m3: { ar: 'م³', fr: 'm³', en: 'm³' },
  'm3/d': { ar: 'م³/اليوم', fr: 'm³/j', en: 'm³/day' },
  'm3/s': { ar: 'م³/ث', fr: 'm³/s', en: 'm³/s' },
  ha: { ar: 'هك', fr: 'ha', en: 'ha' },
  har: { ar: 'هك', fr: 'ha', en: 'ha' },
  MW: { ar: 'ميغاواط', fr: 'MW', en: 'MW' },
  t: { ar: 'طن', fr: 't', en: 't' },
  'Mt/a': { ar: 'مليون طن/السنة', fr: 'Mt/an', en: 'Mt/year' },
  't/a': { ar: 'طن/السنة', fr: 't/an', en: 't/year' },
  'm/a': { ar: 'م/السنة', fr: 'm/an', en: 'm/year' },
  dB: { ar: 'ديسيبل', fr: 'dB', en: 'dB' },
  '{UF}/har': { ar: 'وحدة علفية/هك', fr: 'UF/ha', en: 'forage units/ha' },
  '{sheep}/har': { ar: 'رأس غنم/هك', fr: 'ovins/ha', en: 'sheep/ha' },
  'ug/m3': { ar: 'مكغ/م³', fr: 'µg/m³', en: 'µg/m³' },
  mm: { ar: 'مم', fr: 'mm', en: 'mm' },
  Cel: '°C',
  '%': '%',
  '{person}': { ar: 'ساكن', fr: 'hab.', en: 'people' },
  '{person}/km2': { ar: 'ساكن/كم²', fr: 'hab./km²', en: 'people/km²' },
  'kg/{person}': { ar: 'كغ/ساكن', fr: 'kg/hab.', en: 'kg/person' },
  'm2/{person}': { ar: 'م²/ساكن', fr: 'm²/hab.', en: 'm²/person' },
  '{dwelling}': { ar: 'مسكن', fr: 'logements', en: 'dwellings' },
  '{particle}/cm3': { ar: 'جسيم/سم³', fr: 'particules/cm³', en: 'particles/cm³' },
  '{CFU}/dL': { ar: 'وحدة/100 مل', fr: 'UFC/100 ml', en: 'CFU/100 ml' },
  '[pH]': { ar: 'وحدة pH', fr: 'unités pH', en: 'pH units' },
  'mg/L': { ar: 'مغ/ل', fr: 'mg/l', en: 'mg/l' },
  'uS/cm': { ar: 'ميكروسيمنز/سم', fr: 'µS/cm', en: 'µS/cm' },
  'km/h': { ar: 'كم/س', fr: 'km/h', en: 'km/h' },
  a: { ar: 'سنة', fr: 'ans', en: 'years' },
  TND: { ar: 'دينار', fr: 'dinars', en: 'dinars' },
  'TND/{person}': { ar: 'دينار/ساكن', fr: 'dinars/hab.', en: 'dinars/person' },
  d: { ar: 'يوم', fr: 'jours', en: 'days' },
};

/** A unit in the reader's language. */
export const unitOf = (code: string | undefined, language: Language): string => {
  if (!code || code === '1') return '';
  const known = UNITS[code];
  return typeof known === 'string' ? known : (known?.[language] ?? code.replace(/[{}]/g, ''));
};
