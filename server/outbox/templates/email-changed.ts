import type { Template } from './template.ts';

export const emailChanged: Template = {
  facts: ['at', 'device', 'network'],
  words: {
    ar: {
      subject: 'تم تغيير عنوان حسابك',
      says: ['لم يعد هذا العنوان عنوان حسابك في منصة بيئتنا: تم تأكيد عنوان آخر مكانه.'],
      action: 'مراجعة حسابي',
      notes: ['إن لم تكن أنت من غيّره، يرجى الاتصال بمن يدير المنصة فورًا.'],
    },
    fr: {
      subject: 'L’adresse de votre compte a été changée',
      says: [
        'Cette adresse n’est plus celle de votre compte Biatouna : une autre a été confirmée à sa place.',
      ],
      action: 'Voir mon compte',
      notes: ['Si ce n’était pas vous, prévenez sans attendre ceux qui administrent la plateforme.'],
    },
    en: {
      subject: 'The address of your account was changed',
      says: [
        'This address is not that of your Biatouna account any more: another was confirmed in its place.',
      ],
      action: 'See my account',
      notes: ['If it was not you, tell those who run the platform at once.'],
    },
  },
};
