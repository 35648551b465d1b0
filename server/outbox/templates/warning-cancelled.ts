import type { Template } from './template.ts';

export const warningCancelled: Template = {
  words: {
    ar: {
      subject: 'إلغاء: {title}',
      says: ['أُلغي ما صدر سابقا ({word}).', 'المنطقة: {area}.'],
      action: 'عرض التفاصيل',
    },
    fr: {
      subject: 'Fin : {title}',
      says: ['Ce qui avait été émis ({word}) est levé.', 'Zone : {area}.'],
      action: 'Voir le détail',
    },
    en: {
      subject: 'Cancelled: {title}',
      says: ['What was issued ({word}) was cancelled.', 'Area: {area}.'],
      action: 'See the details',
    },
  },
};
