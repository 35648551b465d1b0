import { type Declared, files, LIVE, message, told } from './fields.ts';
import { t } from './schema.ts';

const DONE: NonNullable<Declared['clocks']>[number] = { clock: 'outcome', move: 'start', optional: true };

/** What happens to a petition that is published. */
export const AFTER: Declared[] = [
  {
    ...{ id: 'note', from: [...LIVE, 'ended', 'archived'], by: ['officer'], audience: 'internal' },
    title: t('ملاحظة داخلية', 'Note interne', 'Internal note'),
    done: t('أُضيفت ملاحظة داخلية', 'Note interne ajoutée', 'Internal note added'),
    asks: [message('internal')],
  },
  {
    ...{ id: 'write', from: LIVE, by: ['officer', 'applicant'], audience: 'parties' },
    title: t(
      'رسالة بين صاحب العريضة والهيكل',
      'Message entre l’auteur et l’organisme',
      'Message between author and body',
    ),
    done: t('أُرسلت رسالة', 'Message envoyé', 'Message sent'),
    asks: [message('parties')],
  },
  {
    ...{ id: 'owe-response', from: ['open'], to: 'owed', by: ['system'], audience: 'public', once: true },
    title: t(
      'بلغت العريضة ما يوجب ردا',
      'Le seuil de réponse est atteint',
      'The threshold for a response is reached',
    ),
    done: t('بلغت العريضة ما يوجب ردا', 'Seuil de réponse atteint', 'Threshold for a response reached'),
    clocks: [{ clock: 'response', move: 'start' }],
    tells: [
      told(
        'structure',
        t('عريضة توجب ردا', 'Une pétition appelle une réponse', 'A petition is owed a response'),
        t(
          'العريضة {number}: {title}. ينتهي أجل الرد في {due}.',
          'Pétition {number} : {title}. Réponse attendue au plus tard le {due}.',
          'Petition {number}: {title}. The response is due {due}.',
        ),
      ),
      told(
        'applicant',
        t('عريضتك تستوجب ردا', 'Votre pétition appelle une réponse', 'Your petition is owed a response'),
        t(
          'بلغت العريضة {number} العدد اللازم. الرد مطلوب في أجل أقصاه {due} من: {structure}.',
          'La pétition {number} a atteint le seuil. Réponse attendue au plus tard le {due}, de : {structure}.',
          'Petition {number} reached the threshold. {structure} must respond by {due}.',
        ),
      ),
    ],
  },
  {
    ...{ id: 'response-late', from: ['owed', 'debate-owed'], by: ['system'], audience: 'public' },
    ...{ once: true, needs: [{ clock: 'response', is: 'overdue' }] },
    title: t('انقضى أجل الرد', 'Le délai de réponse est dépassé', 'The response is overdue'),
    done: t('انقضى أجل الرد', 'Délai de réponse dépassé', 'Time to respond ended'),
    tells: [
      told(
        'structure',
        t('انقضى أجل الرد على عريضة', 'Réponse en retard', 'A response is overdue'),
        t(
          'انقضى أجل الرد على العريضة {number} دون رد، ويظهر التأخير للعموم.',
          'La pétition {number} n’a pas eu de réponse à temps. Le retard est public.',
          'Petition {number} had no response in time. Everybody sees that it is late.',
        ),
      ),
    ],
  },
  ...(['owed', 'debate-owed'] as const).map(
    (state): Declared => ({
      ...{ id: state === 'owed' ? 'respond' : 'respond-before-debate', by: ['officer'], audience: 'public' },
      ...(state === 'owed' ? { from: ['open', 'owed'], to: 'answered' } : { from: ['debate-owed'] }),
      ...{ once: true },
      title: t('الرد على العريضة', 'Répondre à la pétition', 'Respond to the petition'),
      done: t('رُدّ على العريضة', 'Réponse donnée', 'Response given'),
      asks: [
        {
          ...{ id: 'position', kind: 'choice', required: true, audience: 'public' },
          label: t('الموقف', 'Position', 'Position'),
          options: [
            { id: 'agrees', label: t('موافقة', 'Accord', 'Agrees') },
            { id: 'partly', label: t('موافقة جزئية', 'Accord partiel', 'Agrees in part') },
            { id: 'disagrees', label: t('عدم موافقة', 'Désaccord', 'Disagrees') },
            { id: 'done', label: t('أُنجز من قبل', 'Déjà fait', 'Done already') },
          ],
        },
        message(
          'public',
          t(
            'الرد، على ما ورد من وقائع',
            'La réponse, sur les faits invoqués',
            'The response, addressing the facts',
          ),
          40,
        ),
        files,
      ],
      clocks: [{ clock: 'response', move: 'stop', optional: true }, ...(state === 'owed' ? [DONE] : [])],
      tells: [
        told(
          'applicant',
          t('ورد الرد على عريضتك', 'Votre pétition a une réponse', 'Your petition has a response'),
          t(
            'ورد الرد على العريضة {number} («{title}») من: {structure}.',
            'La pétition {number} (« {title} ») a reçu une réponse de : {structure}.',
            '{structure} responded to petition {number}: {title}.',
          ),
        ),
      ],
    }),
  ),
  {
    ...{
      id: 'owe-debate',
      from: ['owed', 'answered'],
      to: 'debate-owed',
      by: ['system'],
      audience: 'public',
    },
    once: true,
    title: t(
      'بلغت العريضة ما يوجب نقاشا',
      'Le seuil du débat est atteint',
      'The threshold for a debate is reached',
    ),
    done: t('بلغت العريضة ما يوجب نقاشا', 'Seuil du débat atteint', 'Threshold for a debate reached'),
    clocks: [
      { clock: 'debate', move: 'start' },
      { clock: 'outcome', move: 'stop', optional: true },
    ],
    tells: [
      told(
        'structure',
        t('عريضة توجب نقاشا', 'Une pétition appelle un débat', 'A petition is owed a debate'),
        t(
          'العريضة {number}: {title}. يُنتظر النقاش في أجل أقصاه {due}.',
          'Pétition {number} : {title}. Débat attendu au plus tard le {due}.',
          'Petition {number}: {title}. A debate is owed by {due}.',
        ),
      ),
    ],
  },
  {
    ...{ id: 'schedule-debate', from: ['debate-owed'], by: ['officer'], audience: 'public' },
    title: t('تحديد موعد النقاش', 'Fixer la date du débat', 'Set the date of the debate'),
    done: t('حُدّد موعد النقاش', 'Date du débat fixée', 'Date of the debate set'),
    asks: [
      {
        ...{ id: 'on', kind: 'date', limit: 'future', required: true, audience: 'public' },
        label: t('التاريخ', 'Date', 'Date'),
      },
      {
        ...{ id: 'where', kind: 'text', required: true, audience: 'public' },
        label: t('أين، وكيف يُتابع', 'Où, et comment le suivre', 'Where, and how to follow it'),
      },
    ],
  },
  {
    ...{ id: 'record-debate', from: ['debate-owed'], to: 'debated', by: ['officer'], audience: 'public' },
    title: t('تدوين النقاش', 'Rendre compte du débat', 'Record the debate'),
    done: t('دُوّن ما دار في النقاش', 'Compte rendu du débat publié', 'Debate recorded'),
    // The debate is of a response that was given.
    needs: [{ clock: 'response', is: 'stopped' }],
    asks: [
      {
        ...{ id: 'on', kind: 'date', limit: 'past', required: true, audience: 'public' },
        label: t('التاريخ', 'Date', 'Date'),
      },
      message('public', t('ما قيل وما تقرر', 'Ce qui a été dit et décidé', 'What was said and decided'), 20),
      files,
    ],
    clocks: [{ clock: 'debate', move: 'stop' }, DONE],
  },
  {
    ...{
      id: 'tell-outcome',
      from: ['answered', 'debated'],
      to: 'archived',
      by: ['officer'],
      audience: 'public',
    },
    title: t(
      'الإعلام بالمآل وحفظ العريضة',
      'Communiquer les suites et archiver',
      'Tell the outcome and archive',
    ),
    done: t(
      'أُعلن المآل وحُفظت العريضة',
      'Suites communiquées, pétition archivée',
      'Outcome told, petition archived',
    ),
    needs: [{ clock: 'collecting', is: 'stopped' }],
    asks: [
      {
        ...{ id: 'outcome', kind: 'choice', required: true, audience: 'public' },
        label: t('المآل', 'Suites', 'Outcome'),
        options: [
          { id: 'done', label: t('أُنجز المطلوب', 'Demande satisfaite', 'Done as asked') },
          { id: 'partly', label: t('أُنجز جزئيا', 'Satisfaite en partie', 'Done in part') },
          { id: 'under-way', label: t('بصدد الإنجاز', 'En cours', 'Under way') },
          { id: 'not-done', label: t('لم يُنجز', 'Sans suite', 'Not done') },
        ],
      },
      message('public', t('ما الذي تغيّر', 'Ce qui a changé', 'What changed'), 20),
    ],
    clocks: [{ clock: 'outcome', move: 'stop', optional: true }],
  },
  {
    ...{ id: 'end', from: ['open'], to: 'ended', by: ['system'], audience: 'public' },
    title: t('انتهى جمع التوقيعات', 'Le recueil des signatures est clos', 'Signing is over'),
    done: t('انتهى جمع التوقيعات', 'Recueil des signatures clos', 'Signing ended'),
    clocks: [{ clock: 'collecting', move: 'stop' }],
    tells: [
      told(
        'applicant',
        t('انتهى جمع التوقيعات', 'Le recueil des signatures est clos', 'Signing is over'),
        t(
          'انتهت مدة التوقيع على العريضة {number} قبل بلوغ العدد اللازم للرد.',
          'La pétition {number} est close sans avoir atteint le seuil de réponse.',
          'Petition {number} ended before it reached the threshold for a response.',
        ),
      ),
    ],
  },
  {
    ...{ id: 'end-signing', from: LIVE.slice(1), by: ['system'], audience: 'public' },
    title: t('انتهى جمع التوقيعات', 'Le recueil des signatures est clos', 'Signing is over'),
    done: t('انتهى جمع التوقيعات', 'Recueil des signatures clos', 'Signing ended'),
    clocks: [{ clock: 'collecting', move: 'stop' }],
  },
];
