import type { Reason } from '../../../sql/model/api/dashboard.ts';
import type { Facts } from '../facts.ts';
import type { Scope } from '../scope.ts';
import type { Sight, Where } from '../sight.ts';

type Common = 'severity' | 'sure' | 'isOld' | 'title' | 'status';
type Own<Kind extends Reason['kind']> = Omit<
  Extract<Reason, { kind: Kind }>,
  'at' | 'weight' | 'others' | 'page'
>;

/** A reason before it is known where its feature lies; `page` is told once its place is. */
export type Found = {
  [Kind in Reason['kind']]: Where & {
    theme: string | null;
    page: (place: string) => string;
    reason: Own<Kind> & Pick<Extract<Reason, { kind: Kind }>, Common>;
  };
}[Reason['kind']];

/** What reasons are found in: what was read already for other parts of the dashboard, and the place that they are looked for in. */
export type Ground = { facts: readonly Facts[]; scope: Scope };

/** Finds the reasons of one kind; those outside of the dashboard's place may be among them. */
export type Finder = (sight: Sight, ground: Ground) => Promise<Found[]>;
