import type { Template } from './template.ts';

export const rolesGranted: Template = {
  facts: ['at'],
  words: {
    ar: {
      subject: 'تغيرت أدوارك في بيئتنا',
      says: ['مُنح حسابك في منصة بيئتنا دورًا جديدًا، وصار بإمكانك ما يخوله.'],
      action: 'مراجعة حسابي',
    },
    fr: {
      subject: 'Vos rôles dans Biatouna ont changé',
      says: ['Votre compte Biatouna a reçu un nouveau rôle ; vous pouvez désormais faire ce qu’il permet.'],
      action: 'Voir mon compte',
    },
    en: {
      subject: 'Your roles in Biatouna have changed',
      says: ['Your Biatouna account was given a new role, and with it what that role may do.'],
      action: 'See my account',
    },
  },
};
