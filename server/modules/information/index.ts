import type { Module } from '../../records/module.ts';
import { classificationEndpoints } from './classification/routes.ts';
import { FIGURES } from './figures.ts';
import { WORKFLOW } from './rules.ts';
import { ARTICLES, FORM, RULE, SETTINGS, t } from './schema.ts';
import { twinEndpoints } from './twins/routes.ts';

/** Access to information, by organic law 2016-22. All of it is data; the engine does the rest. */
export const information: Module = {
  id: 'information',
  title: t('النفاذ إلى المعلومة', 'Accès à l’information', 'Access to information'),
  about: t(
    'اطلب معلومة من هيكل عمومي، وتابع الرد وآجاله، واقرأ ما أُجيب به غيرك.',
    'Demandez une information à un organisme public, suivez la réponse et ses délais, lisez ce qui a été répondu à d’autres.',
    'Ask a public body for information, follow the reply and its periods, and read what others were answered.',
  ),
  web: {
    ...{ page: '/civic/information', sample: true },
    more: [
      {
        page: '/civic/bodies',
        title: t('سجل الهياكل العمومية', 'Registre des organismes publics', 'Register of public bodies'),
      },
      {
        page: '/civic/information/classification',
        title: t(
          'تصنيف الوثائق الإدارية',
          'Classement des documents administratifs',
          'Classification of administrative documents',
        ),
      },
      {
        page: '/civic/information/asked-twice',
        title: t('مطالب متكررة', 'Demandes répétées', 'Repeated requests'),
      },
    ],
  },
  endpoints: [...classificationEndpoints, ...twinEndpoints],
  cases: {
    noun: t('مطلب نفاذ إلى المعلومة', 'Demande d’information', 'Request for information'),
    form: FORM,
    settings: SETTINGS,
    workflow: WORKFLOW,
    reads: { title: 'subject', category: 'topic', body: 'body', email: 'email', phone: 'phone' },
    sms: {
      words: [
        { word: 'نفاذ', language: 'ar' },
        { word: 'ACCES', language: 'fr' },
        { word: 'INFO', language: 'en' },
      ],
      text: 'description',
      // What is asked back takes a message each: only what the law wants, and whom it is for.
      answers: { topic: 'other', person: 'natural' },
    },
    mailOpens: {
      addresses: [
        { word: 'nafadh', language: 'ar' },
        { word: 'acces', language: 'fr' },
        { word: 'information', language: 'en' },
      ],
      text: 'description',
      files: 'files',
    },
    mail: [{ deed: 'clarify', words: 'message' }],
    publication: {
      unless: { field: 'publication', is: 'never' },
      from: 'embargo',
      map: 'none',
      figures: FIGURES,
    },
    templates: [
      {
        id: 'published',
        title: t('المعلومة منشورة', 'Information déjà publiée', 'Already published'),
        body: t(
          'المعلومة المطلوبة منشورة على العنوان التالي:',
          'L’information demandée est publiée à l’adresse suivante :',
          'The information is published at this address:',
        ),
      },
      {
        id: 'elsewhere',
        title: t('المعلومة لدى هيكل آخر', 'Détenue par un autre organisme', 'Held by another body'),
        body: t(
          'هذه المعلومة ليست لدينا، وهي من اختصاص الهيكل التالي:',
          'Nous ne détenons pas cette information ; elle relève de l’organisme suivant :',
          'We do not hold this information; it is a matter of this body:',
        ),
      },
      {
        id: 'precise',
        title: t('طلب تدقيق', 'Demander de préciser', 'Ask to be more precise'),
        body: t(
          'حتى نتمكن من الرد، يُرجى تحديد الوثيقة المطلوبة أو الفترة المعنية:',
          'Pour que nous puissions répondre, précisez le document demandé ou la période concernée :',
          'So that we can reply, please say which document, or which period, you mean:',
        ),
      },
    ],
    notices: [
      {
        says: t(
          'لا تُطالَب إلا بالكلفة الفعلية، وتُعلَم بها مسبقا.',
          'Seul le coût réel peut être demandé, et annoncé d’avance.',
          'Only the actual cost may be charged, and must be announced beforehand.',
        ),
        basis: ARTICLES.fee,
      },
      {
        says: t(
          'تُنشر كل معلومة طُلبت مرتين على الأقل.',
          'Ce qui est demandé deux fois au moins est publié.',
          'What is asked for at least twice is published.',
        ),
        basis: ARTICLES.publishedTwice,
      },
      {
        says: t(
          'هيئة النفاذ إلى المعلومة مغلقة منذ أوت 2025: لا يمكن اليوم الطعن لديها.',
          'L’Instance d’accès à l’information est fermée depuis août 2025 : aucun recours ne peut lui être adressé aujourd’hui.',
          'The Access to Information Authority has been closed since August 2025: no appeal can be brought to it today.',
        ),
        basis: { kind: 'report', text: t('الصحافة، أوت 2025', 'presse, août 2025', 'press, August 2025') },
      },
      {
        says: t(
          'الأجل الذي ينتهي يوم عطلة يمتد إلى أول يوم عمل يليه.',
          'Un délai qui expire un jour de fermeture court jusqu’au premier jour ouvrable qui suit.',
          'A period that ends on a day when offices are closed runs to the next working day.',
        ),
        basis: RULE,
      },
      {
        says: t(
          'يوقف طلب التوضيح سريان أجل الرد.',
          'Une demande de précision suspend le délai.',
          'Asking for clarification pauses the period.',
        ),
        basis: RULE,
      },
    ],
  },
};
