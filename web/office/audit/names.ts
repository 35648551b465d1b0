import { frenchSpaces, type Text } from '../../../sql/model/text.ts';

const words = (ar: string, fr: string, en: string): Text => ({ ar, fr: frenchSpaces(fr), en });

/** What deeds are done to. */
export const OBJECTS = {
  account: words('حساب', 'Compte', 'Account'),
  session: words('جلسة', 'Session', 'Session'),
  key: words('مفتاح', 'Clé', 'Key'),
  layer: words('طبقة', 'Couche', 'Layer'),
  job: words('مهمة', 'Tâche', 'Job'),
  message: words('رسالة', 'Message', 'Message'),
  webhook: words('خطاف ويب', 'Webhook', 'Webhook'),
  push_subscription: words('اشتراك في الإشعارات', 'Abonnement aux notifications', 'Push subscription'),
  topic: words('موضوع رسائل', 'Sujet de messages', 'Topic of messages'),
  observations: words('مجموعة قياسات', 'Ensemble d’observations', 'Set of observations'),
  series: words('سلسلة قياسات', 'Série', 'Series'),
  warning: words('إنذار', 'Alerte', 'Warning'),
  warning_rule: words('قاعدة إنذار', 'Règle d’alerte', 'Rule of warnings'),
  warning_source: words('مصدر إنذارات', 'Source d’alertes', 'Source of alerts'),
  subscription: words('متابعة إنذارات', 'Suivi d’alertes', 'Subscription to warnings'),
  report: words('تقرير سنوي', 'Rapport annuel', 'Yearly report'),
  institution: words('هيكل', 'Structure', 'Institution'),
  policy: words('وثيقة سياسات', 'Document de politique', 'Policy document'),
  policy_comment: words('تعليق', 'Commentaire', 'Comment'),
  sdg: words('مؤشر من أهداف التنمية', 'Indicateur des ODD', 'Indicator of the SDGs'),
  budget: words('ميزانية', 'Budget', 'Budget'),
  backup: words('نسخة احتياطية', 'Sauvegarde', 'Backup'),
} as const satisfies Record<string, Text>;
export type ObjectKind = keyof typeof OBJECTS;

/** Facts that deeds change, by the names that the trail holds; others are shown by those. */
export const FIELDS = {
  role: words('الدور', 'Rôle', 'Role'),
  roles: words('الأدوار', 'Rôles', 'Roles'),
  scope: words('المجال', 'Portée', 'Scope'),
  scopes: words('ما يسمح به', 'Ce qu’elle permet', 'What it may'),
  state: words('الحالة', 'État', 'State'),
  kind: words('النوع', 'Type', 'Kind'),
  name: words('الاسم', 'Nom', 'Name'),
  language: words('اللغة', 'Langue', 'Language'),
  step: words('الخطوة', 'Étape', 'Step'),
  secondFactor: words('التحقق بخطوتين', 'Second facteur', 'Second factor'),
  sessionsEnded: words('جلسات أُنهيت', 'Sessions fermées', 'Sessions ended'),
  perMinute: words('الطلبات في الدقيقة', 'Requêtes par minute', 'Requests a minute'),
  expiresAt: words('تاريخ الانتهاء', 'Échéance', 'Expiry'),
  visibility: words('من يراها', 'Visibilité', 'Visibility'),
  owner: words('الهيكل المالك', 'Propriétaire', 'Owner'),
  title: words('العنوان', 'Titre', 'Title'),
  ar: words('بالعربية', 'en arabe', 'in Arabic'),
  fr: words('بالفرنسية', 'en français', 'in French'),
  en: words('بالإنكليزية', 'en anglais', 'in English'),
  rows: words('الأسطر', 'Lignes', 'Rows'),
  rejected: words('الأسطر المرفوضة', 'Lignes refusées', 'Rejected rows'),
  revision: words('المراجعة', 'Révision', 'Revision'),
  features: words('العناصر', 'Objets', 'Features'),
  added: words('المضافة', 'Ajoutés', 'Added'),
  changed: words('المعدلة', 'Modifiés', 'Changed'),
  removed: words('المحذوفة', 'Retirés', 'Removed'),
  job: words('المهمة', 'Tâche', 'Job'),
  force: words('رغم الفقدان', 'Malgré les pertes', 'Whatever goes'),
  topics: words('المواضيع', 'Sujets', 'Topics'),
  enabled: words('مفعّل', 'Actif', 'Switched on'),
} as const satisfies Record<string, Text>;
export type FieldName = keyof typeof FIELDS;

/** Values that are words of the program. */
export const VALUES = {
  active: words('نشط', 'Actif', 'Active'),
  disabled: words('معطل', 'Désactivé', 'Disabled'),
  invited: words('مدعو', 'Invité', 'Invited'),
  public: words('للعموم', 'Publique', 'Public'),
  roles: words('لأدوار معينة', 'Réservée à des rôles', 'For some roles'),
  draft: words('مسودة', 'Brouillon', 'Draft'),
  waiting: words('في الانتظار', 'En attente', 'Waiting'),
  running: words('قيد التنفيذ', 'En cours', 'Running'),
  done: words('منجزة', 'Terminée', 'Done'),
  dead: words('فاشلة', 'En échec', 'Failed'),
  cancelled: words('ملغاة', 'Annulée', 'Cancelled'),
  discarded: words('متروكة', 'Abandonné', 'Given up'),
  sent: words('مرسلة', 'Envoyé', 'Sent'),
  account: words('حساب', 'Compte', 'Account'),
  password: words('كلمة السر', 'Mot de passe', 'Password'),
  ar: words('العربية', 'Arabe', 'Arabic'),
  fr: words('الفرنسية', 'Français', 'French'),
  en: words('الإنكليزية', 'Anglais', 'English'),
} as const satisfies Record<string, Text>;
