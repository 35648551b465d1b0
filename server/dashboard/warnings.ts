import type { ActiveWarning, Reason } from '../../sql/model/api/dashboard.ts';
import { weightOf } from '../../sql/model/attention.ts';
import type { CapCertainty, CapSeverity } from '../../sql/model/cap.ts';
import type { Severity } from '../../sql/model/signal.ts';
import { infosOf, listRows } from '../warnings/public/list.ts';
import type { Sight } from './sight.ts';

/** More warnings that hold at once are not shown on one page. */
const MOST = 50;

const SURE: Record<CapCertainty, number> = {
  Observed: 1,
  Likely: 0.75,
  Possible: 0.5,
  Unlikely: 0.25,
  Unknown: 0.5,
};
const SEVERITY: Record<CapSeverity, Severity> = {
  Extreme: 'extreme',
  Severe: 'severe',
  Moderate: 'moderate',
  Minor: 'minor',
  Unknown: 'minor',
};

type Infos = Awaited<ReturnType<typeof infosOf>>;
type Info = Infos[number];

/** Warnings that hold now, in the place of the dashboard, or that it lies in. */
export const activeWarnings = async ({ db, place }: Sight): Promise<Infos> => {
  const narrowed = place ? { place: place.id } : {};
  return infosOf(
    db.pool,
    (await listRows(db.pool, { ...narrowed, state: 'active', limit: MOST })).slice(0, MOST),
  );
};

export const told = (info: Info): ActiveWarning => ({
  ...{ id: info.id, severity: info.severity, category: info.category },
  ...{ word: info.authority.word, headline: info.headline, authority: info.authority.name },
  places: info.places.map(({ id, name }) => ({ place: id, name })),
  ...{ onset: info.onset, expires: info.expires, page: info.links.page, cap: info.links.cap },
});

/** A warning is a reason at each place that it names; on the page of a place, at that one. */
export const warningReasons = ({ place }: Sight, infos: Infos): Reason[] =>
  infos.flatMap((info) => {
    const [first] = info.places;
    const here = place && (info.places.find(({ id }) => id === place.id) ?? first);
    const weighed = { severity: SEVERITY[info.severity], sure: SURE[info.certainty], isOld: false };
    return (here ? [here] : info.places).map(({ id, name }) => ({
      ...weighed,
      weight: weightOf(weighed),
      others: 0,
      kind: 'warning' as const,
      title: info.event,
      headline: info.headline,
      expires: info.expires,
      at: { place: id, name },
      status: null,
      page: info.links.page,
    }));
  });
