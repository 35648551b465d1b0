import type { Template } from './template.ts';

export const confirmPush: Template = {
  words: {
    ar: {
      subject: 'تأكيد متابعة الإنذارات',
      says: ['طُلب إرسال الإنذارات إلى هذا المتصفح. افتح هذا الإشعار لتأكيد ذلك؛ لن يُرسل شيء قبل التأكيد.'],
      action: 'تأكيد المتابعة',
      notes: ['هذا الرابط صالح إلى {expires}، ويُستعمل مرة واحدة.'],
      done: {
        title: 'متابعة الإنذارات مفعّلة',
        body: 'ستصل الإنذارات التي اخترتها إلى هذا المتصفح. ويمكن إيقافها في كل وقت من صفحة الإنذارات.',
        link: '/warnings#follow',
      },
    },
    fr: {
      subject: 'Confirmez le suivi des alertes',
      says: [
        'On a demandé que les alertes soient envoyées à ce navigateur. Ouvrez cette notification pour confirmer ; rien n’est envoyé avant.',
      ],
      action: 'Confirmer le suivi',
      notes: ['Ce lien est valable jusqu’au {expires} et ne sert qu’une fois.'],
      done: {
        title: 'Suivi des alertes activé',
        body: 'Les alertes choisies arriveront dans ce navigateur. Vous pouvez les arrêter à tout moment depuis la page des alertes.',
        link: '/warnings#follow',
      },
    },
    en: {
      subject: 'Confirm that you want to follow warnings',
      says: [
        'Somebody asked that warnings be sent to this browser. Open this notification to confirm; nothing is sent before that.',
      ],
      action: 'Confirm',
      notes: ['This link is good until {expires}, and once only.'],
      done: {
        title: 'You follow warnings here',
        body: 'The warnings that you chose will arrive in this browser. You can end them at any time on the page of warnings.',
        link: '/warnings#follow',
      },
    },
  },
};
