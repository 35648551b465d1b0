import type { Template } from './template.ts';

/** What became of a petition, for who signed it and wanted to hear. */
export const signatureNews: Template = {
  words: {
    ar: {
      subject: '{title}',
      says: ['{text}', 'العريضة: {title}'],
      action: 'توقيعي والعريضة',
      notes: ['من هذا الرابط تغيّر ما يصلك أو تسحب توقيعك، من دون حساب.'],
    },
    fr: {
      subject: '{title}',
      says: ['{text}', 'Pétition : {title}'],
      action: 'Ma signature et la pétition',
      notes: ['Ce lien permet de changer ce que vous recevez ou de retirer votre signature, sans compte.'],
    },
    en: {
      subject: '{title}',
      says: ['{text}', 'Petition: {title}'],
      action: 'My signature and the petition',
      notes: ['By this link you change what you are told, or take your signature back, without an account.'],
    },
  },
};
