import type { Template } from './template.ts';

export const warningUpdated: Template = {
  words: {
    ar: {
      subject: 'تحديث: {title}',
      says: ['تم تحديث ما صدر سابقا ({word}).', 'المنطقة: {area}. الخطورة: {severity}.'],
      action: 'قراءة النص الكامل وما يجب فعله',
      notes: ['سارٍ إلى {expires}. يحل هذا النص محل ما سبقه.'],
    },
    fr: {
      subject: 'Mise à jour : {title}',
      says: ['Ce qui avait été émis ({word}) a été mis à jour.', 'Zone : {area}. Gravité : {severity}.'],
      action: 'Lire le texte et les consignes',
      notes: ['Valable jusqu’au {expires}. Ce texte remplace le précédent.'],
    },
    en: {
      subject: 'Update: {title}',
      says: ['What was issued ({word}) was updated.', 'Area: {area}. Severity: {severity}.'],
      action: 'Read it, and what to do',
      notes: ['It holds until {expires}, in place of the one before.'],
    },
  },
};
