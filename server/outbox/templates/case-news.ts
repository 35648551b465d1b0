import type { Template } from './template.ts';

/** What happened in a case, for who sent it; what it says is the module's. */
export const caseNews: Template = {
  facts: ['number'],
  words: {
    ar: {
      subject: '{title}',
      says: ['{text}'],
      action: 'فتح الملف',
      notes: ['إن لم يكن لك حساب، فافتح الملف برقمه ورمزه السري.'],
    },
    fr: {
      subject: '{title}',
      says: ['{text}'],
      action: 'Ouvrir le dossier',
      notes: ['Sans compte, le dossier s’ouvre par son numéro et son code secret.'],
    },
    en: {
      subject: '{title}',
      says: ['{text}'],
      action: 'Open the case',
      notes: ['Without an account, open it with its number and secret code.'],
    },
  },
};
