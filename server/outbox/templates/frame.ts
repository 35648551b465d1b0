import type { Language } from '../../../sql/model/text.ts';
import type { Fact } from './template.ts';

/** What every message has around its own words. */
export type FrameWords = {
  brand: string;
  /** With `{name}`, and for who gave none. */
  greeting: string;
  greetingToAll: string;
  facts: Record<Fact, string>;
  byHand: string;
  automatic: string;
  answered: string;
  /** With `{topic}`. */
  why: string;
  unsubscribe: string;
  /** Between a day and a time. */
  at: (day: string, time: string) => string;
};

export const FRAME: Record<Language, FrameWords> = {
  ar: {
    brand: 'بيئتنا',
    greeting: 'مرحبًا {name}،',
    greetingToAll: 'مرحبًا،',
    facts: { at: 'التاريخ', device: 'الجهاز', network: 'الشبكة', number: 'رقم الملف', code: 'الرمز السري' },
    byHand: 'إن لم يعمل الزر، فهذا هو العنوان:',
    automatic: 'هذه رسالة آلية، ولا يُقرأ الرد عليها.',
    answered: 'يمكنك الرد على هذه الرسالة: يُضاف ردك إلى الملف.',
    why: 'وصلتك هذه الرسالة لأنك تتابع «{topic}».',
    unsubscribe: 'إيقاف هذه الرسائل',
    at: (day, time) => `${day} على الساعة ${time}`,
  },
  fr: {
    brand: 'Biatouna',
    greeting: 'Bonjour {name},',
    greetingToAll: 'Bonjour,',
    facts: {
      ...{ at: 'Date', device: 'Appareil', network: 'Réseau' },
      ...{ number: 'Numéro du dossier', code: 'Code secret' },
    },
    byHand: 'Si le bouton ne fonctionne pas, voici l’adresse :',
    automatic: 'Ce message est automatique ; les réponses ne sont pas lues.',
    answered: 'Vous pouvez répondre à ce message : votre réponse est versée au dossier.',
    why: 'Vous le recevez parce que vous suivez « {topic} ».',
    unsubscribe: 'Ne plus recevoir ces messages',
    at: (day, time) => `${day} à ${time}`,
  },
  en: {
    brand: 'Biatouna',
    greeting: 'Hello {name},',
    greetingToAll: 'Hello,',
    facts: {
      at: 'When',
      device: 'Device',
      network: 'Network',
      number: 'Number of the case',
      code: 'Secret code',
    },
    byHand: 'If the button does not work, this is the address:',
    automatic: 'This message is automatic; replies are not read.',
    answered: 'You can reply to this message: your reply is put into the case.',
    why: 'You get it because you follow “{topic}”.',
    unsubscribe: 'Stop these messages',
    at: (day, time) => `${day} at ${time}`,
  },
};
