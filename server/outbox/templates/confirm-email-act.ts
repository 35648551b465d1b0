import type { Template } from './template.ts';

export const confirmEmailAct: Template = {
  words: {
    ar: {
      subject: 'تأكيد بريدك للمتابعة من دون حساب',
      says: ['طُلبت المتابعة في منصة بيئتنا بهذا العنوان، من دون حساب. يرجى تأكيد أنه عنوانك.'],
      action: 'تأكيد ومتابعة',
      notes: [
        'هذا الرابط صالح إلى {expires}، ويُستعمل مرة واحدة.',
        'إن لم يكن هذا الطلب منك، فلا داعي لفعل شيء: لن يُرسل شيء باسمك.',
      ],
    },
    fr: {
      subject: 'Confirmez votre e-mail pour continuer sans compte',
      says: [
        'Quelqu’un souhaite agir sur Biatouna avec cette adresse, sans compte. Confirmez que c’est bien la vôtre.',
      ],
      action: 'Confirmer et continuer',
      notes: [
        'Ce lien est valable jusqu’au {expires} et ne sert qu’une fois.',
        'Si cette demande ne vient pas de vous, il n’y a rien à faire : rien ne sera envoyé en votre nom.',
      ],
    },
    en: {
      subject: 'Confirm your e-mail to go on without an account',
      says: [
        'Somebody wishes to act on Biatouna with this address, without an account. Confirm that it is yours.',
      ],
      action: 'Confirm and go on',
      notes: [
        'This link is good until {expires}, and once only.',
        'If it was not you who asked, there is nothing to do: nothing will be sent in your name.',
      ],
    },
  },
};
