import type { Template } from './template.ts';

export const confirmSignature: Template = {
  words: {
    ar: {
      subject: 'أكّد توقيعك على عريضة',
      says: ['طُلب توقيع هذه العريضة بهذا العنوان: {title}', 'لا يُحتسب التوقيع قبل أن تؤكده.'],
      action: 'تأكيد التوقيع',
      notes: [
        'هذا الرابط صالح إلى {expires}، ويُستعمل مرة واحدة.',
        'إن لم يكن هذا الطلب منك، فلا داعي لفعل شيء: لن يُحتسب شيء ولن تصلك أي رسالة أخرى.',
      ],
    },
    fr: {
      subject: 'Confirmez votre signature',
      says: [
        'Quelqu’un a demandé à signer avec cette adresse la pétition : {title}',
        'La signature ne compte qu’une fois confirmée.',
      ],
      action: 'Confirmer ma signature',
      notes: [
        'Ce lien est valable jusqu’au {expires} et ne sert qu’une fois.',
        'Si cette demande ne vient pas de vous, il n’y a rien à faire : rien ne sera compté et vous ne recevrez plus rien.',
      ],
    },
    en: {
      subject: 'Confirm your signature',
      says: [
        'Somebody asked to sign this petition with this address: {title}',
        'The signature counts once you confirm it.',
      ],
      action: 'Confirm my signature',
      notes: [
        'This link is good until {expires}, and once only.',
        'If it was not you who asked, there is nothing to do: nothing is counted, and you will get nothing more.',
      ],
    },
  },
};
