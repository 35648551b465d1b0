import type { ClockRule } from '../../../sql/model/records/clock.ts';
import type { WorkflowDeclaration } from '../../../sql/model/records/workflow.ts';
import type { Text } from '../../../sql/model/text.ts';
import { AFTER } from './deeds-after.ts';
import { BEFORE } from './deeds-before.ts';
import { told } from './fields.ts';
import { RULE, t } from './schema.ts';

const clock = (id: string, title: Text, counted: ClockRule['counted'] = 'calendar') => ({
  ...{
    id,
    title,
    counted,
    length: { setting: id === 'collecting' ? 'open-days' : `${id}-days` },
    basis: RULE,
  },
});

/** How a petition goes. Each number that is reached and each period that ends brings about what is owed by itself. */
export const WORKFLOW: WorkflowDeclaration = {
  start: 'sponsoring',
  states: [
    {
      id: 'sponsoring',
      kind: 'waiting',
      title: t('في انتظار المساندين', 'Recherche de parrains', 'Finding sponsors'),
    },
    {
      id: 'review',
      kind: 'open',
      isReviewed: true,
      title: t('قيد المراجعة', 'En cours d’examen', 'Under review'),
    },
    {
      id: 'revising',
      kind: 'waiting',
      isReviewed: true,
      title: t('طُلب تعديلها', 'Modification demandée', 'Edits asked for'),
    },
    {
      id: 'open',
      kind: 'waiting',
      isPublic: true,
      title: t('مفتوحة للتوقيع', 'Ouverte à la signature', 'Open'),
    },
    {
      id: 'owed',
      kind: 'open',
      isPublic: true,
      title: t('في انتظار الرد', 'Réponse attendue', 'Response owed'),
    },
    { id: 'answered', kind: 'waiting', isPublic: true, title: t('أُجيب عنها', 'Réponse donnée', 'Answered') },
    {
      id: 'debate-owed',
      kind: 'open',
      isPublic: true,
      title: t('في انتظار النقاش', 'Débat attendu', 'Debate owed'),
    },
    { id: 'debated', kind: 'waiting', isPublic: true, title: t('نوقشت', 'Débattue', 'Debated') },
    { id: 'ended', kind: 'closed', isPublic: true, title: t('انتهت مدتها', 'Close', 'Ended') },
    {
      id: 'archived',
      kind: 'closed',
      isPublic: true,
      title: t('محفوظة مع مآلها', 'Archivée avec ses suites', 'Archived with its outcome'),
    },
    { id: 'refused', kind: 'closed', isPublic: true, title: t('لم تُقبل', 'Non acceptée', 'Not accepted') },
    {
      ...{ id: 'refused-hidden', kind: 'closed', isPublic: true, hides: true },
      title: t('لم تُقبل، ونصها محجوب', 'Non acceptée, texte masqué', 'Not accepted, text not shown'),
    },
    {
      id: 'lapsed',
      kind: 'closed',
      title: t('دون مساندين كفاية', 'Sans assez de parrains', 'Too few sponsors'),
    },
    { id: 'withdrawn', kind: 'closed', title: t('سُحبت', 'Retirée', 'Withdrawn') },
  ],
  clocks: [
    {
      ...clock('sponsoring', t('جمع المساندين', 'Recherche des parrains', 'To find sponsors')),
      length: { setting: 'sponsor-days' },
    },
    clock(
      'moderation',
      t('المراجعة قبل النشر', 'Examen avant publication', 'Review before publication'),
      'working',
    ),
    clock('collecting', t('جمع التوقيعات', 'Recueil des signatures', 'Open to signatures')),
    clock('response', t('الرد', 'Réponse', 'Response')),
    clock('debate', t('النقاش', 'Débat', 'Debate')),
    clock('outcome', t('الإعلام بالمآل', 'Suites données', 'To tell the outcome')),
  ],
  leading: ['response', 'debate', 'moderation', 'outcome', 'sponsoring'],
  onSubmit: {
    clocks: [{ clock: 'sponsoring', move: 'start' }],
    tells: [
      told(
        'applicant',
        t('سُجّلت عريضتك', 'Votre pétition est enregistrée', 'Your petition is received'),
        t(
          'سُجّلت العريضة {number}: {title}. تجد في صفحتها رابطا ترسله إلى من يساندها؛ آخر أجل {due}.',
          'La pétition {number} est enregistrée : {title}. Sa page donne le lien à envoyer à ses parrains, jusqu’au {due}.',
          'Petition {number} is received: {title}. On its page is the link to send to its sponsors, until {due}.',
        ),
      ),
    ],
  },
  deeds: [...BEFORE, ...AFTER],
  timeRules: [
    { clock: 'sponsoring', deed: 'lapse' },
    { clock: 'collecting', deed: 'end' },
    { clock: 'collecting', deed: 'end-signing' },
    { clock: 'response', deed: 'response-late' },
    {
      clock: 'outcome',
      tell: told(
        'structure',
        t('مآل عريضة لم يُعلن', 'Suites d’une pétition à communiquer', 'An outcome is to be told'),
        t(
          'لم يُعلن بعد مآل العريضة {number}: {title}.',
          'Les suites de la pétition {number} restent à communiquer : {title}.',
          'The outcome of petition {number} is still to be told: {title}.',
        ),
      ),
    },
  ],
  counts: [
    { id: 'signatures', title: t('التوقيعات', 'Signatures', 'Signatures') },
    { id: 'sponsors', title: t('المساندون', 'Parrains', 'Sponsors') },
  ],
  countRules: [
    { count: 'sponsors', reaches: { setting: 'sponsors' }, deed: 'sponsors-found' },
    { count: 'signatures', reaches: { setting: 'response-at' }, deed: 'owe-response' },
    { count: 'signatures', reaches: { setting: 'debate-at' }, deed: 'owe-debate' },
  ],
};
