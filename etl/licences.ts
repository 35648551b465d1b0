import type { Licence } from '../sql/model/source.ts';
import { text } from './declare.ts';

/** Creative Commons Attribution 4.0. */
export const CC_BY_4: Licence = {
  id: 'CC-BY-4.0',
  title: text(
    'المشاع الإبداعي: نسب المصنَّف 4.0',
    'Creative Commons Attribution 4.0',
    'Creative Commons Attribution 4.0',
  ),
  url: 'https://creativecommons.org/licenses/by/4.0/',
  redistribution: true,
};

/** No rights kept; what this project makes itself, samples above all. */
export const CC0: Licence = {
  id: 'CC0-1.0',
  title: text(
    'المشاع الإبداعي: دون حقوق محفوظة 1.0',
    'Creative Commons Zéro 1.0',
    'Creative Commons Zero 1.0',
  ),
  url: 'https://creativecommons.org/publicdomain/zero/1.0/',
  redistribution: true,
};

/** Not a licence: single facts (a name, a position, a capacity, a year) taken from a file whose licence is not stated. */
export const FACTS: Licence = {
  id: 'LicenseRef-facts',
  title: text(
    'وقائع منقولة؛ رخصة الملف الأصلي غير مذكورة',
    'Faits repris ; licence du fichier d’origine non précisée',
    'Facts carried over; licence of the file not stated',
  ),
  redistribution: true,
};

/** Not a licence: works that belong to everybody, as Natural Earth's and those of United States agencies. */
export const PUBLIC_DOMAIN: Licence = {
  id: 'LicenseRef-public-domain',
  title: text('ملك عام', 'Domaine public', 'Public domain'),
  redistribution: true,
};

/** OpenStreetMap and what is derived from it. */
export const ODBL: Licence = {
  id: 'ODbL-1.0',
  title: text(
    'رخصة قواعد البيانات المفتوحة 1.0',
    'Licence ouverte de bases de données (ODbL) 1.0',
    'Open Database License (ODbL) 1.0',
  ),
  url: 'https://opendatacommons.org/licenses/odbl/1-0/',
  redistribution: true,
};

/** GSHHG. */
export const LGPL_3: Licence = {
  id: 'LGPL-3.0-or-later',
  title: text(
    'رخصة جنو العمومية الصغرى 3 أو ما يليها',
    'Licence publique générale GNU amoindrie, version 3 ou ultérieure',
    'GNU Lesser General Public License, version 3 or later',
  ),
  url: 'https://www.gnu.org/licenses/lgpl-3.0.html',
  redistribution: true,
};

/** The table of months of the climate_indices package. */
export const BSD_3: Licence = {
  id: 'BSD-3-Clause',
  title: text('رخصة BSD بثلاثة بنود', 'Licence BSD à 3 clauses', 'BSD 3-Clause License'),
  url: 'https://opensource.org/license/bsd-3-clause',
  redistribution: true,
};

/** The airportsdata package. */
export const MIT: Licence = {
  id: 'MIT',
  title: text('رخصة معهد ماساتشوستس', 'Licence MIT', 'MIT License'),
  url: 'https://opensource.org/license/mit',
  redistribution: true,
};

/** The publisher states no licence: loaded and looked at in place, never handed on. */
export const UNSTATED: Licence = {
  id: 'LicenseRef-unstated',
  title: text(
    'لم يحدّد الناشر رخصة: للاطّلاع دون إعادة نشر',
    'Licence non précisée par l’éditeur : consultation seule',
    'Licence not stated by the publisher: to look at, not to hand on',
  ),
  redistribution: false,
};
