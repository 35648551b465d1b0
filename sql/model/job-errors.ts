import { LOAD_ERRORS } from './load-errors.ts';
import { frenchSpaces, type Text } from './text.ts';

const words = (ar: string, fr: string, en: string): Text => ({ ar, fr: frenchSpaces(fr), en });

/** Why a try of a job can fail, by its stable code. A handler that can tell more adds its own line here. */
export const JOB_ERRORS = {
  ...LOAD_ERRORS,
  failed: words('حدث خطأ غير متوقع', 'Une erreur imprévue est survenue', 'Something unforeseen went wrong'),
  'out-of-memory': words(
    'تجاوزت المهمة الذاكرة المسموح بها فأوقفت',
    'La tâche a dépassé la mémoire permise et a été arrêtée',
    'The job used more memory than it may and was stopped',
  ),
  'timed-out': words(
    'تجاوزت المهمة الوقت المسموح به فأوقفت',
    'La tâche a dépassé la durée permise et a été arrêtée',
    'The job took longer than it may and was stopped',
  ),
  'process-ended': words(
    'انتهت العملية التي كانت تنفذ المهمة فجأة',
    'Le processus qui exécutait la tâche s’est arrêté brusquement',
    'The process that ran the job ended all of a sudden',
  ),
  'worker-lost': words(
    'انقطع العامل الذي كان يتولى المهمة',
    'L’exécutant qui tenait la tâche ne répond plus',
    'The worker that held the job was not heard of any more',
  ),
  'invalid-payload': words(
    'محتوى المهمة غير مقبول لهذا النوع',
    'Le contenu de la tâche n’est pas accepté pour cette sorte',
    'What the job carries is not what its kind takes',
  ),
  'answer-too-large': words(
    'الإجابة كبيرة جدًا: اسأل عن مساحة أصغر أو أضف مرشحًا',
    'La réponse est trop grande : demandez une zone plus petite, ou ajoutez un filtre',
    'The answer is too large: ask of a smaller area, or with a filter',
  ),
  'layer-gone': words(
    'لم تعد طبقة من طبقات السؤال موجودة',
    'Une couche de la question n’existe plus',
    'A layer of the question is there no more',
  ),
  'not-delivered': words(
    'لم يقبل المستلم الرسالة',
    'Le message n’a pas pu être remis',
    'The message could not be handed over',
  ),
} as const satisfies Record<string, Text>;

export type JobErrorCode = keyof typeof JOB_ERRORS;
