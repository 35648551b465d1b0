import type { AnalysisInfo } from '../../sql/model/api/analyses.ts';
import { JOB_ERRORS } from '../../sql/model/job-errors.ts';
import type { Text } from '../../sql/model/text.ts';
import { itemsUrl } from '../features/links.ts';
import type { Snapshot } from '../layers/catalogue.ts';
import { stateOf } from '../layers/state.ts';
import type { AnalysisRow } from './store.ts';

const ERRORS: Readonly<Record<string, Text>> = JOB_ERRORS;

/** A job that ended without the answer: cancelled, or dead. */
export const shownState = ({ state, job_state }: AnalysisRow): AnalysisInfo['state'] => {
  if (state !== 'waiting') return state;
  if (job_state === 'dead') return 'failed';
  return job_state === 'running' || job_state === 'cancelled' ? job_state : 'waiting';
};

/** Whether somebody sees what a question was asked of: to all others it was never asked. */
export const isSeen = ({ inputs, layer_id }: AnalysisRow, { layers, answers }: Snapshot): boolean =>
  (layer_id !== null && answers.has(layer_id)) ||
  inputs.every(({ kind, id }) => kind === 'series' || layers.has(id) || answers.has(id));

const errorOf = (row: AnalysisRow): AnalysisInfo['error'] => {
  const code = row.error ?? row.job_error;
  if (shownState(row) !== 'failed' || code === null) return null;
  return { code, title: ERRORS[code] ?? ERRORS.failed! };
};

/** A question as whoever asks sees it. */
export const shown = (
  row: AnalysisRow,
  about: { snapshot: Snapshot; base: string; isCurrent: boolean; ticket?: string | undefined },
): AnalysisInfo => {
  const layer = row.layer_id === null ? undefined : about.snapshot.answers.get(row.layer_id);
  return {
    id: row.id,
    state: shownState(row),
    question: row.question,
    title: row.title,
    inputs: row.inputs,
    isCurrent: about.isCurrent,
    progress: row.state === 'waiting' ? row.progress : null,
    error: errorOf(row),
    createdAt: row.created_at.toISOString(),
    figures: row.result,
    layer: layer?.id ?? null,
    links: {
      self: `${about.base}/api/analyses/${row.id}`,
      layer: layer ? `${about.base}/api/layers/${layer.id}` : null,
      tiles: layer ? `${about.base}/tiles/${layer.id}/{z}/{x}/{y}.mvt?v=${stateOf(layer)}` : null,
      items: layer ? itemsUrl(about.base, layer.id) : null,
    },
    ...(about.ticket === undefined ? {} : { ticket: about.ticket }),
  };
};
