import { badParameter } from '../http/error.ts';

/** A moment or span of time, both ends included; null is open. */
export type Period = { from: Date | null; to: Date | null };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;
const DAY_MS = 86_400_000;

const invalid = (reason: string) => badParameter('datetime', 'invalid-parameter', { reason });

const moment = (text: string): { from: Date; to: Date } => {
  const isDay = DAY.test(text);
  if (!isDay && !INSTANT.test(text)) throw invalid(`${text.slice(0, 40)}: RFC 3339`);
  const from = new Date(isDay ? `${text}T00:00:00Z` : text.toUpperCase());
  // Date rolls 31 February over to March; a day that does not exist is an error.
  if (Number.isNaN(from.getTime()) || (isDay && from.toISOString().slice(0, 10) !== text))
    throw invalid(text);
  return { from, to: isDay ? new Date(from.getTime() + DAY_MS - 1) : from };
};

const isOpen = (text: string): boolean => text === '..' || text === '';

/**
 * Reads `datetime` as OGC API - Features has it (7.15.4): an instant or a day, or an interval `a/b` whose ends may be
 * open (`..`). A day is the whole of it, in UTC. Throws a 400.
 */
export const periodOf = (text: string): Period => {
  const parts = text.split('/');
  if (parts.length === 1) return moment(text);
  const [start = '', end = ''] = parts;
  if (parts.length > 2 || (isOpen(start) && isOpen(end))) throw invalid(text.slice(0, 80));
  const period = { from: isOpen(start) ? null : moment(start).from, to: isOpen(end) ? null : moment(end).to };
  if (period.from && period.to && period.from > period.to) throw invalid(`${start} > ${end}`);
  return period;
};

/** One spelling for a period, for keys and tags. */
export const periodKey = (period: Period | null): string =>
  period ? `${period.from?.toISOString() ?? '..'}/${period.to?.toISOString() ?? '..'}` : '';
