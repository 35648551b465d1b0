import { Dashboard } from '../../sql/model/api/dashboard.ts';
import { path, read } from '../api.ts';

export const dashboardApi = {
  of: (place: string | null, signal?: AbortSignal) =>
    read(Dashboard, place === null ? '/api/dashboard' : path`/api/dashboard?place=${place}`, signal),
};
