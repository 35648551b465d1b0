import type { Template } from './template.ts';

/** What happened in a case; what it says is the module's. */
export const caseNews: Template = {
  words: {
    ar: {
      subject: '{title}',
      says: ['{text}'],
      action: 'فتح الملف',
      notes: ['رقم الملف: {number}. إن لم يكن لك حساب، فافتحه برقمه ورمزه.'],
    },
    fr: {
      subject: '{title}',
      says: ['{text}'],
      action: 'Ouvrir le dossier',
      notes: ['Dossier {number}. Sans compte, il s’ouvre par son numéro et son code.'],
    },
    en: {
      subject: '{title}',
      says: ['{text}'],
      action: 'Open the case',
      notes: ['Case {number}. Without an account it is opened by its number and code.'],
    },
  },
};
