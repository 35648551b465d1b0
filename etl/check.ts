import { type CheckContext, checkRow, type Finding, finding } from '../sql/model/check-row.ts';
import type { LayerDeclaration } from '../sql/model/layer.ts';
import { columnsOf, type Properties } from '../sql/model/property.ts';
import { fold } from '../sql/model/text.ts';
import { digestOf, fidOf, idOf } from './check/identity.ts';
import { type Period, periodOf } from './check/period.ts';
import { type Box, checkShape } from './check/shape.ts';
import { checkValidity } from './check/validity.ts';
import type { Geos } from './geometry/geos.ts';
import { type Shape, writeWkb } from './geometry/wkb.ts';
import type { Draft } from './theme.ts';

/** A feature that passed every check, ready to be stored; `wkb` is its geometry in EPSG:4326. */
export type Feature = {
  id: string;
  fid: number;
  properties: Properties;
  shape: Shape;
  wkb: Buffer;
  period: Period;
  searchText: string | null;
  digest: string;
};

/** What a check needs besides the row: the layer, where rows may lie, which places there are, and GEOS. */
export type Checks = CheckContext & { layer: LayerDeclaration; bounds: Box; geos: Geos };

/** A feature, or null where a finding rejects the row. */
export type Result = { feature: Feature | null; findings: Finding[] };

/** The folded values of the searchable properties, one to a line. */
export const searchTextOf = (layer: LayerDeclaration, properties: Properties): string | null => {
  const columns = layer.properties.filter(({ search }) => search).flatMap(columnsOf);
  const values = columns.map((column) => properties[column] ?? null).filter((value) => value !== null);
  return values.length === 0 ? null : [...new Set(values.map((value) => fold(String(value))))].join('\n');
};

const rejects = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'reject');

const themeFindings = (draft: Draft): Finding[] =>
  (draft.warnings ?? []).map((warning) => ({ severity: 'warning', ...warning }));

const WORLD: Box = [-180, -90, 180, 90];

const checkGeometry = (draft: Draft, checks: Checks): { shape: Shape | null; findings: Finding[] } => {
  const bounds = checks.layer.worldwide ? WORLD : checks.bounds;
  const checked = checkShape(draft.geometry ?? null, checks.layer.geometry, bounds);
  if (checked.kind === 'refused') return { shape: null, findings: [checked.finding] };
  const valid = checkValidity(checked.shape, checks.geos);
  return { shape: valid.shape, findings: [...checked.findings, ...valid.findings] };
};

const checkPeriod = (draft: Draft): { period: Period | null; findings: Finding[] } => {
  const period = periodOf(draft.validFrom, draft.validTo);
  const value = `${draft.validFrom ?? '…'}/${draft.validTo ?? '…'}`;
  return { period, findings: period ? [] : [finding('reject', 'bad-validity', { value })] };
};

const assemble = (
  layer: LayerDeclaration,
  properties: Properties,
  id: string,
  shape: Shape,
  period: Period,
): Feature => {
  const wkb = writeWkb(shape, 4326);
  const searchText = searchTextOf(layer, properties);
  const digest = digestOf([id, properties, period.from, period.to, searchText], wkb);
  return { id, fid: fidOf(id), properties, shape, wkb, period, searchText, digest };
};

/**
 * Holds one draft against its layer: properties, geometry, validity in time, key. All findings are given at once, so that
 * a person need not come back for the second one.
 */
export const checkDraft = (draft: Draft, checks: Checks): Result => {
  const row = checkRow(checks.layer.properties, draft.properties, checks);
  const geometry = checkGeometry(draft, checks);
  const time = checkPeriod(draft);
  const findings = [...themeFindings(draft), ...row.findings, ...geometry.findings, ...time.findings];
  const id = idOf(checks.layer.key, row.properties);
  if (id === null && !rejects(row.findings)) {
    const field = checks.layer.key.find((name) => (row.properties[name] ?? null) === null) ?? null;
    findings.push(finding('reject', 'missing-value', { field }));
  }
  if (rejects(findings) || id === null || !geometry.shape || !time.period) return { feature: null, findings };
  return { feature: assemble(checks.layer, row.properties, id, geometry.shape, time.period), findings };
};
