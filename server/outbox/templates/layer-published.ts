import type { Template } from './template.ts';

export const layerPublished: Template = {
  words: {
    ar: {
      subject: 'تحديث طبقة: {title}',
      says: ['نُشرت المراجعة {revision} من طبقة «{title}».'],
      action: 'عرض الطبقة',
    },
    fr: {
      subject: 'Couche mise à jour : {title}',
      says: ['La révision {revision} de la couche « {title} » a été publiée.'],
      action: 'Voir la couche',
    },
    en: {
      subject: 'Layer updated: {title}',
      says: ['Revision {revision} of the layer “{title}” was published.'],
      action: 'See the layer',
    },
  },
};
