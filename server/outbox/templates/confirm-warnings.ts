import type { Template } from './template.ts';

export const confirmWarnings: Template = {
  words: {
    ar: {
      subject: 'تأكيد متابعة الإنذارات',
      says: ['طُلب إرسال إنذارات منصة بيئتنا إلى هذا العنوان. يرجى تأكيد أنك تريدها؛ لن يُرسل شيء قبل ذلك.'],
      action: 'تأكيد المتابعة',
      notes: [
        'هذا الرابط صالح إلى {expires}، ويُستعمل مرة واحدة.',
        'إن لم يكن هذا الطلب منك، فلا داعي لفعل شيء: لن تصلك أي رسالة أخرى.',
      ],
    },
    fr: {
      subject: 'Confirmez que vous voulez suivre les alertes',
      says: [
        'Quelqu’un a demandé que les alertes de Biatouna soient envoyées à cette adresse. Confirmez que vous les voulez ; rien ne sera envoyé avant.',
      ],
      action: 'Confirmer le suivi',
      notes: [
        'Ce lien est valable jusqu’au {expires} et ne sert qu’une fois.',
        'Si cette demande ne vient pas de vous, il n’y a rien à faire : vous ne recevrez plus rien.',
      ],
    },
    en: {
      subject: 'Confirm that you want to follow warnings',
      says: [
        'Somebody asked that warnings of Biatouna be sent to this address. Confirm that you want them; nothing is sent before that.',
      ],
      action: 'Confirm',
      notes: [
        'This link is good until {expires}, and once only.',
        'If it was not you who asked, there is nothing to do: you will get nothing more.',
      ],
    },
  },
};
