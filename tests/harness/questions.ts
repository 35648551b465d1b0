import { expect } from 'vitest';
import type { Asked } from '../../sql/model/analysis.ts';
import { AnalysisInfo } from '../../sql/model/api/analyses.ts';
import { doJobs } from './jobs/do-jobs.ts';
import { send } from './sign-in.ts';
import type { TestApp } from './use-app.ts';

type Headers = Record<string, string>;
export type Item = { id: string; properties: Record<string, unknown>; geometry: { type: string } };

/** Asks the questions of `/api/analyses` of an application, and reads their answers. */
export const questioner = (world: TestApp) => {
  const post = async (body: unknown, headers: Headers = {}) => {
    const response = await send(world, 'POST', '/api/analyses', { headers, body });
    return { status: response.status, json: await response.json(), headers: response.headers };
  };
  const look = async (id: string, headers: Headers = {}) => {
    const response = await world.get(`/api/analyses/${id}`, { headers });
    return { status: response.status, info: response.ok ? AnalysisInfo.parse(await response.json()) : null };
  };
  return {
    post,
    look,
    /** Asks, and waits for the answer; on a busy machine a job may have to give it. */
    ask: async (question: Asked, headers: Headers = {}): Promise<AnalysisInfo> => {
      const { status, json } = await post(question, headers);
      expect([200, 202], JSON.stringify(json)).toContain(status);
      if (status === 200) return AnalysisInfo.parse(json);
      await doJobs(world.db);
      return (await look(json.id, headers)).info as AnalysisInfo;
    },
    /** The features of an answer's layer. */
    itemsOf: async ({ layer }: AnalysisInfo): Promise<Item[]> => {
      const response = await world.get(`/api/collections/${layer}/items?limit=1000`);
      expect(response.status).toBe(200);
      return ((await response.json()) as { features: Item[] }).features;
    },
    /** Changes a published layer behind the server's back. */
    set: async (layer: string, columns: string): Promise<void> => {
      await world.db.pool.query(`update layer set ${columns} where id = $1`, [layer]);
      await world.services.catalogue.refresh();
    },
  };
};
