import type { Template } from './template.ts';

export const secondFactorOn: Template = {
  facts: ['at', 'device', 'network'],
  words: {
    ar: {
      subject: 'تم تفعيل التحقق بخطوتين',
      says: ['صار الدخول إلى حسابك في منصة بيئتنا يتطلب رمزًا من تطبيقك، إضافة إلى كلمة السر.'],
      action: 'مراجعة حسابي',
      notes: ['يرجى حفظ رموز الاسترجاع في مكان آمن. وإن لم تكن أنت، يرجى تغيير كلمة سرك فورًا.'],
    },
    fr: {
      subject: 'Double authentification activée',
      says: [
        'Se connecter à votre compte Biatouna demande désormais un code de votre application, en plus du mot de passe.',
      ],
      action: 'Voir mon compte',
      notes: [
        'Gardez vos codes de secours en lieu sûr. Si ce n’était pas vous, changez sans attendre votre mot de passe.',
      ],
    },
    en: {
      subject: 'Second factor switched on',
      says: ['Signing in to your Biatouna account now takes a code from your app, beside the password.'],
      action: 'See my account',
      notes: ['Keep your recovery codes in a safe place. If it was not you, change your password at once.'],
    },
  },
};
