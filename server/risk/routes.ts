import { z } from 'zod';
import { RiskInfo, RiskInputs, RiskList, RiskValues } from '../../sql/model/api/risks.ts';
import { Lang } from '../features/query.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { sendRisk, sendRiskInputs, sendRisks, sendRiskValues } from './answers.ts';
import { RiskInputsQuery, RiskValuesQuery } from './query.ts';

const TAG = 'Risks';
const JSON_TYPE = 'application/json';
const OnlyLang = z.object({ lang: Lang });

/** `/api/risks...`: where hazards meet people who are exposed, vulnerable and ill prepared, and how sure that is. */
export const riskEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/risks',
    access: 'public',
    tag: TAG,
    summary: 'Risk models',
    description: 'With their dimensions, weights, bounds, classes and the texts that these follow.',
    query: OnlyLang,
    answers: { 200: { description: 'Risk models', content: { [JSON_TYPE]: RiskList } } },
    handle: sendRisks,
  }),
  endpoint({
    path: '/api/risks/{id}',
    access: 'public',
    tag: TAG,
    summary: 'One risk model',
    query: OnlyLang,
    answers: { 200: { description: 'A risk model', content: { [JSON_TYPE]: RiskInfo } } },
    handle: sendRisk,
  }),
  endpoint({
    path: '/api/risks/{id}/values',
    access: 'public',
    tag: TAG,
    summary: 'Scores of a risk',
    description:
      'The highest first: score, class, range of ranks, confidence, dimensions, and what each input gives to the score.',
    query: RiskValuesQuery,
    answers: {
      200: { description: 'Scores of a period', content: { [JSON_TYPE]: RiskValues, 'text/csv': 'text' } },
    },
    handle: sendRiskValues,
  }),
  endpoint({
    path: '/api/risks/{id}/inputs',
    access: 'public',
    tag: TAG,
    summary: 'What scores were computed from',
    description: 'Columns by input, places within periods: enough to compute the model with other weights.',
    query: RiskInputsQuery,
    answers: { 200: { description: 'Inputs by place and period', content: { [JSON_TYPE]: RiskInputs } } },
    handle: sendRiskInputs,
  }),
];
