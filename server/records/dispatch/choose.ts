import type { Day } from '../../../sql/model/records/day.ts';

/** A rule of dispatch: what it is for (null: everything), for how long, and which structure it gives. */
export type DispatchRule = {
  no: number;
  category: string | null;
  asset: string | null;
  areaId: string | null;
  tier: 'central' | 'regional' | 'local';
  structureId: string;
  validFrom: Day | null;
  validTo: Day | null;
};

/** What is to be dispatched. `areas` are its place and all that it lies in, the smallest first. */
export type Matter = { category: string | null; asset: string | null; areas: readonly string[]; on: Day };

const TIERS = ['local', 'regional', 'central'];

const isFor = (rule: DispatchRule, { category, asset, areas, on }: Matter): boolean =>
  (rule.category === null || rule.category === category) &&
  (rule.asset === null || rule.asset === asset) &&
  (rule.areaId === null || areas.includes(rule.areaId)) &&
  (rule.validFrom === null || rule.validFrom <= on) &&
  (rule.validTo === null || on <= rule.validTo);

/** Smaller is nearer: first by area, then by what the rule names, then by tier, then the older rule. */
const rankOf = (rule: DispatchRule, { areas }: Matter): number[] => [
  rule.areaId === null ? areas.length : areas.indexOf(rule.areaId),
  rule.asset === null ? 1 : 0,
  rule.category === null ? 1 : 0,
  TIERS.indexOf(rule.tier),
  rule.no,
];

const compare = (one: readonly number[], other: readonly number[]): number =>
  one.map((value, at) => value - other[at]!).find((difference) => difference !== 0) ?? 0;

/**
 * The rules that fit, the nearest first: a municipality's own before its governorate's, one for just this asset and category
 * before one for all, the local tier before the central one.
 */
export const fitting = (rules: readonly DispatchRule[], matter: Matter): DispatchRule[] =>
  rules
    .filter((rule) => isFor(rule, matter))
    .sort((one, other) => compare(rankOf(one, matter), rankOf(other, matter)));
