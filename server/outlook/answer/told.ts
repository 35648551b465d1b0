import type { OutlookOne, PastOutlooks } from '../../../sql/model/api/outlook.ts';
import type { OutlookStep, StoredStep } from '../../../sql/model/outlook.ts';
import type { Text } from '../../../sql/model/text.ts';
import { zoneOf } from '../../indicators/zone.ts';
import type { PublishedLayer, Snapshot } from '../../layers/catalogue.ts';
import type { OutlookRow } from './rows.ts';
import { subjectOf } from './subject.ts';

/** Without what only judging needs. */
const stepOf = ({ z: _, ...step }: StoredStep): OutlookStep => step;

/** What a limit is called, and the text that sets it. */
const limitTitles = (
  row: OutlookRow,
  { parameters, indicators }: Snapshot,
): Map<string, { title: Text; text: Text | null }> => {
  const parameter = parameters.get(row.parameter_id ?? '')?.manifest;
  const indicator = indicators.get(row.indicator_id ?? '')?.manifest;
  return new Map([
    ...(parameter?.limits ?? []).map(({ id, title, text }) => [id, { title, text }] as const),
    ...(indicator?.classes ?? []).map(
      ({ id, title }) => [id, { title, text: indicator?.classesSource ?? null }] as const,
    ),
  ]);
};

/** A series is driven by another of its own layer; an indicator by one that is hidden for itself. */
const seesDriver = ({ indicator_id, fit }: OutlookRow, { indicators }: Snapshot): boolean =>
  indicator_id === null || fit.driver === null || indicators.has(fit.driver);

/** A forecast as it is told; null where nothing of it may be. Limits that are declared no more are left out. */
export const outlookOf = (
  row: OutlookRow,
  { layer, snapshot, timeZone }: { layer: PublishedLayer; snapshot: Snapshot; timeZone: string },
): OutlookOne | null => {
  const subject = subjectOf(row, layer, snapshot);
  if (!subject || !seesDriver(row, snapshot)) return null;
  const titles = limitTitles(row, snapshot);
  return {
    no: row.no,
    subject,
    period: row.period,
    timeZone: row.time_zone ?? zoneOf(row.period, timeZone),
    origin: row.origin.toISOString(),
    madeAt: row.made_at.toISOString(),
    method: row.method,
    beatsNaive: row.beats_naive,
    fit: row.fit,
    steps: row.steps.map(stepOf),
    skill: row.skill,
    exceedance: row.exceedance.flatMap((one) => {
      const declared = titles.get(one.limit);
      return declared ? [{ ...one, ...declared }] : [];
    }),
    extremes: row.extremes,
    stock: row.stock,
  };
};

/** A forecast of those that there were, with what came of it. */
export const pastOf = (row: OutlookRow): PastOutlooks['outlooks'][number] => ({
  no: row.no,
  period: row.period,
  origin: row.origin.toISOString(),
  madeAt: row.made_at.toISOString(),
  isCurrent: row.is_current,
  method: row.method,
  beatsNaive: row.beats_naive,
  steps: row.steps.map(stepOf),
  judged: row.judged,
});
