import type { Template } from './template.ts';

export const accountErased: Template = {
  words: {
    ar: {
      subject: 'تم حذف حسابك',
      says: [
        'كما طلبت، تم حذف حسابك في منصة بيئتنا مع معطياتك الشخصية: الاسم والعنوان والجلسات والمفاتيح.',
        'هذه آخر رسالة نرسلها إلى هذا العنوان بشأن هذا الحساب.',
      ],
    },
    fr: {
      subject: 'Votre compte a été supprimé',
      says: [
        'Comme vous l’avez demandé, votre compte Biatouna a été supprimé avec vos données personnelles : nom, adresse, sessions et clés.',
        'C’est le dernier message que nous envoyons à cette adresse au sujet de ce compte.',
      ],
    },
    en: {
      subject: 'Your account was deleted',
      says: [
        'As you asked, your Biatouna account was deleted together with your personal data: name, address, sessions and keys.',
        'This is the last message that we send to this address about that account.',
      ],
    },
  },
};
