import type pg from 'pg';
import { severityNo } from '../../../sql/model/signal.ts';
import { type Local, shifted } from '../../indicators/time.ts';
import { instantFor } from '../make/clock.ts';
import { ofSubject } from '../make/store.ts';
import { keysOf, type Subject } from '../subject.ts';
import type { Signal } from './detect.ts';

const REMOVE = (subject: Subject): string => `delete from signal s where ${ofSubject(subject)}
    and (s.until is null or s.until > $4)
    and not exists (select from jsonb_to_recordset($5::jsonb) as g (kind text, since timestamptz)
      where g.kind = s.kind and g.since = s.since)`;

const CHANGE = (
  subject: Subject,
): string => `update signal s set until = g.until, severity = g.severity, evidence = g.evidence,
    changed_at = now()
  from jsonb_to_recordset($4::jsonb) as g (kind text, since timestamptz, until timestamptz, severity int, evidence jsonb)
  where ${ofSubject(subject)} and s.kind = g.kind and s.since = g.since
    and (s.until is distinct from g.until or s.severity <> g.severity or s.evidence <> g.evidence)`;

const ADD = (
  subject: Subject,
): string => `insert into signal (series_no, indicator_id, feature_id, kind, since, until, severity, evidence)
  select $1, $2, $3, g.kind, g.since, g.until, g.severity, g.evidence
  from jsonb_to_recordset($4::jsonb) as g (kind text, since timestamptz, until timestamptz, severity int, evidence jsonb)
  where not exists (select from signal s where ${ofSubject(subject)} and s.kind = g.kind and s.since = g.since)`;

/**
 * Puts what was found of a subject in the place of what was found before, as far back as detectors look (`from`): what is as it was
 * keeps its row, what is there no more goes, and what is older stays as it was told.
 */
export const storeSignals = async (
  client: pg.ClientBase,
  subject: Subject,
  { signals, from }: { signals: readonly Signal[]; from: Local },
): Promise<void> => {
  const keys = keysOf(subject);
  const rows = signals.map(({ kind, period, since, last, severity, evidence: { at, ...evidence } }) => ({
    kind,
    since: instantFor(subject, period, since),
    until: last === null ? null : instantFor(subject, period, shifted(period, last, 1)),
    severity: severityNo(severity),
    evidence: at === undefined ? evidence : { ...evidence, at: instantFor(subject, period, at) },
  }));
  const given = JSON.stringify(rows);
  await client.query(REMOVE(subject), [...keys, instantFor(subject, 'day', from), given]);
  await client.query(CHANGE(subject), [...keys, given]);
  await client.query(ADD(subject), [...keys, given]);
};
