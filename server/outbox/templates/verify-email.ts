import type { Template } from './template.ts';

export const verifyEmail: Template = {
  words: {
    ar: {
      subject: 'تأكيد عنوان بريدك الإلكتروني',
      says: ['طُلب إنشاء حساب في منصة بيئتنا بهذا العنوان. يرجى تأكيده حتى يصبح الحساب جاهزًا للاستعمال.'],
      action: 'تأكيد العنوان',
      notes: [
        'هذا الرابط صالح إلى {expires}، ويُستعمل مرة واحدة.',
        'إن لم يكن هذا الطلب منك، فلا داعي لفعل شيء: لن يُستعمل عنوانك.',
      ],
    },
    fr: {
      subject: 'Confirmez votre adresse e-mail',
      says: [
        'Un compte Biatouna a été demandé avec cette adresse. Confirmez-la pour que le compte puisse servir.',
      ],
      action: 'Confirmer l’adresse',
      notes: [
        'Ce lien est valable jusqu’au {expires} et ne sert qu’une fois.',
        'Si cette demande ne vient pas de vous, il n’y a rien à faire : votre adresse ne sera pas utilisée.',
      ],
    },
    en: {
      subject: 'Confirm your e-mail address',
      says: [
        'A Biatouna account was asked for with this address. Confirm it, so that the account can be used.',
      ],
      action: 'Confirm the address',
      notes: [
        'This link is good until {expires}, and once only.',
        'If it was not you who asked, there is nothing to do: your address will not be used.',
      ],
    },
  },
};
