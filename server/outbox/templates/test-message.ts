import type { Template } from './template.ts';

export const testMessage: Template = {
  words: {
    ar: { subject: 'رسالة تجريبية من بيئتنا', says: ['وصلت هذه الرسالة، فالإرسال يعمل.'] },
    fr: {
      subject: 'Message d’essai de Biatouna',
      says: ['Ce message est arrivé : l’envoi fonctionne.'],
    },
    en: { subject: 'Test message from Biatouna', says: ['This message has arrived: sending works.'] },
  },
};
