import type { Country } from '../model/country.ts';

/** Tunisia. The levels follow INS (National Institute of Statistics); municipalities are a hierarchy of their own. */
export const tunisia: Country = {
  id: 'tn',
  name: { ar: 'تونس', fr: 'Tunisie', en: 'Tunisia' },
  extent: [7.4, 30.1, 11.7, 37.6],
  bounds: [6, 29, 13.5, 38.8],
  metricCrs: 32632,
  timeZone: 'Africa/Tunis',
  languages: ['ar', 'fr', 'en'],
  levels: [
    {
      id: 'country',
      title: { ar: 'البلاد', fr: 'Pays', en: 'Country' },
      hierarchy: 'administrative',
      rank: 0,
    },
    {
      id: 'governorate',
      title: { ar: 'ولاية', fr: 'Gouvernorat', en: 'Governorate' },
      hierarchy: 'administrative',
      rank: 1,
    },
    {
      id: 'delegation',
      title: { ar: 'معتمدية', fr: 'Délégation', en: 'Delegation' },
      hierarchy: 'administrative',
      rank: 3,
    },
    {
      id: 'municipality',
      title: { ar: 'بلدية', fr: 'Commune', en: 'Municipality' },
      hierarchy: 'municipal',
      rank: 2,
    },
    {
      id: 'town',
      title: { ar: 'مدينة أو قرية', fr: 'Localité', en: 'Town or village' },
      hierarchy: 'settlement',
      rank: 4,
    },
  ],
  schemes: [
    {
      id: 'ins',
      title: {
        ar: 'المعهد الوطني للإحصاء',
        fr: 'Institut national de la statistique',
        en: 'National Institute of Statistics',
      },
    },
    { id: 'iso', title: { ar: 'إيزو 3166', fr: 'ISO 3166', en: 'ISO 3166' } },
    { id: 'geonames', title: { ar: 'جيونيمز', fr: 'GeoNames', en: 'GeoNames' } },
    { id: 'mun-uid', title: { ar: 'ترقيم الملف', fr: 'Numéro du fichier', en: 'Number in the file' } },
  ],
};
