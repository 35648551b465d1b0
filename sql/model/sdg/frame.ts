import type { Text } from '../text.ts';
import { GOAL_6 } from './goals/goal-06.ts';
import { GOAL_11 } from './goals/goal-11.ts';
import { GOAL_12 } from './goals/goal-12.ts';
import { GOAL_13 } from './goals/goal-13.ts';
import { GOAL_14 } from './goals/goal-14.ts';
import { GOAL_15 } from './goals/goal-15.ts';
import { GOAL_16 } from './goals/goal-16.ts';
import type { SdgGoal, SdgIndicator, SdgTarget } from './shape.ts';

/**
 * The goals that the platform reports on: those of the environment, and 16. It is a list of the United Nations, the same for every
 * country, of which nothing is measured or computed; so it is a pure island that all tiers read, not rows that a load
 * could change.
 */
export const SDG_GOALS: readonly SdgGoal[] = [GOAL_6, GOAL_11, GOAL_12, GOAL_13, GOAL_14, GOAL_15, GOAL_16];

/** Where the titles come from, and how far they may be trusted. */
export const SDG_SOURCE: { remembered: boolean; note: Text } = {
  remembered: true,
  note: {
    ar: 'الأهداف والغايات والمؤشرات وفق الإطار العالمي للأمم المتحدة (القرار 71/313 وتنقيحاته). كُتبت العناوين والفئات من الذاكرة ولم تُقابَل كلمة بكلمة بالنص الرسمي.',
    fr: 'Objectifs, cibles et indicateurs d’après le cadre mondial des Nations Unies (résolution 71/313 et ses révisions). Les titres et les catégories ont été écrits de mémoire et n’ont pas été comparés mot à mot au texte officiel.',
    en: 'Goals, targets and indicators after the global framework of the United Nations (resolution 71/313 and its refinements). Titles and tiers were written from memory and were not compared word by word with the official text.',
  },
};

export const SDG_TARGETS: readonly SdgTarget[] = SDG_GOALS.flatMap(({ targets }) => targets);
export const SDG_INDICATORS: readonly SdgIndicator[] = SDG_TARGETS.flatMap(({ indicators }) => indicators);

const byId = new Map(SDG_INDICATORS.map((one) => [one.id, one]));

/** An indicator by its number, or null. */
export const sdgIndicator = (id: string): SdgIndicator | null => byId.get(id) ?? null;

/** The goal of a number of any depth: 6.4.2 is of goal 6. */
export const goalOf = (id: string): SdgGoal | null =>
  SDG_GOALS.find((goal) => goal.id === id.split('.')[0]) ?? null;

/** The target of a number: 6.4.2 and 6.4 are of 6.4. */
export const targetOf = (id: string): SdgTarget | null =>
  SDG_TARGETS.find((target) => target.id === id.split('.').slice(0, 2).join('.')) ?? null;
