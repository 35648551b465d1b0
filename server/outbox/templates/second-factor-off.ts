import type { Template } from './template.ts';

export const secondFactorOff: Template = {
  facts: ['at', 'device', 'network'],
  words: {
    ar: {
      subject: 'تم إيقاف التحقق بخطوتين',
      says: ['صار الدخول إلى حسابك في منصة بيئتنا لا يتطلب إلا كلمة السر.'],
      action: 'مراجعة حسابي',
      notes: ['إن لم تكن أنت من أوقفه، يرجى تغيير كلمة سرك فورًا ثم تفعيله من جديد.'],
    },
    fr: {
      subject: 'Double authentification désactivée',
      says: ['Se connecter à votre compte Biatouna ne demande plus que le mot de passe.'],
      action: 'Voir mon compte',
      notes: ['Si ce n’était pas vous, changez sans attendre votre mot de passe, puis réactivez-la.'],
    },
    en: {
      subject: 'Second factor switched off',
      says: ['Signing in to your Biatouna account now takes the password only.'],
      action: 'See my account',
      notes: ['If it was not you, change your password at once, then switch it on again.'],
    },
  },
};
