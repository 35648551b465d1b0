import type { Template } from './template.ts';

/** What happened in a case, for the officers of the body that has it; what it says is the module's. */
export const caseDuty: Template = {
  facts: ['number'],
  words: {
    ar: {
      subject: '{title}',
      says: ['{text}'],
      action: 'فتح الملف في المكتب',
      notes: ['تصلك هذه الرسالة بصفتك عونا مكلّفا بملفات هذا الهيكل.'],
    },
    fr: {
      subject: '{title}',
      says: ['{text}'],
      action: 'Ouvrir dans le bureau',
      notes: ['Vous recevez ce message en tant qu’agent chargé des dossiers de cet organisme.'],
    },
    en: {
      subject: '{title}',
      says: ['{text}'],
      action: 'Open in the office',
      notes: ['You get this message as an officer who handles cases of this body.'],
    },
  },
};
