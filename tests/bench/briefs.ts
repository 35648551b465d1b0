import { cleaned } from '../../server/briefs/clean.ts';
import { openSetter } from '../../server/briefs/compile/setter.ts';
import { placeBrief } from '../../server/briefs/place/brief.ts';
import { reportOf } from '../../server/briefs/report/report.ts';
import type { Sight } from '../../server/briefs/sight.ts';
import { themeBrief } from '../../server/briefs/theme/brief.ts';
import { wordsIn } from '../../server/briefs/words/words.ts';
import { countryOf } from '../../sql/countries/index.ts';
import { median, medians } from './measure.ts';
import { openStarter } from './starter.ts';
import type { Row } from './table.ts';

const RUNS = 7;
/** What nobody waits longer for. */
const MOST_MS = 10_000;
/** What the job gives itself for setting a report. */
const REPORT_MS = 5 * 60_000;
const THEME = 'water';
const PLACE = 'governorate:ins:11';
/** The newest year that the samples of the starter pack are whole in. */
const YEAR = 2024;

/**
 * Briefs of a theme and of a place of the starter pack in Arabic, gathered and set again each time: against one line set by the same
 * compiler, and against the ten seconds that nobody waits longer for, as the very first one, which starts that; and the yearly
 * report of all its places and themes. `url`: of a database of the server engine.
 */
export const briefRows = async (url: string): Promise<Row[]> => {
  const app = await openStarter(url);
  const { services } = app;
  const sight: Sight = {
    ...{ db: services.db, country: countryOf('tn'), snapshot: services.catalogue.now() },
    ...{ language: 'ar', words: wordsIn('ar'), base: 'http://localhost', now: new Date() },
    signal: new AbortController().signal,
  };
  const setter = openSetter({ timeoutMs: REPORT_MS, memoryMb: 600 });
  const ofTheme = async () => setter.set('brief', cleaned(await themeBrief(sight, THEME)), sight.now);
  const ofPlace = async () => setter.set('brief', cleaned(await placeBrief(sight, PLACE)), sight.now);
  const trivial = () => setter.set('trivial', { text: 'بيئتنا' }, sight.now);
  const from = performance.now();
  await ofPlace();
  const first = performance.now() - from;
  const theme = await medians(RUNS, ofTheme, trivial);
  const place = await median(RUNS, ofPlace);
  const started = performance.now();
  const report = await reportOf({ ...sight, year: YEAR }, async () => undefined);
  await setter.set('report', cleaned(report), sight.now);
  const whole = performance.now() - started;
  await setter.close();
  await app.close();
  return [
    {
      what: 'brief of a theme, against one line set',
      ...theme,
      unit: 'ms',
      aim: { kind: 'most', ratio: 150 },
    },
    {
      what: 'brief of a place, against 10 s',
      ours: place,
      theirs: MOST_MS,
      unit: 'ms',
      aim: { kind: 'most', ratio: 0.2 },
    },
    {
      what: 'first brief after the start, against 10 s',
      ours: first,
      theirs: MOST_MS,
      unit: 'ms',
      aim: { kind: 'most', ratio: 0.5 },
    },
    {
      what: `yearly report of ${report.parts.reduce((sum, { pages }) => sum + pages.length, 0)} places and themes, against the five minutes that setting it may take`,
      ours: whole,
      theirs: REPORT_MS,
      unit: 'ms',
      aim: { kind: 'most', ratio: 0.5 },
    },
  ];
};
