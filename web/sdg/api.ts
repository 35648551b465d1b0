import { SdgGoalInfo, SdgOverview } from '../../sql/model/api/sdg.ts';
import { path, read } from '../api.ts';

export const sdgApi = {
  overview: (signal?: AbortSignal) => read(SdgOverview, '/api/sdg', signal),
  goal: (id: string, signal?: AbortSignal) => read(SdgGoalInfo, path`/api/sdg/goals/${id}`, signal),
};
