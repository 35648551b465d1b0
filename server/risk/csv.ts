import Papa from 'papaparse';
import type { RiskValue } from '../../sql/model/api/risks.ts';
import { riskInputs } from '../../sql/model/risk.ts';
import type { Language } from '../../sql/model/text.ts';
import { provenanceOf } from '../indicators/answer/csv.ts';
import type { Snapshot } from '../layers/catalogue.ts';
import type { Risk } from './info.ts';

const HEAD = ['risk', 'place', 'name', 'period', 'score', 'class', 'lower', 'upper'];
const SURE = ['rank_first', 'rank_last', 'of', 'confidence', 'coverage', 'missing'];
const SOURCE = ['_source', '_licence', '_sample'];

/** Scores as a table, a column for each dimension and for what each input gives; a rank never without its range. */
export const csvOf = (
  values: readonly RiskValue[],
  { shown, model }: Risk,
  { snapshot, language, bom }: { snapshot: Snapshot; language: Language; bom: boolean },
): string => {
  const dimensions = model.dimensions.map(({ id }) => id);
  const inputs = riskInputs(model);
  const { cells } = provenanceOf(shown, snapshot, language);
  const rows = values.map((one) => [
    shown.layer.id,
    one.place,
    one.name[language] ?? Object.values(one.name)[0] ?? '',
    ...[one.period, one.score, one.class, one.lower, one.upper],
    ...[one.ranks?.first, one.ranks?.last, one.ranks?.of, one.confidence, one.coverage, one.missing],
    ...dimensions.map((id) => one.dimensions[id]),
    ...inputs.map((input) => one.contributions[input]),
    ...cells,
  ]);
  const head = [
    ...HEAD,
    ...SURE,
    ...dimensions.map((id) => `score_${id}`),
    ...inputs.map((input) => `part_${input}`),
    ...SOURCE,
  ];
  return `${bom ? '\ufeff' : ''}${Papa.unparse([head, ...rows], { newline: '\r\n' })}\r\n`;
};
