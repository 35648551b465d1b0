import type { OutlookPeriod } from '../../../sql/model/outlook.ts';
import type { Evidence, Severity, SignalKind, SignalRule } from '../../../sql/model/signal.ts';
import { type Local, monthOf } from '../../indicators/time.ts';
import { anomaly, changePoint, droughts, episodes, type Found, rise } from '../../methods/signals.ts';
import { coarser, type History } from '../history/history.ts';
import { rulesOf, type Subject, worseOf } from '../subject.ts';

/** A signal as a detector found it, in times as the subject's clock shows them; `period` is that of its steps. */
export type Signal = {
  kind: SignalKind;
  period: OutlookPeriod;
  since: Local;
  /** Begin of its last step; null where it goes on. */
  last: Local | null;
  severity: Severity;
  evidence: Omit<Evidence, 'at'> & { at?: Local };
};

/** The nearest feature of layers of sources within so many metres; null where there is none. */
export type NearSource = (layers: readonly string[], metres: number) => Promise<Evidence['near'] | null>;

const timed = (history: History, kind: SignalKind, found: readonly Found[]): Signal[] =>
  found.map(({ from, to, severity, evidence: { at, ...evidence } }) => ({
    kind,
    period: history.period,
    since: history.starts[from] as Local,
    last: to === null ? null : (history.starts[to] as Local),
    severity,
    evidence: at === undefined ? evidence : { ...evidence, at: history.starts[at] as Local },
  }));

/** The season of a step: its hour of the day, its month, or none. */
const seasonIn =
  ({ period, starts }: History) =>
  (place: number): number => {
    const at = starts[place] as Local;
    if (period === 'hour') return new Date(at).getUTCHours();
    return period === 'year' ? 0 : monthOf(at);
  };

/** The class of a value by its place among the indicator's; of a parameter how many of the grades' values it reaches. */
const rankIn = (subject: Subject, from: string | number): { rank: number; isClass: boolean } => {
  const classes = subject.kind === 'indicator' ? subject.indicator.classes : [];
  return typeof from === 'string'
    ? { rank: classes.findIndex(({ id }) => id === from), isClass: true }
    : { rank: from, isClass: false };
};

const episodesOf = (
  subject: Subject,
  history: History,
  { as, least, gap, grades }: Extract<SignalRule, { detector: 'episode' }>,
): Signal[] => {
  const ranked = grades.map(({ from, severity }) => ({ ...rankIn(subject, from), severity }));
  const classes = subject.kind === 'indicator' ? subject.indicator.classes : [];
  const isClass = ranked.some((one) => one.isClass);
  const rankOf = (value: number) =>
    isClass ? classes.findIndex(({ below }) => below === undefined || value < below) : value;
  // A class that the indicator has not is reached by nothing.
  const known = ranked.filter(({ rank }) => !isClass || rank >= 0).sort((a, b) => a.rank - b.rank);
  if (known.length === 0) return [];
  const found = episodes(history.values, { rankOf, grades: known, least, gap }).map((one) => {
    const id = classes[isClass ? rankOf(one.evidence.value as number) : -1]?.id;
    return { ...one, evidence: { ...one.evidence, ...(id === undefined ? {} : { class: id }) } };
  });
  return timed(history, as, found);
};

const yearsOf = (histories: ReadonlyMap<OutlookPeriod, History>): History | null => {
  const longest = histories.get('month') ?? histories.values().next().value;
  if (!longest) return null;
  return longest.period === 'year' ? longest : coarser(longest, 'year');
};

const monthsOf = (histories: ReadonlyMap<OutlookPeriod, History>): History | null => {
  const own = histories.get('month');
  if (own) return own;
  const finer = histories.get('day') ?? histories.get('hour');
  return finer ? coarser(finer, 'month') : null;
};

/** Begins with January, so that a step's place tells its month. */
const fromJanuary = (history: History): History => {
  const skip = (12 - monthOf(history.starts[0] as Local)) % 12;
  return { ...history, starts: history.starts.slice(skip), values: history.values.slice(skip) };
};

const risesOf = async (
  histories: ReadonlyMap<OutlookPeriod, History>,
  { near, metres, p, months }: Extract<SignalRule, { detector: 'rise' }>,
  nearSource: NearSource,
): Promise<Signal[]> => {
  const monthly = monthsOf(histories);
  const whole = monthly && fromJanuary(monthly);
  const found = whole ? rise(whole.values, { p, months: Math.min(months, whole.values.length) }) : [];
  if (!whole || found.length === 0) return [];
  const source = await nearSource(near, metres);
  return source
    ? timed(whole, 'rising-pollution', found).map((one) => ({
        ...one,
        evidence: { ...one.evidence, near: source },
      }))
    : [];
};

/** How far back from the last value what a detector found is kept up to date: what is older was told, and stays. */
const BACK: Record<OutlookPeriod, number> = { hour: 30 * 24, day: 365, month: 36, year: 10 };

const isRecent = (history: History, { last, since }: Signal): boolean => {
  const place = history.starts.length - BACK[history.period];
  return place <= 0 || (last ?? since) >= (history.starts[place] as Local) || last === null;
};

/** From this moment on signals of a period are found anew each time. */
export const keptFrom = (histories: ReadonlyMap<OutlookPeriod, History>): Local =>
  Math.min(
    ...[...histories.values()].map(
      ({ period, starts }) => starts[Math.max(0, starts.length - BACK[period])] as Local,
    ),
  );

/** All that a subject's declared detectors find in its histories; `own` is that of its own period. */
export const detect = async (
  subject: Subject,
  {
    histories,
    own,
    nearSource,
  }: {
    histories: ReadonlyMap<OutlookPeriod, History>;
    own: History;
    nearSource: NearSource;
  },
): Promise<Signal[]> => {
  const worse = worseOf(subject);
  const found: Signal[] = [];
  for (const rule of rulesOf(subject)) {
    switch (rule.detector) {
      case 'change-point': {
        const years = yearsOf(histories);
        if (years) found.push(...timed(years, 'change-point', changePoint(years.values, { ...rule, worse })));
        break;
      }
      case 'anomaly':
        found.push(
          ...timed(own, 'anomaly', anomaly(own.values, { ...rule, seasonOf: seasonIn(own), worse })),
        );
        break;
      case 'drought':
        found.push(...timed(own, 'drought', droughts(own.values)));
        break;
      case 'episode':
        found.push(...episodesOf(subject, own, rule));
        break;
      case 'rise':
        found.push(...(await risesOf(histories, rule, nearSource)));
        break;
    }
  }
  return found.filter((one) => isRecent(histories.get(one.period) ?? own, one));
};
