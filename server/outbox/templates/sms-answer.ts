import type { Template } from './template.ts';

/** What is answered to a text message; it goes out as one. */
export const smsAnswer: Template = {
  words: {
    ar: { subject: 'رد على رسالتك', says: ['{text}'] },
    fr: { subject: 'Réponse à votre message', says: ['{text}'] },
    en: { subject: 'Answer to your message', says: ['{text}'] },
  },
};
