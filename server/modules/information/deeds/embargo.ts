import { t } from '../schema.ts';
import type { Declared } from './fields.ts';

const lifts = {
  when: { field: 'publication', in: ['later', 'never'] },
  effect: { kind: 'set', answers: { publication: 'at-once' }, drops: ['embargo'] },
} satisfies Partial<Declared>;

/**
 * Who asked that her request be published later, or not at all, may think otherwise whenever she likes; what was published stays so. At the desk or
 * on the telephone an officer does it for her, and notes in the trail how he knew that it was she; she is told of it.
 * `from`: the states in which it can be said.
 */
export const liftEmbargo = (from: string[]): Declared[] => [
  {
    ...{ id: 'lift-embargo', from, by: ['applicant'], audience: 'parties', once: true },
    title: t('رفع تأجيل النشر', 'Lever l’embargo', 'Lift the embargo'),
    done: t('رُفع تأجيل النشر', 'Embargo levé', 'Embargo lifted'),
    asks: [
      {
        ...{ id: 'agreed', kind: 'consent', required: true, audience: 'parties' },
        label: t('الموافقة على النشر', 'Accord pour la publication', 'Consent to publication'),
        statement: t(
          'أوافق على نشر المطلب والرد حال صدوره، دون اسمي ولا عنواني. لا يمكن الرجوع في ذلك بعد النشر.',
          'J’accepte que la demande et sa réponse soient publiées dès qu’il y en a une, sans mon nom ni mon adresse. Ce qui est publié le reste.',
          'I agree that the request and its answer are published as soon as there is one, without my name and address. What is published stays so.',
        ),
      },
    ],
    ...lifts,
  },
  {
    ...{ id: 'lift-embargo-for', from, by: ['officer'], audience: 'parties', once: true },
    title: t(
      'رفع تأجيل النشر بطلب من صاحب المطلب',
      'Lever l’embargo à la demande de la personne',
      'Lift the embargo for the applicant',
    ),
    done: t(
      'رُفع تأجيل النشر بطلب من صاحب المطلب',
      'Embargo levé à la demande de la personne',
      'Embargo lifted for the applicant',
    ),
    asks: [
      {
        ...{ id: 'identified', kind: 'choice', required: true, audience: 'internal' },
        label: t(
          'كيف تم التثبت من الهوية؟',
          'Comment la personne a-t-elle été identifiée ?',
          'How was the person identified?',
        ),
        options: [
          {
            id: 'document',
            label: t(
              'بوثيقة هوية في المكتب',
              'Pièce d’identité, au guichet',
              'Identity document, at the desk',
            ),
          },
          {
            id: 'code',
            label: t('بعدد الملف ورمزه', 'Numéro et code du dossier', 'Number and code of the case'),
          },
          {
            id: 'call-back',
            label: t(
              'بمكالمة على الرقم المسجل في الملف',
              'Rappel au numéro inscrit au dossier',
              'Called back at the number in the case',
            ),
          },
          { id: 'otherwise', label: t('بطريقة أخرى', 'Autrement', 'Otherwise') },
        ],
      },
      {
        ...{ id: 'how', kind: 'text', required: true, audience: 'internal', most: 300 },
        when: { field: 'identified', is: 'otherwise' },
        label: t('كيف؟', 'Comment ?', 'How?'),
        hint: t(
          'يُسجل هذا في سجل التدقيق: لا تكتب فيه رقم بطاقة ولا رقم هاتف.',
          'Inscrit au journal d’audit : n’y écrivez ni numéro de pièce ni téléphone.',
          'Kept in the audit trail: write no number of a document or telephone here.',
        ),
      },
      {
        ...{ id: 'agreed', kind: 'consent', required: true, audience: 'internal' },
        label: t('الموافقة على النشر', 'Accord pour la publication', 'Consent to publication'),
        statement: t(
          'وافق صاحب المطلب على نشر المطلب والرد دون اسمه وعنوانه، وأُعلم بأنه لا يمكن الرجوع في ذلك بعد النشر.',
          'La personne accepte que la demande et sa réponse soient publiées sans son nom ni son adresse ; il lui a été dit que ce qui est publié le reste.',
          'The applicant agrees that the request and its answer are published without name and address, and was told that what is published stays so.',
        ),
      },
    ],
    noted: ['identified', 'how'],
    tells: [
      {
        whom: 'applicant',
        subject: t('رُفع تأجيل النشر', 'L’embargo est levé', 'The embargo is lifted'),
        says: t(
          'رُفع تأجيل نشر المطلب عدد {number} بطلب منك لدى: {structure}. إن لم تطلب ذلك فاتصل بالهيكل فورا.',
          'L’embargo de la demande n° {number} est levé, comme vous l’avez demandé à : {structure}. Si ce n’était pas vous, prévenez l’organisme sans attendre.',
          'The embargo of request {number} is lifted, as you asked of: {structure}. If it was not you, tell the body at once.',
        ),
      },
    ],
    ...lifts,
  },
];
