import { Gauge, type Registry } from 'prom-client';
import type { Db } from '../../sql/db.ts';
import { JOB_KINDS } from '../../sql/jobs/kinds.ts';
import { JOB_STATES } from '../../sql/model/job.ts';
import { countJobs, type JobCount } from './list.ts';

/** Counted once for all gauges that are read together; nothing while the database is away. */
const counter = ({ pool }: Db): (() => Promise<JobCount[] | null>) => {
  let asked: Promise<JobCount[] | null> | null = null;
  return () => {
    asked ??= countJobs(pool)
      .catch(() => null)
      .finally(() => {
        asked = null;
      });
    return asked;
  };
};

/** Jobs by kind and state, and how long what is due waits, counted when they are asked for. */
export const measureJobs = (registry: Registry, db: Db): void => {
  const count = counter(db);
  const kinds = Object.keys(JOB_KINDS);
  new Gauge({
    name: 'jobs',
    help: 'Jobs by kind and state',
    labelNames: ['kind', 'state'],
    registers: [registry],
    async collect() {
      const counts = await count();
      this.reset();
      if (!counts) return;
      for (const kind of kinds) for (const state of JOB_STATES) this.set({ kind, state }, 0);
      for (const { kind, state, count: n } of counts) this.set({ kind, state }, n);
    },
  });
  new Gauge({
    name: 'jobs_oldest_waiting_seconds',
    help: 'How long the oldest job of a kind has been due without being taken',
    labelNames: ['kind'],
    registers: [registry],
    async collect() {
      const counts = await count();
      this.reset();
      if (!counts) return;
      for (const kind of kinds) this.set({ kind }, 0);
      for (const { kind, since } of counts)
        if (since) this.set({ kind }, Math.max(0, (Date.now() - since.getTime()) / 1000));
    },
  });
};
