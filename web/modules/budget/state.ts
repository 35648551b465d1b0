import { usePathname, useSearch } from 'wouter/use-browser-location';
import { DIMENSIONS, type Dimension } from '../../../server/modules/budget/schema.ts';
import { BUDGET_KINDS, type BudgetKind } from '../../../sql/model/budget/budget.ts';
import { go } from '../../shell/go.ts';

export const VIEWS = ['tree', 'bars', 'map', 'table'] as const;
export type View = (typeof VIEWS)[number];
export const MEASURES = ['amount', 'perHead', 'constant'] as const;
export type Measure = (typeof MEASURES)[number];

/** All that is chosen in the explorer; it is in the address, and nowhere else. */
export type State = {
  dataset: string;
  version: string;
  by: Dimension;
  view: View;
  measure: Measure;
  kind: BudgetKind;
  /** Empty for the newest. */
  year: string;
  /** Another year, or kind of the same year, that it is held against; empty for the year before, `-` for none. */
  against: string;
  filters: Partial<Record<Dimension, string>>;
};

const one = <T extends string>(known: readonly T[], value: string | null, usual: T): T =>
  known.find((each) => each === value) ?? usual;

/** What an address says; whatever it does not say, or says wrong, is as usual. */
export const stateIn = (search: string): State => {
  const query = new URLSearchParams(search);
  const filters = Object.fromEntries(
    DIMENSIONS.flatMap((dimension) => {
      const value = query.get(dimension);
      return value ? [[dimension, value]] : [];
    }),
  );
  return {
    dataset: query.get('dataset') ?? '',
    version: query.get('version') ?? '',
    by: one(DIMENSIONS, query.get('by'), 'function'),
    view: one(VIEWS, query.get('view'), 'tree'),
    measure: one(MEASURES, query.get('measure'), 'amount'),
    kind: one(BUDGET_KINDS, query.get('kind'), 'voted'),
    year: /^\d{4}$/.test(query.get('year') ?? '') ? query.get('year')! : '',
    against: /^(\d{4}|-|voted|revised|executed)$/.test(query.get('against') ?? '')
      ? query.get('against')!
      : '',
    filters,
  };
};

const USUAL: Record<string, string> = { by: 'function', view: 'tree', measure: 'amount', kind: 'voted' };

/** The address of a state, without what is usual; `kept` is what is not the explorer's own (language, look). */
export const addressOf = (pathname: string, { filters, ...state }: State, kept = ''): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...state, ...filters }))
    if (value && value !== USUAL[name]) query.set(name, value);
  for (const name of ['lang', 'look']) {
    const value = new URLSearchParams(kept).get(name);
    if (value) query.set(name, value);
  }
  const text = query.toString().replaceAll('%3A', ':');
  return text ? `${pathname}?${text}` : pathname;
};

/** What a selection asks the server for. */
export const askedOf = ({ dataset, version, by, kind, year, filters }: State) => ({
  ...{ dataset, version, by, kind, year },
  ...filters,
});

/** The state in the address, how to change it, and where a changed one would be, for links. */
export const useBudgetState = () => {
  const pathname = usePathname();
  const search = useSearch();
  const state = stateIn(search);
  const addressWith = (changes: Partial<State>) => addressOf(pathname, { ...state, ...changes }, search);
  const set = (changes: Partial<State>) => go(addressWith(changes), { replace: true });
  return { state, set, addressWith };
};
