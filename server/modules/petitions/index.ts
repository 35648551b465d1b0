import type { Module } from '../../records/module.ts';
import { FIGURES } from './indicators.ts';
import { tellSigners } from './news.ts';
import { officePetitionEndpoints } from './office.routes.ts';
import { petitionEndpoints } from './routes.ts';
import { WORKFLOW } from './rules.ts';
import { FORM, RULE, SETTINGS, t } from './schema.ts';

/** Collective petitions: cases as any others, and signatures of their own. */
export const petitions: Module = {
  id: 'petitions',
  title: t('العرائض الجماعية', 'Pétitions collectives', 'Collective petitions'),
  about: t(
    'اطلب من هيكل عمومي أن يفعل شيئا، واجمع التوقيعات، وتابع الرد والنقاش والمآل.',
    'Demandez à un organisme public d’agir, recueillez des signatures, suivez la réponse, le débat et les suites.',
    'Ask a public body to act, gather signatures, and follow the response, the debate and the outcome.',
  ),
  web: { page: '/petitions', casePage: '/petitions' },
  afterDeed: tellSigners,
  endpoints: [...petitionEndpoints, ...officePetitionEndpoints],
  cases: {
    noun: t('عريضة', 'Pétition', 'Petition'),
    form: FORM,
    settings: SETTINGS,
    workflow: WORKFLOW,
    reads: { title: 'title', category: 'topic', body: 'addressee', area: 'area', email: 'email' },
    publication: {
      map: 'area',
      layer: {
        title: t('العرائض المنشورة', 'Pétitions publiées', 'Published petitions'),
        description: t(
          'كل عريضة منشورة ذكرت مكانا، على نقطة من ذلك المكان أو من المنطقة المرسومة، مع حالتها وعدد توقيعاتها. لا تظهر العرائض التي حُجب نصها.',
          'Chaque pétition publiée qui concerne un lieu, en un point de ce lieu ou de la zone dessinée, avec son état et ses signatures. Celles dont le texte est masqué n’y figurent pas.',
          'Each published petition that is about a place, at a point in it or in the area that was drawn, with its state and signatures. Those whose text is not shown are not among them.',
        ),
      },
      figures: FIGURES,
    },
    templates: [
      {
        id: 'facts',
        title: t('الرد على الوقائع', 'Répondre sur les faits', 'Answer to the facts'),
        body: t(
          'تذكر العريضة الوقائع التالية، ونرد عليها واحدة واحدة:',
          'La pétition invoque les faits suivants ; voici notre réponse sur chacun :',
          'The petition tells these facts; this is our response to each:',
        ),
      },
      {
        id: 'under-way',
        title: t('المطلوب بصدد الإنجاز', 'La demande est en cours', 'It is under way'),
        body: t(
          'ما تطلبه العريضة بصدد الإنجاز، وهذه مراحله وآجاله:',
          'Ce que demande la pétition est en cours ; voici les étapes et leurs dates :',
          'What the petition asks for is under way; these are the steps and their dates:',
        ),
      },
    ],
    notices: [
      {
        says: t(
          'لم يُعثر على نص ينظم العرائض الجماعية: الأعداد والآجال من قواعد المنصة.',
          'Aucun texte sur les pétitions collectives n’a été trouvé : seuils et délais sont des règles de la plateforme.',
          'No text on collective petitions was found: thresholds and periods are rules of the platform.',
        ),
        basis: RULE,
      },
      {
        says: t(
          'ترسل رابطا إلى من يساندك؛ وحين يكتمل عددهم تُراجَع العريضة ثم تُنشر. ما رُفض يظهر مع سببه.',
          'Vous envoyez un lien à vos parrains ; dès qu’ils sont réunis, la pétition est examinée puis publiée. Les refus sont publiés avec leur motif.',
          'You send a link to your sponsors; once they are found the petition is reviewed and published. What is refused is shown with its reason.',
        ),
        basis: RULE,
      },
      {
        says: t(
          'كل توقيع يؤكده صاحبه من بريده، ولا تُنشر الأسماء.',
          'Chaque signature est confirmée par e-mail ; aucun nom de signataire n’est publié.',
          'Every signature is confirmed by e-mail; no signer’s name is published.',
        ),
        basis: RULE,
      },
    ],
  },
};
