import { type Finding, finding } from '../../sql/model/check-row.ts';
import { overlap, type Period } from './period.ts';

type Earlier = { row: number; period: Period };

/**
 * Remembers the features of a load so far: about 100 bytes each. Says whether another may stand beside them: its id must
 * be new, or (in a layer with time) its period must not meet that of an earlier version; and no other id may have its number.
 */
export type Seen = {
  /** How many ids were met: fewer than features where these have versions in time. */
  ids: () => number;
  add: (feature: { id: string; fid: number; period: Period }, row: number) => Finding | null;
};

const clash = (id: string, period: Period, earlier: Earlier, timed: boolean): Finding | null => {
  if (timed && !overlap(period, earlier.period)) return null;
  const same = !timed || period.from === earlier.period.from;
  return finding('reject', same ? 'duplicate-key' : 'overlapping-validity', {
    value: id,
    detail: String(earlier.row),
  });
};

/** An empty memory, for a layer with (`timed`) or without versions in time. */
export const openSeen = (timed: boolean): Seen => {
  const byId = new Map<string, Earlier | Earlier[]>();
  const byFid = new Map<number, number>();

  const known = (id: string): Earlier[] => {
    const found = byId.get(id);
    return found === undefined ? [] : Array.isArray(found) ? found : [found];
  };

  const refusal = (id: string, fid: number, period: Period, earlier: Earlier[]): Finding | null => {
    for (const each of earlier) {
      const found = clash(id, period, each, timed);
      if (found) return found;
    }
    const other = earlier.length === 0 ? byFid.get(fid) : undefined;
    return other === undefined
      ? null
      : finding('reject', 'id-collision', { value: id, detail: String(other) });
  };

  return {
    ids: () => byId.size,
    add: ({ id, fid, period }, row) => {
      const earlier = known(id);
      const refused = refusal(id, fid, period, earlier);
      if (refused) return refused;
      const entry = { row, period };
      byId.set(id, earlier.length === 0 ? entry : [...earlier, entry]);
      byFid.set(fid, row);
      return null;
    },
  };
};
