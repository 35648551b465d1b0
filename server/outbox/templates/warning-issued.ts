import type { Template } from './template.ts';

export const warningIssued: Template = {
  words: {
    ar: {
      subject: '{title}',
      says: ['المنطقة: {area}. الخطورة: {severity}.'],
      action: 'قراءة النص الكامل وما يجب فعله',
      notes: ['سارٍ إلى {expires}.'],
    },
    fr: {
      subject: '{title}',
      says: ['Zone : {area}. Gravité : {severity}.'],
      action: 'Lire le texte et les consignes',
      notes: ['Valable jusqu’au {expires}.'],
    },
    en: {
      subject: '{title}',
      says: ['Area: {area}. Severity: {severity}.'],
      action: 'Read it, and what to do',
      notes: ['It holds until {expires}.'],
    },
  },
};
