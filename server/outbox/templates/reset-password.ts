import type { Template } from './template.ts';

export const resetPassword: Template = {
  words: {
    ar: {
      subject: 'اختيار كلمة سر جديدة',
      says: ['طُلب تغيير كلمة السر الخاصة بحسابك في منصة بيئتنا. يمكنك اختيار كلمة سر جديدة من هنا.'],
      action: 'اختيار كلمة سر جديدة',
      notes: [
        'هذا الرابط صالح إلى {expires}، ويُستعمل مرة واحدة.',
        'إن لم يكن هذا الطلب منك، فلا داعي لفعل شيء: تبقى كلمة سرك كما هي.',
      ],
    },
    fr: {
      subject: 'Choisissez un nouveau mot de passe',
      says: ['Un nouveau mot de passe a été demandé pour votre compte Biatouna. Vous pouvez le choisir ici.'],
      action: 'Choisir un mot de passe',
      notes: [
        'Ce lien est valable jusqu’au {expires} et ne sert qu’une fois.',
        'Si cette demande ne vient pas de vous, il n’y a rien à faire : votre mot de passe reste le même.',
      ],
    },
    en: {
      subject: 'Choose a new password',
      says: ['A new password was asked for on your Biatouna account. You can choose it here.'],
      action: 'Choose a password',
      notes: [
        'This link is good until {expires}, and once only.',
        'If it was not you who asked, there is nothing to do: your password stays as it is.',
      ],
    },
  },
};
