import type { Template } from './template.ts';

/** That a case which came by mail is received. */
export const caseReceipt: Template = {
  facts: ['number', 'code'],
  words: {
    ar: {
      subject: '{title}: وصل إيداع',
      says: [
        'وصل ما أرسلته وسُجّل.',
        'احتفظ بالرقم والرمز: بهما تتابع الملف دون حساب. لا يُحفظ الرمز عندنا ولا يمكن استرجاعه.',
      ],
      action: 'متابعة الملف',
    },
    fr: {
      subject: '{title} : récépissé de dépôt',
      says: [
        'Votre envoi est reçu et enregistré.',
        'Gardez le numéro et le code : ils permettent de suivre le dossier sans compte. Le code n’est pas conservé chez nous et ne peut être redonné.',
      ],
      action: 'Suivre le dossier',
    },
    en: {
      subject: '{title}: receipt',
      says: [
        'What you sent has been received and filed.',
        'Keep the number and the code: with them you can follow the case without an account. We do not keep the code and cannot give it again.',
      ],
      action: 'Follow the case',
    },
  },
};
