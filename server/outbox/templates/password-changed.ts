import type { Template } from './template.ts';

export const passwordChanged: Template = {
  facts: ['at', 'device', 'network'],
  words: {
    ar: {
      subject: 'تم تغيير كلمة سرك',
      says: ['تم تغيير كلمة السر الخاصة بحسابك في منصة بيئتنا، وأُنهيت بقية الجلسات.'],
      action: 'مراجعة حسابي',
      notes: ['إن لم تكن أنت من غيّرها، يرجى طلب كلمة سر جديدة فورًا من صفحة الدخول.'],
    },
    fr: {
      subject: 'Votre mot de passe a été changé',
      says: [
        'Le mot de passe de votre compte Biatouna a été changé, et les autres sessions ont été fermées.',
      ],
      action: 'Voir mon compte',
      notes: [
        'Si ce n’était pas vous, demandez sans attendre un nouveau mot de passe depuis la page de connexion.',
      ],
    },
    en: {
      subject: 'Your password was changed',
      says: ['The password of your Biatouna account was changed, and the other sessions were ended.'],
      action: 'See my account',
      notes: ['If it was not you, ask for a new password at once, from the sign-in page.'],
    },
  },
};
