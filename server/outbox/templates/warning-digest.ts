import type { Template } from './template.ts';

export const warningDigest: Template = {
  words: {
    ar: {
      subject: 'ملخص الإنذارات: {count}',
      says: ['هذا ما صدر منذ الملخص السابق مما تتابعه.'],
      action: 'كل الإنذارات السارية',
    },
    fr: {
      subject: 'Résumé des alertes : {count}',
      says: ['Voici ce qui a été émis depuis le dernier résumé, parmi ce que vous suivez.'],
      action: 'Toutes les alertes en cours',
    },
    en: {
      subject: 'Digest of warnings: {count}',
      says: ['This was issued since the last digest, of what you follow.'],
      action: 'All warnings that hold',
    },
  },
};
