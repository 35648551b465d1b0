import { badParameter } from '../http/error.ts';
import type { DrawnRow } from './answer.ts';

/** Answers with more features than this are no map that anybody reads, and would fill the disk. */
export const MOST_FEATURES = 20_000;
/** Bytes of hex; half as many are stored. */
export const MOST_GEOMETRY = 40_000_000;

/** 400 for an answer that would have too many features, or too much of shape: a smaller one is to be asked for. */
export const boundedRows = <Row extends object>(rows: readonly Row[]): readonly Row[] => {
  if (rows.length > MOST_FEATURES)
    throw badParameter('of', 'answer-too-large', { found: rows.length, most: MOST_FEATURES });
  return rows;
};

/** The same of features that are drawn. */
export const boundedShapes = (rows: readonly DrawnRow[]): readonly DrawnRow[] => {
  boundedRows(rows);
  const size = rows.reduce((sum, { geometry }) => sum + geometry.length, 0);
  if (size > MOST_GEOMETRY)
    throw badParameter('of', 'answer-too-large', {
      found: `${Math.round(size / 2e6)} MB`,
      most: `${MOST_GEOMETRY / 2e6} MB`,
    });
  return rows;
};
