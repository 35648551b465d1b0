import type { Template } from './template.ts';

export const newSignIn: Template = {
  facts: ['at', 'device', 'network'],
  words: {
    ar: {
      subject: 'دخول جديد إلى حسابك',
      says: ['سُجّل دخول إلى حسابك في منصة بيئتنا من جهاز لم نعرفه من قبل.'],
      action: 'مراجعة جلساتي',
      notes: ['إن كنت أنت فلا داعي لفعل شيء. وإلا، يرجى إنهاء تلك الجلسة ثم تغيير كلمة السر.'],
    },
    fr: {
      subject: 'Nouvelle connexion à votre compte',
      says: [
        'Une connexion à votre compte Biatouna a eu lieu depuis un appareil que nous ne connaissions pas.',
      ],
      action: 'Voir mes sessions',
      notes: [
        'Si c’était vous, il n’y a rien à faire. Sinon, fermez cette session, puis changez votre mot de passe.',
      ],
    },
    en: {
      subject: 'New sign-in to your account',
      says: ['Your Biatouna account was signed in to from a device that we had not seen before.'],
      action: 'See my sessions',
      notes: [
        'If it was you, there is nothing to do. Otherwise end that session, then change your password.',
      ],
    },
  },
};
