import type { Property } from '../sql/model/property.ts';
import { code, text } from './declare.ts';
import { between, oneOf, type Random, wholeBetween } from './sample.ts';

/** Where a title stands in law. */
export const TITLE_STATUS = [
  code('applied', 'مطلوبة', 'Demandée', 'Applied for'),
  code('granted', 'سارية', 'En vigueur', 'In force'),
  code('suspended', 'معلّقة', 'Suspendue', 'Suspended'),
  code('expired', 'منتهية', 'Expirée', 'Expired'),
];

/** What a permit or concession carries, whatever it is for: who holds it, by which act, since when and until when. */
export const TITLE_PROPERTIES: readonly Property[] = [
  {
    name: 'holder',
    type: 'string',
    title: text('صاحب الرخصة', 'Titulaire', 'Holder'),
    required: true,
    search: true,
    tile: true,
  },
  {
    name: 'holder_share',
    type: 'number',
    title: text('حصة صاحب الرخصة', 'Part du titulaire', 'Holder’s share'),
    unit: '%',
    min: 0,
    max: 100,
    decimals: 0,
  },
  {
    name: 'partners',
    type: 'string',
    title: text('الشركاء وحصصهم', 'Partenaires et parts', 'Partners and shares'),
    search: true,
  },
  {
    name: 'status',
    type: 'string',
    title: text('الوضعية', 'Statut', 'Status'),
    required: true,
    codes: TITLE_STATUS,
    tile: true,
  },
  { name: 'granted', type: 'date', title: text('تاريخ الإسناد', 'Octroyée le', 'Granted on') },
  { name: 'expires', type: 'date', title: text('تاريخ الانتهاء', 'Expire le', 'Expires on') },
  { name: 'legal_act', type: 'string', title: text('النص القانوني', 'Acte juridique', 'Legal act') },
  {
    name: 'contract',
    type: 'string',
    format: 'uri',
    title: text('العقد', 'Contrat', 'Contract'),
  },
];

const dayAfter = (year: number, random: Random): string =>
  `${year}-${String(wholeBetween(random, 1, 12)).padStart(2, '0')}-${String(wholeBetween(random, 1, 28)).padStart(2, '0')}`;

const partnersOf = (
  random: Random,
  holders: readonly string[],
  holder: string,
  rest: number,
): string | null => {
  if (rest === 0) return null;
  const other = oneOf(
    random,
    holders.filter((company) => company !== holder),
  );
  return `${other} (${rest} %)`;
};

type Years = { from: number; to: number; lasts: number };

/**
 * Holder, shares, dates and papers of a title that stands for nothing real, among `holders` (two at least); valid from the day it was granted to the day
 * it ends. `today` decides whether it has expired, so that a sample stays the same whenever it is made.
 */
export const sampleTitle = (random: Random, id: string, years: Years, holders: readonly string[]) => {
  const holder = oneOf(random, holders);
  const share = oneOf(random, [100, 100, 80, 65, 50]);
  const year = wholeBetween(random, years.from, years.to);
  const granted = dayAfter(year, random);
  const expires = `${year + years.lasts}${granted.slice(4)}`;
  const status = expires < TODAY ? 'expired' : between(random, 0, 1) < 0.1 ? 'suspended' : 'granted';
  return {
    properties: {
      holder,
      holder_share: share,
      partners: partnersOf(random, holders, holder, 100 - share),
      status,
      granted,
      expires,
      legal_act: `Arrêté exemple n° ${year}-${wholeBetween(random, 10, 990)}`,
      contract: `https://example.org/contracts/${id.toLowerCase()}`,
    },
    validFrom: granted,
    validTo: expires,
  };
};

/** The day that samples speak of. */
const TODAY = '2025-06-30';
