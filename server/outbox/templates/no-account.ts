import type { Template } from './template.ts';

export const noAccount: Template = {
  words: {
    ar: {
      subject: 'لا حساب بهذا العنوان',
      says: ['طُلب اختيار كلمة سر جديدة في منصة بيئتنا بهذا العنوان، غير أنه لا حساب له.'],
      action: 'إنشاء حساب',
      notes: ['ربما سجّلت بعنوان آخر. وإن لم يكن هذا الطلب منك، فلا داعي لفعل شيء.'],
    },
    fr: {
      subject: 'Aucun compte avec cette adresse',
      says: [
        'Un nouveau mot de passe a été demandé sur Biatouna avec cette adresse, mais elle n’a pas de compte.',
      ],
      action: 'Créer un compte',
      notes: [
        'Peut-être avez-vous utilisé une autre adresse. Si cette demande ne vient pas de vous, il n’y a rien à faire.',
      ],
    },
    en: {
      subject: 'No account with this address',
      says: ['A new password was asked for on Biatouna with this address, but it has no account.'],
      action: 'Make an account',
      notes: ['Perhaps you used another address. If it was not you who asked, there is nothing to do.'],
    },
  },
};
