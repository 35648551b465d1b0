import type { Country } from '../model/country.ts';

/** A holiday of every year, from memory: no text of law was read for any of them. */
const holiday = (
  month: number,
  day: number,
  ar: string,
  fr: string,
  en: string,
): Country['holidays'][number] => ({
  month,
  day,
  title: { ar, fr, en },
  source: 'sample',
});

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
  weekend: [6, 0],
  // Religious feasts follow the moon: an administrator enters them when they are announced.
  holidays: [
    holiday(1, 1, 'رأس السنة الميلادية', 'Jour de l’An', 'New Year'),
    holiday(3, 20, 'عيد الاستقلال', 'Fête de l’Indépendance', 'Independence Day'),
    holiday(4, 9, 'عيد الشهداء', 'Journée des martyrs', 'Martyrs’ Day'),
    holiday(5, 1, 'عيد الشغل', 'Fête du Travail', 'Labour Day'),
    holiday(7, 25, 'عيد الجمهورية', 'Fête de la République', 'Republic Day'),
    holiday(8, 13, 'عيد المرأة', 'Fête de la femme', 'Women’s Day'),
    holiday(10, 15, 'عيد الجلاء', 'Fête de l’Évacuation', 'Evacuation Day'),
    holiday(12, 17, 'عيد الثورة', 'Fête de la Révolution', 'Revolution Day'),
  ],
  // Articles 10 to 12, 27, 32 and 45, and the title of section II, were read in the text that jurisitetunisie.com publishes
  // (codes/ce/pd1015 to pd1035). Which ground holds for what is our reading, to be confirmed by a lawyer.
  privacy: {
    law: {
      ar: 'القانون الأساسي عدد 63 لسنة 2004 المؤرخ في 27 جويلية 2004 المتعلق بحماية المعطيات الشخصية',
      fr: 'Loi organique n° 2004-63 du 27 juillet 2004, portant sur la protection des données à caractère personnel',
      en: 'Organic Law No. 2004-63 of 27 July 2004 on the protection of personal data',
    },
    bases: {
      consent: {
        ar: 'موافقتك عند إنشاء الحساب أو طلب الخدمة، ويمكنك سحبها في أي وقت (الفصل 27)، في حدود الغرض المعلن (الفصلان 10 و11).',
        fr: 'Votre consentement, donné en créant le compte ou en demandant le service, et que vous pouvez retirer à tout moment (article 27), dans la limite de la finalité annoncée (articles 10 et 11).',
        en: 'Your consent, given by making the account or asking for the service, which you may withdraw at any time (article 27), within the purpose stated (articles 10 and 11).',
      },
      security: {
        ar: 'واجب المسؤول عن المعالجة في حماية المعطيات (الباب الثاني، القسم الثاني)، في حدود ما يلزم لذلك (الفصل 11).',
        fr: 'L’obligation du responsable du traitement de protéger les données (chapitre II, section II), dans la limite de ce qui est nécessaire (article 11).',
        en: 'The duty of whoever processes data to protect them (chapter II, section II), within what is necessary (article 11).',
      },
    },
  },
};
