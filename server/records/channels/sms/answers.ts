import { dayText } from '../../../../sql/model/records/clock-words.ts';
import type { Day } from '../../../../sql/model/records/day.ts';
import { type Language, type Text, textOf } from '../../../../sql/model/text.ts';

const RECEIVED: Text = {
  ar: 'وصل ملفك: العدد {number}، الرمز {code}. احتفظ بهما؛ ولمعرفة أين وصل الملف، أرسلهما إلى هذا الرقم.',
  fr: 'Dossier reçu : numéro {number}, code {code}. Gardez-les ; envoyez-les à ce numéro pour savoir où il en est.',
  en: 'Your case is received: number {number}, code {code}. Keep them; send both to this number to know how it stands.',
};
const STANDS: Text = {
  ar: 'الملف {number}: {state}.',
  fr: 'Dossier {number} : {state}.',
  en: 'Case {number}: {state}.',
};
const DUE: Text = { ar: ' الأجل: {day}.', fr: ' Échéance : {day}.', en: ' Due {day}.' };
const WRONG: Text = {
  ar: 'لا يوجد ملف بهذا العدد وهذا الرمز.',
  fr: 'Aucun dossier n’a ce numéro et ce code.',
  en: 'No case has this number and this code.',
};
const HELP: Text = {
  ar: 'لتقديم ملف اكتب: {words} ثم نصك. ولمعرفة أين وصل ملف، أرسل عدده ورمزه.',
  fr: 'Pour un dossier, écrivez : {words}, puis votre texte. Pour savoir où il en est, envoyez son numéro et son code.',
  en: 'To send a case write: {words}, then your text. To know how one stands, send its number and code.',
};
const ONLY_STATUS: Text = {
  ar: 'لمعرفة أين وصل ملفك، أرسل عدده ورمزه.',
  fr: 'Pour savoir où en est un dossier, envoyez son numéro et son code.',
  en: 'To know how a case stands, send its number and code.',
};
const ASKED: Text = {
  ar: '{ask} (رُدّ بالجواب، أو بكلمة «إلغاء»)',
  fr: '{ask} (répondez, ou « ANNULER »)',
  en: '{ask} (reply, or “CANCEL”)',
};
const DROPPED: Text = {
  ar: 'أُلغي ما بدأته، ولم يُسجّل شيء.',
  fr: 'C’est annulé ; rien n’a été enregistré.',
  en: 'It is cancelled; nothing was filed.',
};
const REFUSED: Text = {
  ar: 'لم يُقبل ما أرسلته. {why}',
  fr: 'Votre message n’a pas été reçu comme dossier. {why}',
  en: 'What you sent was not taken as a case. {why}',
};

const filled = (text: Text, values: (language: Language) => Record<string, string>): Text =>
  textOf((language) =>
    text[language].replace(/\{(\w+)\}/g, (whole, name: string) => values(language)[name] ?? whole),
  );

/** What is answered to text messages. */
export const SMS_ANSWERS = {
  received: (number: string, code: string): Text => filled(RECEIVED, () => ({ number, code })),
  stands: (number: string, state: Text, due: Day | null): Text =>
    textOf((language) => {
      const says = STANDS[language].replace('{number}', number).replace('{state}', state[language]);
      return due ? says + DUE[language].replace('{day}', dayText(due, language)) : says;
    }),
  asked: (ask: Text): Text => filled(ASKED, (language) => ({ ask: ask[language] })),
  dropped: DROPPED,
  wrong: WRONG,
  help: (words: (language: Language) => readonly string[]): Text =>
    textOf((language) => {
      const own = words(language);
      return own.length > 0 ? HELP[language].replace('{words}', own.join(' / ')) : ONLY_STATUS[language];
    }),
  refused: (why: Text): Text => filled(REFUSED, (language) => ({ why: why[language] })),
};
