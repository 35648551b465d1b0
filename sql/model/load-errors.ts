import { frenchSpaces, type Language, type Text } from './text.ts';

const words = (ar: string, fr: string, en: string): Text => ({ ar, fr: frenchSpaces(fr), en });

/** Why a load published nothing, by its stable code. */
export const LOAD_ERRORS = {
  failed: words('حدث خطأ غير متوقع', 'Une erreur imprévue est survenue', 'Something unforeseen went wrong'),
  interrupted: words(
    'أُوقف التحميل قبل نهايته',
    'Le chargement a été arrêté avant la fin',
    'The load was stopped before its end',
  ),
  'layer-busy': words(
    'الطبقة مشغولة: تحميل آخر يملؤها أو نسخ احتياطي يقرؤها',
    'La couche est occupée : un autre chargement la remplit, ou une sauvegarde la lit',
    'The layer is busy: another load fills it, or a backup reads it',
  ),
  'too-many-dropped': words(
    'كان سيُفقد أكثر من خُمس عناصر الطبقة؛ إن كان ذلك مقصودا فانشرها مع «force»',
    'Plus d’un cinquième des objets de la couche disparaîtrait ; si c’est voulu, publiez avec « force »',
    'More than a fifth of the layer’s features would go; if that is meant, publish with "force"',
  ),
  'place-taken': words(
    'مكان من أماكنها تقدمه طبقة أخرى',
    'Un de ses lieux est déjà donné par une autre couche',
    'One of its places is already given by another layer',
  ),
  'layer-taken': words(
    'الطبقة بهذا الاسم جاءت بطريقة أخرى',
    'Une couche de ce nom est venue par une autre voie',
    'A layer of that name came another way',
  ),
  'source-missing': words(
    'مصدر تذكره الطبقة لم يعد موجودا',
    'Une source que la couche nomme n’existe plus',
    'A source that the layer names is no longer there',
  ),
  'draft-gone': words(
    'حُذفت المسودة في الأثناء',
    'Le brouillon a été supprimé entre-temps',
    'The draft was removed meanwhile',
  ),
} as const satisfies Record<string, Text>;

export type LoadErrorCode = keyof typeof LOAD_ERRORS;

/** The sentence for a code in a language; that of `failed` for one that is not known. */
export const loadErrorText = (code: string, language: Language): string =>
  (Object.hasOwn(LOAD_ERRORS, code) ? LOAD_ERRORS[code as LoadErrorCode] : LOAD_ERRORS.failed)[language];
