import { RiskInfo, RiskInputs, RiskList } from '../../sql/model/api/risks.ts';
import { path, read } from '../api.ts';

export const riskApi = {
  all: async (signal?: AbortSignal) => (await read(RiskList, '/api/risks', signal)).risks,
  one: (id: string, signal?: AbortSignal) => read(RiskInfo, path`/api/risks/${id}`, signal),
  inputs: (id: string, signal?: AbortSignal) => read(RiskInputs, path`/api/risks/${id}/inputs`, signal),
};

/** The page of a risk. */
export const riskAddress = (id: string, query = ''): string => `${path`/risk/${id}`}${query}`;
