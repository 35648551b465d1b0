import type pg from 'pg';
import type { BudgetManifest } from '../../../sql/model/budget/budget.ts';
import type { Scheme } from '../../../sql/model/budget/code.ts';
import { sameText, type Text } from '../../../sql/model/text.ts';
import { badParameter } from '../../http/error.ts';
import { type Places, placesOf } from './places.ts';
import { courseOf, type Filters, type Group, groupsOf } from './queries.ts';
import { constantPrice, decimalOf, numberOf, perHead, rollUp, sum, type Tree } from './rules.ts';
import {
  DIMENSIONS,
  type Dimension,
  type Measured,
  NONE,
  type SumRow,
  type Sums,
  type SumsQuery,
} from './schema.ts';
import { type Budget, codesOf, ofBudget, treesOf, yearOf } from './which.ts';

/** What stands where a dimension has no codes of its own to be listed. */
const GENDER: Record<string, Text> = {
  '0': { ar: 'لا يستهدف المساواة', fr: 'Égalité non visée', en: 'Equality not targeted' },
  '1': {
    ar: 'المساواة هدف مهم',
    fr: 'Égalité, objectif significatif',
    en: 'Equality a significant objective',
  },
  '2': {
    ar: 'المساواة هدف رئيسي',
    fr: 'Égalité, objectif principal',
    en: 'Equality the principal objective',
  },
  tagged: {
    ar: 'المساواة هدف مهم أو رئيسي',
    fr: 'Égalité, objectif significatif ou principal',
    en: 'Equality a significant or the principal objective',
  },
};

export const genderTitle = (code: string): Text | null => GENDER[code] ?? null;

/** An amount of a year, and what is made of it. */
export const measured = (
  minor: bigint,
  year: number,
  people: number | null,
  { decimals, deflator }: Pick<BudgetManifest, 'decimals' | 'deflator'>,
): Measured => {
  const amount = decimalOf(minor, decimals);
  return {
    amount,
    perHead: perHead(numberOf(amount), people),
    constant: deflator && constantPrice(numberOf(amount), year, deflator),
  };
};

const isScheme = (by: Dimension): by is Scheme => by !== 'place' && by !== 'gender';

/** The groups of a dimension: of a classification by the children of the code that it is narrowed to. */
const gathered = (groups: readonly Group[], by: Dimension, filters: Filters, trees: Record<Scheme, Tree>) => {
  const asked = filters[by];
  if (isScheme(by)) return rollUp(groups, trees[by], asked === NONE ? null : (asked ?? null));
  return new Map(groups.map((one) => [one.code, [one]]));
};

const shareOf = (part: bigint, total: bigint): number => (total === 0n ? 0 : Number(part) / Number(total));

/** 400 for a filter that names what the version does not have, so that a wrong code is not taken for a sum of nothing. */
export const checkFilters = (filters: Filters, trees: Record<Scheme, Tree>, places: Places): void => {
  for (const by of DIMENSIONS) {
    const asked = filters[by];
    if (asked === undefined || asked === NONE || by === 'gender') continue;
    const known: readonly string[] = isScheme(by) ? [...trees[by].byCode.keys()] : [...places.names.keys()];
    if (!known.includes(asked)) {
      const some = isScheme(by) ? trees[by].children(null).map(({ code }) => code) : known;
      throw badParameter(by, 'invalid-parameter', { reason: some.slice(0, 30).join(', ') || '—' });
    }
  }
};

export const filtersOf = (query: Partial<Record<Dimension, string | undefined>>): Filters =>
  Object.fromEntries(DIMENSIONS.flatMap((one) => (query[one] === undefined ? [] : [[one, query[one]]])));

type Beside = { budget: Budget; trees: Record<Scheme, Tree>; places: Places };

const rowsOf = (
  groups: readonly Group[],
  by: Dimension,
  year: number,
  filters: Filters,
  { budget, trees, places }: Beside,
) => {
  const total = sum(groups.map(({ minor }) => minor));
  const place = filters.place === NONE ? null : (filters.place ?? null);
  const titleOf = (code: string): Text | null => {
    if (isScheme(by)) return trees[by].byCode.get(code)?.title ?? null;
    return by === 'place' ? (places.names.get(code) ?? null) : genderTitle(code);
  };
  return [...gathered(groups, by, filters, trees)]
    .map(([code, parts]) => {
      const minor = sum(parts.map((one) => one.minor));
      const people = by === 'place' ? code && places.people(code, year) : places.people(place, year);
      const row: SumRow = {
        code,
        title: code === null ? null : titleOf(code),
        ...measured(minor, year, people || null, budget.manifest),
        share: shareOf(minor, total),
        lines: parts.reduce((n, one) => n + one.lines, 0),
        hasParts: code !== null && isScheme(by) && parts.some((one) => one.code !== code),
        people: people || null,
      };
      return { row, minor };
    })
    .sort((a, b) => (a.minor === b.minor ? 0 : a.minor < b.minor ? 1 : -1))
    .map(({ row }) => row);
};

/** Sums of a selection by a dimension, with the same selection in other years and kinds. */
export const sumsOf = async (db: pg.Pool, budget: Budget, query: SumsQuery): Promise<Sums> => {
  const { by, kind } = query;
  const filters = filtersOf(query);
  const year = await yearOf(db, budget, query.year, kind);
  const trees = treesOf(await codesOf(db, budget));
  const { placeLevel, population } = budget.manifest;
  const places = await placesOf(db, placeLevel, population);
  checkFilters(filters, trees, places);
  const groups = await groupsOf(db, budget, { year, kind, by, filters }, trees);
  const course = await courseOf(db, budget, filters, trees);
  const place = filters.place === NONE ? null : (filters.place ?? null);
  const top = filters[by];
  const named = (code: string) => ({
    code,
    title:
      (isScheme(by)
        ? trees[by].byCode.get(code)?.title
        : by === 'place'
          ? places.names.get(code)
          : genderTitle(code)) ?? sameText(code),
  });
  const people = places.people(place, year);
  return {
    of: ofBudget(budget),
    ...{ year, kind, by, people },
    path:
      top === undefined || top === NONE ? [] : isScheme(by) ? trees[by].path(top).map(named) : [named(top)],
    total: {
      ...measured(sum(groups.map(({ minor }) => minor)), year, people, budget.manifest),
      lines: groups.reduce((n, one) => n + one.lines, 0),
    },
    rows: rowsOf(groups, by, year, filters, { budget, trees, places }),
    course: course.map((one) => ({
      ...{ year: one.year, kind: one.kind },
      ...measured(one.minor, one.year, places.people(place, one.year), budget.manifest),
    })),
  };
};
