import { cleaned } from '../../server/briefs/clean.ts';
import { openSetter } from '../../server/briefs/compile/setter.ts';
import { reportOf } from '../../server/briefs/report/report.ts';
import type { Sight } from '../../server/briefs/sight.ts';
import { themeBrief } from '../../server/briefs/theme/brief.ts';
import { wordsIn } from '../../server/briefs/words/words.ts';
import type { StartedApp } from '../harness/use-app.ts';
import { medians } from './measure.ts';
import type { Row } from './table.ts';

const RUNS = 7;
/** What nobody waits longer for. */
const MOST_MS = 10_000;
/** What the job gives itself for setting a report. */
const REPORT_MS = 5 * 60_000;

/**
 * A brief of a theme in Arabic, gathered and set again each time: against one line set by the same compiler, and the
 * very first one, which starts that, against ten seconds.
 */
export const briefRows = async ({ services }: StartedApp, layer: string): Promise<Row[]> => {
  await services.catalogue.refresh();
  const snapshot = services.catalogue.now();
  const theme = snapshot.layers.get(layer)?.manifest.theme ?? '';
  const sight: Sight = {
    ...{ db: services.db, country: services.country, snapshot, language: 'ar', words: wordsIn('ar') },
    ...{ base: 'http://localhost', now: new Date(), signal: new AbortController().signal },
  };
  const setter = openSetter({ timeoutMs: REPORT_MS, memoryMb: 600 });
  const brief = async () => setter.set('brief', cleaned(await themeBrief(sight, theme)), sight.now);
  const trivial = () => setter.set('trivial', { text: 'بيئتنا' }, sight.now);
  const from = performance.now();
  await brief();
  const first = performance.now() - from;
  const { ours, theirs } = await medians(RUNS, brief, trivial);
  const started = performance.now();
  const report = await reportOf({ ...sight, year: sight.now.getFullYear() - 1 }, async () => undefined);
  await setter.set('report', cleaned(report), sight.now);
  const whole = performance.now() - started;
  await setter.close();
  return [
    {
      what: 'brief of a theme, against one line set',
      ...{ ours, theirs },
      unit: 'ms',
      aim: { kind: 'most', ratio: 150 },
    },
    {
      what: 'first brief after the start, against 10 s',
      ours: first,
      theirs: MOST_MS,
      unit: 'ms',
      aim: { kind: 'most', ratio: 0.5 },
    },
    {
      what: 'yearly report of all themes and places, against the five minutes that setting it may take',
      ours: whole,
      theirs: REPORT_MS,
      unit: 'ms',
      aim: { kind: 'most', ratio: 0.5 },
    },
  ];
};
