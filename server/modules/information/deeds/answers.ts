import type { Text } from '../../../../sql/model/text.ts';
import { t } from '../schema.ts';
import { type Declared, ENDS, files, message, OPENS_REVIEW, OWED } from './fields.ts';

const told = (subject: Text): NonNullable<Declared['tells']> => [
  {
    ...{ whom: 'applicant', subject },
    says: t(
      'ورد الرد على المطلب عدد {number} («{title}») من: {structure}.',
      'La demande n° {number} (« {title} ») a reçu une réponse de : {structure}.',
      'Request {number} (“{title}”) has a reply from: {structure}.',
    ),
  },
];

/** A refusal is in writing: the article, the harm that is feared, and why the public interest does not outweigh it. */
const REASONS: NonNullable<Declared['asks']> = [
  {
    ...{
      id: 'article',
      kind: 'choice',
      required: true,
      audience: 'public',
      label: t('الفصل', 'Article', 'Article'),
    },
    options: [
      { id: 'article-24', label: t('الفصل 24', 'Article 24', 'Article 24') },
      { id: 'article-25', label: t('الفصل 25', 'Article 25', 'Article 25') },
    ],
  },
  {
    ...{ id: 'harm', kind: 'long-text', required: true, least: 20, audience: 'public' },
    label: t('اختبار الضرر', 'Test du préjudice', 'Harm test'),
    hint: t(
      'ما الضرر الجسيم، الآني أو اللاحق، وبمن يلحق؟',
      'Quel préjudice grave, présent ou à venir, et pour qui ?',
      'Which grave harm, present or to come, and to whom?',
    ),
  },
  {
    ...{ id: 'interest', kind: 'long-text', required: true, least: 20, audience: 'public' },
    label: t('اختبار المصلحة العامة', 'Test de l’intérêt public', 'Public-interest test'),
    hint: t(
      'لماذا لا ترجح المصلحة العامة من تقديم المعلومة على هذا الضرر؟',
      'Pourquoi l’intérêt public à communiquer l’information ne l’emporte-t-il pas ?',
      'Why does the public interest not outweigh it?',
    ),
  },
];

/** How a body answers a request. */
export const ANSWERS: Declared[] = [
  {
    ...{ id: 'answer', from: OWED, to: 'successful', by: ['officer'], audience: 'public', clocks: ENDS },
    title: t('الاستجابة للمطلب', 'Communiquer l’information', 'Give the information'),
    done: t('استُجيب للمطلب', 'Information communiquée', 'Information given'),
    asks: [message('public'), files('public')],
    tells: told(t('ورد الرد على مطلبك', 'Votre demande a une réponse', 'Your request is answered')),
  },
  {
    ...{ id: 'answer-partly', from: OWED, to: 'partly', by: ['officer'], audience: 'public' },
    title: t('استجابة جزئية', 'Communiquer en partie', 'Answer in part'),
    done: t('استُجيب للمطلب جزئيا', 'Information communiquée en partie', 'Answered in part'),
    asks: [message('public'), files('public'), ...REASONS],
    clocks: [...(ENDS ?? []), OPENS_REVIEW],
    tells: told(
      t('رد جزئي على مطلبك', 'Réponse partielle à votre demande', 'Your request is answered in part'),
    ),
  },
  {
    ...{ id: 'refuse', from: OWED, to: 'refused', by: ['officer'], audience: 'public' },
    title: t('رفض المطلب', 'Refuser', 'Refuse'),
    done: t('رُفض المطلب', 'Demande refusée', 'Request refused'),
    asks: [message('public'), ...REASONS],
    clocks: [...(ENDS ?? []), OPENS_REVIEW],
    tells: told(t('رُفض مطلبك', 'Votre demande est refusée', 'Your request is refused')),
  },
  {
    ...{ id: 'not-held', from: OWED, to: 'not-held', by: ['officer'], audience: 'public' },
    title: t('المعلومة غير موجودة', 'Information non détenue', 'Not held'),
    done: t(
      'أُعلم صاحب المطلب بأن المعلومة غير موجودة',
      'Information déclarée non détenue',
      'Information said not to be held',
    ),
    asks: [message('public')],
    clocks: [...(ENDS ?? []), OPENS_REVIEW],
    tells: told(
      t(
        'المعلومة غير موجودة لدى الهيكل',
        'L’organisme ne détient pas l’information',
        'The body does not hold it',
      ),
    ),
  },
  {
    ...{
      id: 'redact',
      from: ['successful', 'partly', 'refused', 'not-held', 'review-granted', 'review-refused', 'appeal'],
    },
    ...{ by: ['officer', 'moderator'], audience: 'internal' },
    title: t('حجب المعطيات الشخصية', 'Occulter les données personnelles', 'Redact what is personal'),
    done: t('حُجبت المعطيات الشخصية', 'Données personnelles occultées', 'Personal data redacted'),
    asks: [
      { ...message('internal'), label: t('النص كما يُنشر', 'Texte tel que publié', 'Text as published') },
    ],
    effect: { kind: 'redact', field: 'description', words: 'message' },
  },
  {
    ...{
      id: 'rate',
      from: ['successful', 'partly', 'refused', 'not-held', 'review-granted', 'review-refused'],
    },
    ...{ by: ['applicant'], audience: 'internal', once: true },
    title: t('تقييم الخدمة', 'Évaluer le service', 'Rate the service'),
    done: t('قُيّمت الخدمة', 'Service évalué', 'Service rated'),
    asks: [
      {
        id: 'stars',
        kind: 'number',
        whole: true,
        min: 1,
        max: 5,
        required: true,
        audience: 'internal',
        label: t('من 1 إلى 5', 'De 1 à 5', 'From 1 to 5'),
      },
    ],
    effect: { kind: 'rate', rating: 'stars' },
  },
];

/** What was asked twice was published as a dataset (`twins/`): every request that asked it says where. */
export const published = (states: string[]): Declared => ({
  ...{ id: 'published', from: states, by: ['system'], audience: 'public' },
  title: t('نُشرت المعلومة ضمن مجموعة بيانات', 'Publié comme jeu de données', 'Published as a dataset'),
  done: t('نُشرت المعلومة ضمن مجموعة بيانات', 'Publiée comme jeu de données', 'Published as a dataset'),
  asks: [
    {
      ...{ id: 'dataset', kind: 'text', required: true, audience: 'public', most: 500 },
      label: t('مجموعة البيانات', 'Jeu de données', 'Dataset'),
    },
  ],
  tells: [
    {
      whom: 'applicant',
      subject: t(
        'ما طلبته منشور الآن',
        'Ce que vous demandiez est publié',
        'What you asked for is published',
      ),
      says: t(
        'طُلب موضوع المطلب عدد {number} أكثر من مرة، فنُشرت المعلومة. تجد الرابط في ملفك.',
        'L’objet de la demande {number} a été demandé plusieurs fois : il est publié. Le lien est dans votre dossier.',
        'What request {number} asks for was asked more than once, and is published. The link stands in your case.',
      ),
    },
  ],
});
