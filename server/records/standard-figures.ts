import type { FigureDeclaration } from '../../sql/model/records/figure.ts';
import { frenchSpaces, type Text } from '../../sql/model/text.ts';

const text = (ar: string, fr: string, en: string): Text => ({ ar, fr: frenchSpaces(fr), en });
type Classes = FigureDeclaration['classes'];

const BLUES = ['#eff3ff', '#bdd7e7', '#6baed6', '#3182bd', '#08519c'];
const WORSE = ['#1a9850', '#a6d96a', '#fee08b', '#f46d43', '#d73027'];

/** A limit as a language writes it; of a share in per cent. */
const limitIn = (language: keyof Text, limit: number, isShare: boolean): string => {
  const number = new Intl.NumberFormat({ ar: 'ar-TN', fr: 'fr-TN', en: 'en-GB' }[language]).format(limit);
  if (!isShare) return number;
  return language === 'en' ? `${number}%` : `${number} %`;
};

/** A class from a limit to the next one, in words: signs that compare turn around in Arabic. */
const between = (from: number | undefined, below: number | undefined, isShare: boolean): Text => {
  const told = (language: keyof Text) => (limit: number) => limitIn(language, limit, isShare);
  const [ar, fr, en] = [told('ar'), told('fr'), told('en')];
  if (from === undefined)
    return text(`أقل من ${ar(below!)}`, `Moins de ${fr(below!)}`, `Under ${en(below!)}`);
  if (below === undefined) return text(`${ar(from)} فأكثر`, `${fr(from)} et plus`, `${en(from)} and above`);
  return text(`من ${ar(from)} إلى ${ar(below)}`, `${fr(from)} à ${fr(below)}`, `${en(from)} to ${en(below)}`);
};

/** Classes between limits, told by the limits themselves. */
const classesBy = (limits: readonly number[], colors: readonly string[], isShare = false): Classes =>
  [...limits, undefined].map((below, at) => ({
    ...{ id: `c${at + 1}`, title: between(limits[at - 1], below, isShare), color: colors[at]! },
    ...(below === undefined ? {} : { below }),
  }));

const OURS = text('حدود المنصة', 'Seuils de la plateforme', 'Limits of the platform');
const BY_RECEIPT = text(
  'حسب سنة التقديم ومكان الملف',
  'Par année de dépôt et par lieu',
  'By year of receipt and place',
);

const common = { period: 'year', decimals: 0, classesSource: OURS, description: BY_RECEIPT } as const;

/**
 * What any module tells of governorates, year by year: how many cases came (of delegations, too), how long an answer took, how
 * many were late. `of` is what its cases are called, many of them.
 */
export const standardFigures = (module: string, of: Text): FigureDeclaration[] => {
  const received = {
    ...common,
    measure: 'received',
    direction: 'neither',
    title: of,
    classes: classesBy([5, 20, 100, 500], BLUES),
  } as const;
  return [
    { ...received, id: `${module}-received`, base: 'governorates', headline: true },
    {
      ...received,
      ...{ id: `${module}-received-delegations`, base: 'delegations' },
      title: text(`${of.ar} حسب المعتمدية`, `${of.fr}, par délégation`, `${of.en}, by delegation`),
    },
    {
      ...common,
      ...{ id: `${module}-days`, measure: 'median-days', base: 'governorates', direction: 'higher-worse' },
      decimals: 1,
      title: text(
        `${of.ar}: وسيط مدة الرد`,
        `${of.fr} : délai médian de réponse`,
        `${of.en}: median time to the answer`,
      ),
      classes: classesBy([10, 20, 30, 60], WORSE),
    },
    {
      ...common,
      ...{
        id: `${module}-late`,
        measure: 'late-share',
        base: 'governorates',
        direction: 'higher-worse',
        headline: true,
      },
      title: text(
        `${of.ar}: نسبة ما تجاوز الأجل`,
        `${of.fr} : part hors délai`,
        `${of.en}: share past the deadline`,
      ),
      classes: classesBy([5, 15, 30, 50], WORSE, true),
    },
  ];
};

/** The share of the closed cases of governorates that ended in some states, year by year. */
export const outcomeFigure = (
  module: string,
  {
    id,
    title,
    states,
    direction,
  }: { id: string; title: Text; states: string[]; direction: FigureDeclaration['direction'] },
): FigureDeclaration => ({
  ...common,
  ...{ id: `${module}-${id}`, measure: 'outcome-share', base: 'governorates', title, states, direction },
  classes: classesBy([10, 25, 50, 75], BLUES, true),
});

/** What is counted in the cases of a module, by the governorates of those who are counted, year by year of receipt. */
export const countedFigure = (
  module: string,
  {
    id,
    count,
    title,
    limits,
    headline,
  }: { id: string; count: string; title: Text; limits: readonly number[]; headline: boolean },
): FigureDeclaration => ({
  ...common,
  ...{ id: `${module}-${id}`, measure: 'counted', count, base: 'governorates', title, headline },
  description: text(
    'حسب سنة تقديم الملف ومكان الأشخاص',
    'Par année de dépôt et par lieu des personnes',
    'By year of receipt and place of the people',
  ),
  direction: 'neither',
  classes: classesBy(limits, BLUES),
});
