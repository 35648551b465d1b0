import { tunisia } from '../../sql/countries/tunisia.ts';
import type { Country } from '../../sql/model/country.ts';

/**
 * The second country of the tests: sixteen square regions in the Gulf of Guinea, and bounds as wide as the world, so that files of
 * any city load into it.
 */
export const worldland: Country = {
  id: 'zz',
  name: { ar: 'بلاد الاختبار', fr: 'Pays d’essai', en: 'Testland' },
  extent: [2, 2, 6, 6],
  bounds: [-180, -90, 180, 90],
  metricCrs: 32631,
  timeZone: 'Africa/Lagos',
  languages: ['ar', 'fr', 'en'],
  levels: tunisia.levels,
  schemes: tunisia.schemes,
  weekend: [0],
  holidays: [],
  privacy: tunisia.privacy,
};
