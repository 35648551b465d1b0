import type { Module } from '../../records/module.ts';
import { classificationEndpoints } from './classification/routes.ts';
import { FIGURES } from './figures.ts';
import { WORKFLOW } from './rules.ts';
import { FORM, LAW, RULE, SETTINGS, t } from './schema.ts';
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
        title: t('ما طُلب مرتين', 'Demandé deux fois', 'Asked twice'),
      },
    ],
  },
  endpoints: [...classificationEndpoints, ...twinEndpoints],
  cases: {
    noun: t('طلب نفاذ إلى المعلومة', 'Demande d’information', 'Request for information'),
    form: FORM,
    settings: SETTINGS,
    workflow: WORKFLOW,
    reads: { title: 'subject', category: 'topic', body: 'body', email: 'email', phone: 'phone' },
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
    ],
    notices: [
      {
        says: t(
          'لا تدفع إلا الكلفة الفعلية، وتُعلَم بها مسبقا.',
          'Seul le coût réel peut être demandé, et annoncé d’avance.',
          'Only the actual cost may be charged, and is told beforehand.',
        ),
        basis: LAW,
      },
      {
        says: t(
          'ما طُلب مرتين يُنشر (الفصل 8).',
          'Ce qui est demandé deux fois est publié (article 8).',
          'What is asked for twice is published (article 8).',
        ),
        basis: LAW,
      },
      {
        says: t(
          'هيئة النفاذ إلى المعلومة مغلقة منذ أوت 2025: لا تُرفع إليها الطعون اليوم.',
          'L’Instance d’accès à l’information est fermée depuis août 2025 : aucun recours ne peut lui être adressé aujourd’hui.',
          'The Access to Information Authority has been closed since August 2025: no appeal can be brought to it today.',
        ),
        basis: { kind: 'law', text: t('الصحافة، أوت 2025', 'presse, août 2025', 'press, August 2025') },
      },
      {
        says: t(
          'يُوقف طلب التوضيح أجل الرد.',
          'Une demande de précision suspend le délai.',
          'Asking for clarification pauses the period.',
        ),
        basis: RULE,
      },
    ],
  },
};
