import { text } from '../../declare.ts';
import { governorateNamed, governorateOf } from '../../governorates.ts';
import type { Draft, Edition, Raw } from '../../theme.ts';
import { codeOf, numberOf, textOf } from '../../values.ts';
import { KNOWN_DAMS } from './dam-names.ts';
import { FILL_CLASSES } from './dams.layer.ts';

type Warning = NonNullable<Draft['warnings']>[number];

const warning = (field: string, value: unknown, reason: string, message: string): Warning => ({
  field,
  value,
  reason,
  message,
});

/** The fifth of the capacity that a fill rate in percent falls into. */
export const fillClassOf = (rate: number | null): string =>
  FILL_CLASSES[rate === null || rate < 0 ? 5 : Math.min(4, Math.floor(rate / 20))]!.value;

const flaws = (code: string | null, { properties }: Raw): Warning[] => {
  const known = code === null ? undefined : KNOWN_DAMS[code];
  const rate = numberOf(properties.taux_remplissage);
  const region = textOf(properties.region);
  const found: Warning[] = [];
  if (rate !== null && rate > 100)
    found.push(
      warning('fill_rate', rate, 'fill-above-capacity', `Fill rate ${rate.toFixed(1)} % is above 100 %`),
    );
  if (numberOf(properties.capacite_totale_initiale) === 0)
    found.push(warning('initial_capacity_hm3', 0, 'capacity-zero', 'The capacity when built is 0: left out'));
  if (known && region !== null && governorateNamed(region) !== known.governorate)
    found.push(
      warning(
        'governorate',
        region,
        'region-contradicts-point',
        `The region is ${region}, but the point lies in ${governorateOf(known.governorate)?.name.fr}`,
      ),
    );
  return found;
};

/** Where a dam is not among those we know, the region of the sheet stands in. */
const governorateFor = (code: string | null, region: string | null): string | null =>
  (code === null ? undefined : KNOWN_DAMS[code]?.governorate) ?? governorateNamed(region);

/** A row of the daily sheets, or of the facts taken from them: what it does not hold is missing. */
export const damRow = (raw: Raw): Draft => {
  const given = raw.properties;
  const code = codeOf(given.id_barrage);
  const name = (code === null ? undefined : KNOWN_DAMS[code])?.name;
  const initial = given.capacite_totale_initiale;
  return {
    properties: {
      code,
      name_ar: name?.ar ?? null,
      name_fr: name?.fr ?? given.nom_barrage,
      name_en: name?.en ?? given.nom_barrage,
      governorate: governorateFor(code, textOf(given.region)),
      capacity_hm3: given.capacite_totale_actuelle,
      initial_capacity_hm3: numberOf(initial) === 0 ? null : initial,
      volume_hm3: given.stock_actuel,
      fill_rate: given.taux_remplissage,
      fill_class: fillClassOf(numberOf(given.taux_remplissage)),
      inflow_hm3: given.apports_journaliers,
      release_hm3: given.lachers_journaliers,
      measured_on: given.Date,
      commissioned: given.annee_mise_en_service,
      catchment_km2: given.Bassin_versant,
    },
    warnings: flaws(code, raw),
  };
};

/** Daily sheets of 36 dams over 88 days; the newest sheet of each dam is its feature. */
export const damsFull: Edition = {
  pack: 'full',
  status: 'real',
  sources: ['tn-dam-sheets-2025'],
  quality: text(
    'آخر جذاذة يومية لكل سدّ. الجهة المذكورة في الملف خاطئة لعدد من السدود: اعتُمد موقع النقطة. قد تتجاوز نسبة الامتلاء 100 %.',
    'Dernière fiche quotidienne de chaque barrage. La région du fichier est fausse pour plusieurs barrages : c’est la position qui fait foi. Le taux de remplissage peut dépasser 100 %.',
    'The last daily sheet of each dam. The file’s region is wrong for several dams: the point counts. The fill rate can exceed 100%.',
  ),
  lineage: text(
    'صفوف الملف مجمّعة حسب السدّ مع الإبقاء على أحدث تاريخ؛ الأسماء بالعربية والفرنسية من وضع المشروع.',
    'Lignes regroupées par barrage, la date la plus récente retenue ; noms arabes et français écrits par le projet.',
    'Rows grouped by dam, the latest date kept; Arabic and French names written by the project.',
  ),
  inputs: [
    {
      kind: 'file',
      path: 'water/Barrages_tn.csv',
      origin: {
        url: 'https://raw.githubusercontent.com/khawlachaabi/projet-datascience-barrages-tunisie/37d1841b32bb6ede870419c26667a242ec67a294/Barrages_tn.csv',
      },
      group: {
        by: (properties) => codeOf(properties.id_barrage) ?? '',
        merge: 'last',
        order: (properties) => textOf(properties.Date) ?? '',
      },
      row: damRow,
      expect: { rows: 3168, features: 36, rejects: 0 },
    },
  ],
};
