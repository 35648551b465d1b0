import type { Template } from './template.ts';

/** What is missing of a case that came by mail. Nothing that its sender wrote stands in it, as nobody knows whose address it is. */
export const caseDraft: Template = {
  words: {
    ar: {
      subject: '{title}: معطيات ناقصة',
      says: [
        'وصل بريدك ولم يُسجّل بعد، لأن المعطيات التالية تنقصه. رُدّ على هذه الرسالة واكتب في بداية كل سطر رقم السؤال ثم الجواب، مثل: «1: …».',
      ],
      action: 'إتمامها على الموقع',
      notes: ['يُحفظ ما أرسلته أسبوعين ثم يُحذف إن لم يكتمل. إن لم تكن أنت من أرسله فلا تفعل شيئا.'],
    },
    fr: {
      subject: '{title} : il manque des informations',
      says: [
        'Votre courriel est arrivé, mais n’est pas encore enregistré : il y manque ce qui suit. Répondez à ce message en commençant chaque ligne par le numéro de la question, puis votre réponse, par exemple « 1 : … ».',
      ],
      action: 'Compléter sur le site',
      notes: [
        'Ce que vous avez envoyé est gardé deux semaines, puis effacé s’il reste incomplet. Si ce n’était pas vous, ne faites rien.',
      ],
    },
    en: {
      subject: '{title}: something is missing',
      says: [
        'Your mail has come, but is not filed yet, as this is missing. Reply to this message and begin each line with the number of the question and then your answer, such as “1: …”.',
      ],
      action: 'Finish it on the site',
      notes: [
        'What you sent is kept for two weeks and then deleted if it is not complete. If it was not you, do nothing.',
      ],
    },
  },
};
