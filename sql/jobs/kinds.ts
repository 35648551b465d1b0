import { z } from 'zod';
import { doubling, type JobKind, type JobTier } from '../model/job.ts';
import { LayerId } from '../model/layer.ts';
import { Language } from '../model/text.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Every kind of job by its name. Its handler is a line in `server/jobs/index.ts` or `etl/jobs/index.ts`, by its tier. */
export const JOB_KINDS = {
  'analysis.run': {
    title: { ar: 'الإجابة عن سؤال', fr: 'Réponse à une question', en: 'Answering a question' },
    tier: 'server',
    payload: z.strictObject({ analysis: LayerId }),
    may: 'jobs.manage',
    memoryMb: 1000,
    timeoutMs: 10 * MINUTE,
    attempts: 2,
    backoffMs: doubling(5000, MINUTE),
  },
  'budget.load': {
    title: { ar: 'تحميل ميزانية', fr: 'Chargement d’un budget', en: 'Loading a budget' },
    tier: 'etl',
    payload: z.strictObject({ upload: z.uuid() }),
    may: 'layers.publish',
    memoryMb: 1000,
    timeoutMs: 15 * MINUTE,
    attempts: 3,
    backoffMs: doubling(10_000, HOUR),
  },
  deliver: {
    title: { ar: 'إرسال رسالة', fr: 'Envoi d’un message', en: 'Sending a message' },
    tier: 'server',
    payload: z.strictObject({ message: z.uuid() }),
    may: 'outbox.manage',
    memoryMb: 300,
    timeoutMs: 2 * MINUTE,
    attempts: 10,
    backoffMs: doubling(30_000, 6 * HOUR),
  },
  'indicator.compute': {
    title: {
      ar: 'حساب مؤشر',
      fr: 'Calcul d’un indicateur',
      en: 'Computing an indicator',
    },
    tier: 'server',
    payload: z.strictObject({ indicator: LayerId }),
    may: 'layers.publish',
    memoryMb: 1000,
    timeoutMs: HOUR,
    attempts: 3,
    backoffMs: doubling(10_000, HOUR),
  },
  'layer.publish': {
    title: { ar: 'نشر طبقة', fr: 'Publication d’une couche', en: 'Publishing a layer' },
    tier: 'etl',
    payload: z.strictObject({ layer: LayerId, force: z.boolean() }),
    may: 'layers.publish',
    memoryMb: 1500,
    timeoutMs: 30 * MINUTE,
    attempts: 3,
    backoffMs: doubling(10_000, HOUR),
  },
  'layer.remove': {
    title: { ar: 'حذف طبقة', fr: 'Suppression d’une couche', en: 'Removing a layer' },
    tier: 'etl',
    payload: z.strictObject({ layer: LayerId }),
    may: 'layers.publish',
    memoryMb: 300,
    timeoutMs: 5 * MINUTE,
    attempts: 5,
    backoffMs: doubling(10_000, HOUR),
  },
  'outlook.run': {
    title: {
      ar: 'التوقّعات والإشارات المبكّرة',
      fr: 'Prévisions et signaux précoces',
      en: 'Forecasts and early signals',
    },
    tier: 'server',
    payload: z.strictObject({}),
    may: 'layers.publish',
    memoryMb: 800,
    timeoutMs: 4 * HOUR,
    attempts: 5,
    backoffMs: doubling(MINUTE, HOUR),
  },
  'report.make': {
    title: {
      ar: 'إعداد التقرير السنوي',
      fr: 'Établissement du rapport annuel',
      en: 'Making the yearly report',
    },
    tier: 'server',
    payload: z.strictObject({ year: z.int().min(1900).max(2200), language: Language }),
    may: 'layers.publish',
    memoryMb: 600,
    timeoutMs: 20 * MINUTE,
    attempts: 2,
    backoffMs: doubling(10_000, HOUR),
  },
  retention: {
    title: {
      ar: 'حذف ما انقضت مدة حفظه',
      fr: 'Suppression de ce dont la durée de conservation est échue',
      en: 'Deleting what was kept for its time',
    },
    tier: 'server',
    payload: z.strictObject({}),
    may: 'jobs.manage',
    memoryMb: 300,
    timeoutMs: 30 * MINUTE,
    attempts: 5,
    backoffMs: doubling(MINUTE, HOUR),
    everyMs: DAY,
  },
  'series.gather': {
    title: {
      ar: 'تجميع القياسات حسب الفترات',
      fr: 'Regroupement des mesures par période',
      en: 'Gathering observations by periods',
    },
    tier: 'server',
    payload: z.strictObject({}),
    may: 'observations.write',
    memoryMb: 600,
    timeoutMs: 2 * HOUR,
    attempts: 5,
    backoffMs: doubling(10_000, HOUR),
  },
  'warnings.digest': {
    title: {
      ar: 'ملخص يومي للإنذارات',
      fr: 'Résumé quotidien des alertes',
      en: 'Daily digest of warnings',
    },
    tier: 'server',
    payload: z.strictObject({}),
    may: 'outbox.manage',
    memoryMb: 400,
    timeoutMs: 30 * MINUTE,
    attempts: 5,
    backoffMs: doubling(MINUTE, HOUR),
    everyMs: DAY,
  },
  'warnings.evaluate': {
    title: {
      ar: 'النظر في قواعد الإنذار',
      fr: 'Examen des règles d’alerte',
      en: 'Looking at the rules of warnings',
    },
    tier: 'server',
    payload: z.strictObject({}),
    may: 'warnings.issue',
    memoryMb: 600,
    timeoutMs: 20 * MINUTE,
    attempts: 5,
    backoffMs: doubling(10_000, HOUR),
    everyMs: 10 * MINUTE,
  },
  'warnings.expire': {
    title: {
      ar: 'إنهاء ما انقضت مدته من الإنذارات',
      fr: 'Fin des alertes échues',
      en: 'Ending warnings whose time is over',
    },
    tier: 'server',
    payload: z.strictObject({}),
    may: 'warnings.issue',
    memoryMb: 300,
    timeoutMs: 5 * MINUTE,
    attempts: 10,
    backoffMs: doubling(10_000, 10 * MINUTE),
  },
  'warnings.fetch': {
    title: {
      ar: 'قراءة إنذارات الآخرين',
      fr: 'Lecture des alertes d’autres sources',
      en: 'Reading alerts of others',
    },
    tier: 'server',
    payload: z.strictObject({}),
    may: 'warnings.issue',
    memoryMb: 600,
    timeoutMs: 10 * MINUTE,
    attempts: 3,
    backoffMs: doubling(MINUTE, HOUR),
    everyMs: 10 * MINUTE,
  },
  'warnings.notify': {
    title: {
      ar: 'إعلام من يتابع الإنذارات',
      fr: 'Avis aux abonnés des alertes',
      en: 'Telling who follows warnings',
    },
    tier: 'server',
    payload: z.strictObject({ message: z.int() }),
    may: 'outbox.manage',
    memoryMb: 400,
    timeoutMs: 30 * MINUTE,
    attempts: 10,
    backoffMs: doubling(5000, 10 * MINUTE),
  },
} as const satisfies Record<string, JobKind>;

export type JobName = keyof typeof JOB_KINDS;
export type PayloadOf<N extends JobName> = z.infer<(typeof JOB_KINDS)[N]['payload']>;
/** The kinds that one program runs. */
export type JobNameOf<T extends JobTier> = {
  [N in JobName]: (typeof JOB_KINDS)[N]['tier'] extends T ? N : never;
}[JobName];
