import type { FigureDeclaration } from '../../sql/model/records/figure.ts';
import { frenchSpaces, type Text } from '../../sql/model/text.ts';

const text = (ar: string, fr: string, en: string): Text => ({ ar, fr: frenchSpaces(fr), en });
type Classes = FigureDeclaration['classes'];

const BLUES = ['#eff3ff', '#bdd7e7', '#6baed6', '#3182bd', '#08519c'];
const WORSE = ['#1a9850', '#a6d96a', '#fee08b', '#f46d43', '#d73027'];

/** Classes between limits, told by the limits themselves. */
const classesBy = (limits: readonly number[], colors: readonly string[], unit: string): Classes =>
  [...limits, undefined].map((below, at) => {
    const from = limits[at - 1];
    const said =
      below === undefined
        ? `≥ ${from}${unit}`
        : from === undefined
          ? `< ${below}${unit}`
          : `${from}–${below}${unit}`;
    return {
      ...{ id: `c${at + 1}`, title: text(said, said, said), color: colors[at]! },
      ...(below === undefined ? {} : { below }),
    };
  });

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
    classes: classesBy([5, 20, 100, 500], BLUES, ''),
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
      classes: classesBy([10, 20, 30, 60], WORSE, ''),
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
      classes: classesBy([5, 15, 30, 50], WORSE, ' %'),
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
  classes: classesBy([10, 25, 50, 75], BLUES, ' %'),
});
