import type { Text } from '../text.ts';
import { KEPT_DAYS, spanOf } from './retention.ts';

/** By what right something is kept; what the law of a country says of it, its configuration does. */
export const BASES = ['consent', 'security'] as const;
export type BasisId = (typeof BASES)[number];

/** What is kept of people for one purpose. */
export type Use = { title: Text; purpose: Text; basis: BasisId; retention: Text; erasure: Text };

const WITH_ACCOUNT: Text = {
  ar: 'يُحذف مع حسابك.',
  fr: 'Effacé avec votre compte.',
  en: 'Erased with your account.',
};
const AS_LONG_AS_ACCOUNT: Text = {
  ar: 'ما دام الحساب قائما.',
  fr: 'Tant que le compte existe.',
  en: 'As long as the account exists.',
};

/** How long, as people say it. */
const KEPT = Object.fromEntries(
  Object.entries(KEPT_DAYS).map(([what, days]) => [what, spanOf(days)]),
) as Record<keyof typeof KEPT_DAYS, Text>;

/** Every purpose. Which columns serve it stands in `columns.ts`. */
export const USES = {
  account: {
    title: { ar: 'الحساب', fr: 'Le compte', en: 'The account' },
    purpose: {
      ar: 'تسجيل دخولك ومراسلتك بلغتك ومعرفة ما يحق لك فعله.',
      fr: 'Vous connecter, vous écrire dans votre langue et savoir ce que vous pouvez faire.',
      en: 'To sign you in, to write to you in your language, and to know what you may do.',
    },
    basis: 'consent',
    retention: {
      ar: `ما دام الحساب قائما. أما حساب من دُعي ولم يأت فيُحذف بعد ${KEPT.invitedAccounts.ar}.`,
      fr: `Tant que le compte existe. Le compte d’une personne invitée qui n’est pas venue est effacé après ${KEPT.invitedAccounts.fr}.`,
      en: `As long as the account exists. The account of somebody who was invited and did not come is erased after ${KEPT.invitedAccounts.en}.`,
    },
    erasure: {
      ar: 'تحذفه بنفسك من صفحة حسابك.',
      fr: 'Vous l’effacez vous-même, depuis la page de votre compte.',
      en: 'You erase it yourself, on the page of your account.',
    },
  },
  credentials: {
    title: { ar: 'إثبات الهوية', fr: 'Les preuves d’identité', en: 'Proofs of who you are' },
    purpose: {
      ar: 'التحقق من كلمة سرك ورمزك دون الاحتفاظ بهما: تُحفظ بصمة لا تُقرأ أو نص مشفّر.',
      fr: 'Vérifier votre mot de passe et vos codes sans les conserver : seules des empreintes illisibles ou des valeurs chiffrées sont gardées.',
      en: 'To check your password and codes without keeping them: what is kept are hashes that cannot be read back, or sealed values.',
    },
    basis: 'security',
    retention: AS_LONG_AS_ACCOUNT,
    erasure: WITH_ACCOUNT,
  },
  sessions: {
    title: { ar: 'الجلسات', fr: 'Les sessions', en: 'Sessions' },
    purpose: {
      ar: 'إبقاؤك متصلا، وإظهار أين فُتح حسابك لتلاحظ أي دخول غريب. لا يُحفظ عنوانك الكامل على الشبكة بل جزؤه الأول.',
      fr: 'Vous garder connecté et vous montrer d’où votre compte est ouvert, pour que vous remarquiez une connexion étrangère. De votre adresse réseau, seul le début est gardé.',
      en: 'To keep you signed in, and to show you where your account is open, so that you notice a stranger. Of your network address only the beginning is kept.',
    },
    basis: 'security',
    retention: {
      ar: `${KEPT.sessions.ar} من بدايتها، أو ما دامت مفتوحة. الجلسات بدون حساب: ${KEPT.errands.ar} بعد انتهائها.`,
      fr: `${KEPT.sessions.fr} à partir de leur début, ou tant qu’elles sont ouvertes. Sans compte : ${KEPT.errands.fr} après leur fin.`,
      en: `For ${KEPT.sessions.en} from their beginning, or as long as they are open. Without an account: for ${KEPT.errands.en} after their end.`,
    },
    erasure: WITH_ACCOUNT,
  },
  links: {
    title: { ar: 'روابط الرسائل', fr: 'Les liens des messages', en: 'Links in messages' },
    purpose: {
      ar: 'معرفة لمن أُرسل رابط تأكيد أو دعوة أو كلمة سر جديدة.',
      fr: 'Savoir à qui un lien de confirmation, d’invitation ou de nouveau mot de passe a été envoyé.',
      en: 'To know to whom a link was sent: to confirm an address, to accept an invitation, to choose a new password.',
    },
    basis: 'consent',
    retention: {
      ar: `حتى استعمال الرابط أو انتهاء صلاحيته، ثم ${KEPT.links.ar}.`,
      fr: `Jusqu’à ce que le lien serve ou expire, puis ${KEPT.links.fr}.`,
      en: `Until the link is used or ends, then for ${KEPT.links.en}.`,
    },
    erasure: WITH_ACCOUNT,
  },
  keys: {
    title: { ar: 'مفاتيح الواجهة البرمجية', fr: 'Les clés d’API', en: 'API keys' },
    purpose: {
      ar: 'السماح لبرامجك بالعمل باسمك، وإظهار آخر استعمال لكل مفتاح.',
      fr: 'Laisser vos programmes agir pour vous et vous montrer quand chaque clé a servi.',
      en: 'To let your programs act for you, and to show you when each key was used last.',
    },
    basis: 'consent',
    retention: {
      ar: `حتى انتهاء المفتاح أو إلغائه، ثم ${KEPT.keys.ar}.`,
      fr: `Jusqu’à la fin ou la révocation de la clé, puis ${KEPT.keys.fr}.`,
      en: `Until the key ends or is revoked, then for ${KEPT.keys.en}.`,
    },
    erasure: WITH_ACCOUNT,
  },
  attempts: {
    title: { ar: 'المحاولات الفاشلة', fr: 'Les essais échoués', en: 'Failed tries' },
    purpose: {
      ar: 'منع تخمين كلمات السر. تُحفظ بصمة بمفتاح سري، لا عنوانك ولا شبكتك.',
      fr: 'Empêcher qu’on devine des mots de passe. Une empreinte à clé secrète est gardée, ni votre adresse ni votre réseau.',
      en: 'To keep anybody from guessing passwords. A hash with a secret key is kept, neither your address nor your network.',
    },
    basis: 'security',
    retention: {
      ar: `${KEPT.attempts.ar} بعد آخر محاولة.`,
      fr: `${KEPT.attempts.fr} après le dernier essai.`,
      en: `For ${KEPT.attempts.en} after the last try.`,
    },
    erasure: {
      ar: 'تزول من نفسها: لا يمكن ربطها بك.',
      fr: 'Disparaît de lui-même : rien ne permet de le relier à vous.',
      en: 'Goes by itself: nothing leads from it to you.',
    },
  },
  messages: {
    title: { ar: 'الرسائل', fr: 'Les messages', en: 'Messages' },
    purpose: {
      ar: 'إيصال الرسائل إليك وإثبات إرسالها. بعد الإرسال يُحذف النص ولا يبقى من العنوان إلا حرفه الأول ونطاقه.',
      fr: 'Vous remettre les messages et montrer qu’ils sont partis. Une fois envoyés, leur contenu est effacé ; de l’adresse restent la première lettre et le domaine.',
      en: 'To bring messages to you, and to show that they went out. Once sent, their content is erased, and of the address its first letter and domain remain.',
    },
    basis: 'consent',
    retention: { ar: `${KEPT.messages.ar}.`, fr: `${KEPT.messages.fr}.`, en: `For ${KEPT.messages.en}.` },
    erasure: WITH_ACCOUNT,
  },
  unsubscribed: {
    title: { ar: 'إلغاء الاشتراك', fr: 'Les désabonnements', en: 'Unsubscriptions' },
    purpose: {
      ar: 'احترام رغبتك في عدم تلقي الرسائل. تُحفظ بصمة بمفتاح سري لا عنوانك.',
      fr: 'Respecter votre souhait de ne plus recevoir de messages. Une empreinte à clé secrète est gardée, pas votre adresse.',
      en: 'To respect your wish for no more messages. A hash with a secret key is kept, not your address.',
    },
    basis: 'consent',
    retention: {
      ar: 'حتى تشترك من جديد.',
      fr: 'Jusqu’à ce que vous vous réabonniez.',
      en: 'Until you subscribe again.',
    },
    erasure: {
      ar: 'تبقى بعد حذف الحساب، وإلا لعادت الرسائل.',
      fr: 'Reste après l’effacement du compte, sans quoi les messages reprendraient.',
      en: 'Stays after the account is erased, or messages would begin again.',
    },
  },
  receivers: {
    title: { ar: 'الإشعارات', fr: 'Les notifications', en: 'Notifications' },
    purpose: {
      ar: 'إيصال الإشعارات إلى متصفحاتك وخوادمك: العنوان الذي يعطيه المتصفح ومفتاح تشفيرها.',
      fr: 'Remettre les notifications à vos navigateurs et à vos serveurs : l’adresse que le navigateur donne, et la clé qui les chiffre.',
      en: 'To bring notifications to your browsers and servers: the address that a browser gives, and the key that encrypts them.',
    },
    basis: 'consent',
    retention: {
      ar: `حتى تحذفها. والمتصفح الذي لم يعد يستجيب: ${KEPT.receivers.ar}. وبدون حساب: ما دام المتصفح يتابع إنذارات، ويُحذف حالا إن لم يعد يستجيب، وبعد ${KEPT.following.ar} إن لم يؤكد.`,
      fr: `Jusqu’à ce que vous les retiriez ; un navigateur qui ne répond plus : ${KEPT.receivers.fr}. Sans compte : tant que le navigateur suit des alertes ; effacé aussitôt s’il ne répond plus, et après ${KEPT.following.fr} s’il n’a pas confirmé.`,
      en: `Until you remove them; a browser that no longer answers, for ${KEPT.receivers.en}. Without an account: as long as the browser follows warnings; deleted at once where it no longer answers, and after ${KEPT.following.en} where it did not confirm.`,
    },
    erasure: {
      ar: 'يُحذف مع حسابك. وبدون حساب: حالا عند إيقاف آخر متابعة من المتصفح نفسه.',
      fr: 'Effacé avec votre compte. Sans compte : aussitôt que le navigateur lui-même arrête son dernier suivi.',
      en: 'Erased with your account. Without an account: as soon as the browser itself ends the last that it follows.',
    },
  },
  warnings: {
    title: { ar: 'متابعة الإنذارات', fr: 'Le suivi des alertes', en: 'Following warnings' },
    purpose: {
      ar: 'إرسال الإنذارات التي اخترت متابعتها: عنوانك، والأماكن والأصناف، ولغتك.',
      fr: 'Vous envoyer les alertes que vous avez choisi de suivre : votre adresse, les lieux et catégories, votre langue.',
      en: 'To send you the warnings that you chose to follow: your address, the places and categories, your language.',
    },
    basis: 'consent',
    retention: {
      ar: `ما دمت تتابعها. وما لم يُؤكد، أو أُوقف برابط من رسالة، يُحذف بعد ${KEPT.following.ar}.`,
      fr: `Tant que vous les suivez ; ce qui n’a pas été confirmé, ou a été arrêté par le lien d’un message, est effacé après ${KEPT.following.fr}.`,
      en: `As long as you follow them; what was not confirmed, or was ended by the link of a message, is deleted after ${KEPT.following.en}.`,
    },
    erasure: {
      ar: 'توقفها بالرابط الموجود في كل رسالة، أو من المتصفح الذي تصل إليه، من دون تسجيل الدخول، أو من صفحة حسابك.',
      fr: 'Vous l’arrêtez par le lien de chaque message ou dans le navigateur qui les reçoit, sans vous connecter, ou depuis la page de votre compte.',
      en: 'You end it by the link in every message or in the browser that gets them, without signing in, or on the page of your account.',
    },
  },
  policies: {
    title: { ar: 'وثائق السياسات', fr: 'Les documents de politique', en: 'Policy documents' },
    purpose: {
      ar: 'معرفة من نشر كل نسخة من وثيقة.',
      fr: 'Savoir qui a publié chaque version d’un document.',
      en: 'To know who published each version of a document.',
    },
    basis: 'security',
    retention: AS_LONG_AS_ACCOUNT,
    erasure: {
      ar: 'تبقى النسخة، ولا تقود بعد حذف الحساب إلى أحد.',
      fr: 'La version reste ; une fois le compte effacé, elle ne mène à personne.',
      en: 'The version stays; once the account is erased it leads to nobody.',
    },
  },
  comments: {
    title: {
      ar: 'التعليقات في الاستشارات',
      fr: 'Les commentaires des consultations',
      en: 'Comments in consultations',
    },
    purpose: {
      ar: 'نشر ما قلته عن وثيقة بعد مراجعته، مع الاسم الذي اخترته إن اخترت، والرد عليه.',
      fr: 'Publier, après relecture, ce que vous dites d’un document, avec le nom que vous choisissez s’il y en a un, et y répondre.',
      en: 'To publish what you say of a document once it was reviewed, with the name that you choose if you choose one, and to answer it.',
    },
    basis: 'consent',
    retention: {
      ar: `يُمحى عنوان من كتب دون حساب، وما رُفض كله، بعد ${KEPT.comments.ar}. ويبقى ما نُشر مع الوثيقة.`,
      fr: `L’adresse de qui a écrit sans compte, et tout ce qui a été refusé, sont effacés après ${KEPT.comments.fr}. Ce qui est publié reste avec le document.`,
      en: `The address of who wrote without an account, and all that was rejected, are erased after ${KEPT.comments.en}. What is published stays with the document.`,
    },
    erasure: WITH_ACCOUNT,
  },
  signatures: {
    title: { ar: 'التوقيع على العرائض', fr: 'Les signatures de pétitions', en: 'Signatures of petitions' },
    purpose: {
      ar: 'احتساب توقيعك مرة واحدة، وكشف التوقيعات الوهمية، وإظهار العدد حسب الولايات، وإعلامك بما اخترت. لا يُحفظ عنوانك إلا إن اخترت أن يصلك شيء؛ وما عدا ذلك بصمات بمفتاح سري.',
      fr: 'Compter votre signature une seule fois, déceler les fausses, montrer le nombre par gouvernorat et vous informer si vous l’avez choisi. Votre adresse n’est conservée que si vous voulez des nouvelles ; le reste est fait d’empreintes à clé secrète.',
      en: 'To count your signature once, to find false ones, to show the number by governorate, and to tell you what you chose to hear. Your address is kept only if you chose to hear something; the rest are hashes with a secret key.',
    },
    basis: 'consent',
    retention: {
      ar: `التوقيع غير المؤكد: ${KEPT.signaturesAsked.ar}. العنوان: ${KEPT.signers.ar} بعد غلق العريضة. أما التوقيع المؤكد، من دون عنوان، فيبقى مع العريضة.`,
      fr: `Signature non confirmée : ${KEPT.signaturesAsked.fr}. Adresse : ${KEPT.signers.fr} après la clôture de la pétition. La signature confirmée, sans adresse, reste avec la pétition.`,
      en: `A signature that was not confirmed: ${KEPT.signaturesAsked.en}. The address: ${KEPT.signers.en} after the petition is closed. A confirmed signature, without an address, stays with the petition.`,
    },
    erasure: {
      ar: 'تسحب توقيعك أو توقف الرسائل بالرابط الموجود في كل رسالة، من دون حساب. ويُمحى العنوان مع حسابك.',
      fr: 'Vous retirez votre signature ou arrêtez les messages par le lien de chaque message, sans compte. L’adresse est effacée avec votre compte.',
      en: 'You take your signature back, or end the messages, by the link in every message, without an account. The address is erased with your account.',
    },
  },
  deeds: {
    title: { ar: 'سجل الأعمال', fr: 'Le journal des actes', en: 'The trail of deeds' },
    purpose: {
      ar: 'إثبات من غيّر ماذا ومتى. لا يحتوي السجل إلا على أرقام، لا أسماء ولا عناوين.',
      fr: 'Prouver qui a changé quoi, et quand. Le journal ne contient que des numéros, ni noms ni adresses.',
      en: 'To prove who changed what, and when. The trail holds numbers only, neither names nor addresses.',
    },
    basis: 'security',
    retention: {
      ar: 'دائما: كل سطر يضمن الذي قبله.',
      fr: 'Toujours : chaque ligne garantit la précédente.',
      en: 'For ever: each row vouches for the one before.',
    },
    erasure: {
      ar: 'يبقى رقم الحساب، ولا يقود بعد حذفه إلى أحد.',
      fr: 'Le numéro du compte reste ; une fois le compte effacé, il ne mène à personne.',
      en: 'The number of the account stays; once the account is erased it leads to nobody.',
    },
  },
  jobs: {
    title: { ar: 'المهام', fr: 'Les tâches', en: 'Jobs' },
    purpose: {
      ar: 'إظهار ما طلبته من أعمال ونتيجتها.',
      fr: 'Vous montrer les travaux que vous avez demandés et leur issue.',
      en: 'To show you what you had done, and how it ended.',
    },
    basis: 'consent',
    retention: {
      ar: `${KEPT.jobs.ar} بعد انتهائها، و${KEPT.deadJobs.ar} إن فشلت.`,
      fr: `${KEPT.jobs.fr} après leur fin, ${KEPT.deadJobs.fr} en cas d’échec.`,
      en: `For ${KEPT.jobs.en} after their end, ${KEPT.deadJobs.en} where they failed.`,
    },
    erasure: {
      ar: 'يبقى رقم الحساب حتى ذلك الحين، ولا يقود إلى أحد.',
      fr: 'Le numéro du compte reste jusque-là et ne mène plus à personne.',
      en: 'The number of the account stays until then and leads to nobody.',
    },
  },
  cases: {
    title: { ar: 'الملفات', fr: 'Les dossiers', en: 'Cases' },
    purpose: {
      ar: 'النظر في ما أرسلته والرد عليه، والسماح لك بمتابعته برقمه ورمزه دون حساب. اسمك وعنوانك لا يُنشران أبدا.',
      fr: 'Traiter ce que vous avez envoyé, y répondre, et vous laisser le suivre par son numéro et son code, sans compte. Votre nom et votre adresse ne sont jamais publiés.',
      en: 'To deal with what you sent, to answer it, and to let you follow it by its number and code, without an account. Your name and address are never published.',
    },
    basis: 'consent',
    retention: {
      ar: `ما دام الملف قائما. تُحذف معطياتك الشخصية منه بعد غلقه، عند انقضاء المدة المذكورة في استمارته. الملحقات التي لم يُرسل ملفها تُحذف بعد ${KEPT.looseFiles.ar}، وما بدأ بالبريد الإلكتروني أو بإرسالية قصيرة ولم يكتمل بعد ${KEPT.caseDrafts.ar}.`,
      fr: `Tant que le dossier existe. Vos données personnelles en sont effacées après sa clôture, au terme de la durée indiquée sur son formulaire. Les pièces d’un dossier qui n’a pas été envoyé sont effacées après ${KEPT.looseFiles.fr}, ce qui est venu par courriel ou SMS et reste incomplet après ${KEPT.caseDrafts.fr}.`,
      en: `As long as the case exists. What is of you in it is erased after it is closed, when the time that its form names is over. Files of a case that was not sent are deleted after ${KEPT.looseFiles.en}, what came by mail or text message and stays incomplete after ${KEPT.caseDrafts.en}.`,
    },
    erasure: {
      ar: 'يبقى الملف، ولا يقود إلى حسابك بعد حذفه.',
      fr: 'Le dossier reste ; une fois votre compte effacé, il ne mène plus à lui.',
      en: 'The case stays; once your account is erased it no longer leads to it.',
    },
  },
} as const satisfies Record<string, Use>;

export type UseId = keyof typeof USES;
