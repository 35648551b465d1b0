import type { Text } from '../../sql/model/text.ts';

/** What the API says of itself. */
export const TITLE: Text = {
  ar: 'بيئتنا: المعطيات البيئية المفتوحة',
  fr: 'Biatouna : données environnementales ouvertes',
  en: 'Biatouna: open environmental data',
};

export const DESCRIPTION: Text = {
  ar: 'طبقات جغرافية عن البيئة والتنمية المستدامة، عبر واجهات OGC للعناصر والمربّعات، وملفات للتنزيل.',
  fr: 'Couches géographiques sur l’environnement et le développement durable : API OGC Features et Tiles, fichiers à télécharger.',
  en: 'Geographic layers on the environment and sustainable development: OGC API Features and Tiles, and files to download.',
};
