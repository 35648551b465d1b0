import type { CapCategory, CapCertainty, CapResponse, CapSeverity, CapUrgency } from './cap.ts';
import type { Text } from './text.ts';

/** The words of CAP as people read them: in feeds, in messages, in the legend of the map, and on pages. */
export const CAP_SEVERITY_TITLES: Record<CapSeverity, Text> = {
  Extreme: { ar: 'شديد للغاية', fr: 'Extrême', en: 'Extreme' },
  Severe: { ar: 'شديد', fr: 'Grave', en: 'Severe' },
  Moderate: { ar: 'متوسط', fr: 'Modéré', en: 'Moderate' },
  Minor: { ar: 'خفيف', fr: 'Mineur', en: 'Minor' },
  Unknown: { ar: 'غير محدد', fr: 'Non précisé', en: 'Not stated' },
};

export const CAP_URGENCY_TITLES: Record<CapUrgency, Text> = {
  Immediate: { ar: 'فوري', fr: 'Immédiate', en: 'Immediate' },
  Expected: { ar: 'خلال الساعات القادمة', fr: 'Dans les heures qui viennent', en: 'Within hours' },
  Future: { ar: 'لاحقا', fr: 'À venir', en: 'Later' },
  Past: { ar: 'انقضى', fr: 'Passée', en: 'Past' },
  Unknown: { ar: 'غير محدد', fr: 'Non précisée', en: 'Not stated' },
};

export const CAP_CERTAINTY_TITLES: Record<CapCertainty, Text> = {
  Observed: { ar: 'مرصود', fr: 'Observé', en: 'Observed' },
  Likely: { ar: 'مرجّح', fr: 'Probable', en: 'Likely' },
  Possible: { ar: 'ممكن', fr: 'Possible', en: 'Possible' },
  Unlikely: { ar: 'مستبعد', fr: 'Peu probable', en: 'Unlikely' },
  Unknown: { ar: 'غير محدد', fr: 'Non précisé', en: 'Not stated' },
};

export const CAP_CATEGORY_TITLES: Record<CapCategory, Text> = {
  Geo: { ar: 'جيولوجيا', fr: 'Géologie', en: 'Geology' },
  Met: { ar: 'طقس', fr: 'Météo', en: 'Weather' },
  Safety: { ar: 'سلامة', fr: 'Sécurité civile', en: 'Safety' },
  Security: { ar: 'أمن', fr: 'Sûreté', en: 'Security' },
  Rescue: { ar: 'نجدة', fr: 'Secours', en: 'Rescue' },
  Fire: { ar: 'حرائق', fr: 'Incendie', en: 'Fire' },
  Health: { ar: 'صحة', fr: 'Santé', en: 'Health' },
  Env: { ar: 'بيئة', fr: 'Environnement', en: 'Environment' },
  Transport: { ar: 'نقل', fr: 'Transports', en: 'Transport' },
  Infra: { ar: 'بنية تحتية', fr: 'Infrastructures', en: 'Infrastructure' },
  CBRNE: { ar: 'مواد خطرة', fr: 'Matières dangereuses', en: 'Hazardous materials' },
  Other: { ar: 'غير ذلك', fr: 'Autre', en: 'Other' },
};

export const CAP_RESPONSE_TITLES: Record<CapResponse, Text> = {
  Shelter: { ar: 'الاحتماء', fr: 'Se mettre à l’abri', en: 'Take shelter' },
  Evacuate: { ar: 'الإخلاء', fr: 'Évacuer', en: 'Evacuate' },
  Prepare: { ar: 'الاستعداد', fr: 'Se préparer', en: 'Prepare' },
  Execute: { ar: 'تنفيذ ما خُطط له', fr: 'Faire ce qui est prévu', en: 'Do what was planned' },
  Avoid: { ar: 'التجنّب', fr: 'Éviter', en: 'Avoid' },
  Monitor: { ar: 'المتابعة', fr: 'Se tenir informé', en: 'Stay informed' },
  Assess: { ar: 'التقييم', fr: 'Évaluer', en: 'Assess' },
  AllClear: { ar: 'زوال الخطر', fr: 'Fin d’alerte', en: 'All clear' },
  None: { ar: 'لا شيء', fr: 'Rien à faire', en: 'Nothing to do' },
};

/** From gravest to least: dark to light, told apart by the colour-blind and on both maps. */
export const SEVERITY_COLORS: Record<CapSeverity, string> = {
  Extreme: '#882255',
  Severe: '#d55e00',
  Moderate: '#e69f00',
  Minor: '#ddcc77',
  Unknown: '#88898c',
};
