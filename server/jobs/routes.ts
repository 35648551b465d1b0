import type { Request } from 'express';
import { Job, JobKinds, JobPage, JobsQuery } from '../../sql/model/api/jobs.ts';
import { accountOf } from '../accounts/who.ts';
import { type Asked, type Endpoint, endpoint, NO_QUERY, pathOf } from '../http/endpoint.ts';
import { notFound } from '../http/error.ts';
import type { Services } from '../services.ts';
import { listJobs, listKinds } from './list.ts';
import { cancelJob, retryJob, seenJob } from './operate.ts';
import { shownTo } from './shown.ts';

const TAG = 'Jobs';
const OPERATORS = { may: 'jobs.manage' } as const;
const ONE = { 200: { description: 'The job', content: { 'application/json': Job } } };
const PAGE = { 200: { description: 'A page of jobs', content: { 'application/json': JobPage } } };

const numberOf = (request: Request): number => {
  const text = pathOf(request, 'job');
  if (!/^[1-9]\d{0,14}$/.test(text)) throw notFound('no-such-thing', text);
  return Number(text);
};

const sendJob = async ({ db }: Services, { request, response, who }: Asked<typeof NO_QUERY>) =>
  void response.json(shownTo(who)(await seenJob(db.pool, numberOf(request), who)) satisfies Job);

const sendPage = async (
  { db }: Services,
  { response, query, who }: Asked<typeof JobsQuery>,
  startedBy: string | null,
): Promise<void> => {
  const { rows, next } = await listJobs(db.pool, query, startedBy);
  response.json({ jobs: rows.map(shownTo(who)), next } satisfies JobPage);
};

const operated =
  (operate: typeof cancelJob) =>
  async (services: Services, asked: Asked<typeof NO_QUERY>): Promise<void> => {
    await operate(services.db, asked.who, numberOf(asked.request));
    await sendJob(services, asked);
  };

/** `/api/jobs...`: what is done outside of requests, for operators and for who had it done. */
export const jobEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/jobs',
    access: OPERATORS,
    tag: TAG,
    summary: 'Jobs, newest first',
    query: JobsQuery,
    answers: PAGE,
    handle: (services, asked) => sendPage(services, asked, null),
  }),
  endpoint({
    path: '/api/jobs/mine',
    access: 'account',
    tag: TAG,
    summary: 'Jobs that one started oneself, in a browser or by a key; newest first',
    query: JobsQuery,
    answers: PAGE,
    handle: (services, asked) => sendPage(services, asked, accountOf(asked.who)),
  }),
  endpoint({
    path: '/api/jobs/kinds',
    access: OPERATORS,
    tag: TAG,
    summary: 'Kinds of jobs, with how many there are',
    query: NO_QUERY,
    answers: { 200: { description: 'All kinds', content: { 'application/json': JobKinds } } },
    handle: async ({ db }, { response }) => void response.json((await listKinds(db.pool)) satisfies JobKinds),
  }),
  endpoint({
    path: '/api/jobs/{job}',
    access: 'account',
    tag: TAG,
    summary: 'A job',
    query: NO_QUERY,
    answers: ONE,
    handle: sendJob,
  }),
  endpoint({
    method: 'post',
    path: '/api/jobs/{job}/cancel',
    access: 'account',
    tag: TAG,
    summary: 'Cancels a job',
    description: 'One that waits ends at once; one that runs in some seconds, without an effect from now on.',
    query: NO_QUERY,
    answers: ONE,
    handle: operated(cancelJob),
  }),
  endpoint({
    method: 'post',
    path: '/api/jobs/{job}/retry',
    access: OPERATORS,
    tag: TAG,
    summary: 'Has a dead job tried again',
    query: NO_QUERY,
    answers: ONE,
    handle: operated(retryJob),
  }),
];
