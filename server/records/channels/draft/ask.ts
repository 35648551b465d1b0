import type { Field } from '../../../../sql/model/records/form.ts';
import { type Language, type Text, textOf } from '../../../../sql/model/text.ts';
import type { Offer } from './value.ts';

/** Why a field is asked: nothing was said of it, or what was said will not do. `byFile`: it is answered by what a mail has attached. */
export type Asking = { field: Field; offers: Offer[]; why: Text | null; byFile: boolean };

const YES_NO: Text = { ar: 'نعم / لا', fr: 'oui / non', en: 'yes / no' };
const NAMED: Text = {
  ar: 'هل المقصود:',
  fr: 'S’agit-il de :',
  en: 'Is it:',
};
const BETWEEN: Record<Language, string> = { ar: '، ', fr: ', ', en: ', ' };

/** How something is said that is no text. */
const POINT: Text = {
  ar: 'خط العرض وخط الطول، مثل: 36.80, 10.18، أو رابط من OpenStreetMap أو Google Maps',
  fr: 'latitude et longitude (par exemple 36.80, 10.18), ou un lien OpenStreetMap ou Google Maps',
  en: 'latitude and longitude (such as 36.80, 10.18), or a link of OpenStreetMap or Google Maps',
};
const AREA: Text = {
  ar: 'اسم مكان؛ ولرسم المنطقة على الخريطة افتح الرابط',
  fr: 'le nom d’un lieu ; pour dessiner la zone sur la carte, ouvrez le lien',
  en: 'the name of a place; to draw the area on the map, open the link',
};
const ATTACHED: Text = {
  ar: 'أرفقها بجوابك',
  fr: 'joignez-les à votre réponse',
  en: 'attach them to your answer',
};
const ON_SITE: Text = {
  ar: 'أضفها على الموقع عبر الرابط',
  fr: 'ajoutez-les sur le site, par le lien',
  en: 'add them on the site, by the link',
};

const howOf = ({ field, byFile }: Asking): Text | null => {
  if (field.kind === 'point') return POINT;
  if (field.kind === 'area') return AREA;
  if (field.kind !== 'files') return null;
  return byFile ? ATTACHED : ON_SITE;
};

/** Whether what is asked may need more than words: the link to go on with on the site goes with it. */
export const needsSite = ({ field, byFile }: Pick<Asking, 'field' | 'byFile'>): boolean =>
  field.kind === 'area' || (field.kind === 'files' && !byFile);

const listed = (offers: readonly Offer[], language: Language): string =>
  offers
    .map(({ id, label }, index) => `${index + 1} = ${label[language] ?? label.fr ?? id}`)
    .join(BETWEEN[language]);

const toldIn = (asking: Asking, language: Language): string => {
  const { field, offers, why } = asking;
  const label = field.label[language];
  const how = howOf(asking);
  const parts = [
    why ? `${label} (${why[language]})` : label,
    ...(field.kind === 'consent' ? [field.statement[language], YES_NO[language]] : []),
    ...(field.kind !== 'consent' && field.hint ? [field.hint[language]] : []),
    ...(how ? [how[language]] : []),
    ...(field.kind === 'choice' ? [listed(offers, language)] : []),
    ...(field.kind !== 'choice' && offers.length > 0
      ? [`${NAMED[language]} ${listed(offers, language)}`]
      : []),
  ];
  return parts.join(' — ');
};

/** What is asked of somebody, in words: the field, why it is asked again, how it is said, what to choose from. */
export const askText = (asking: Asking): Text => textOf((language) => toldIn(asking, language));
