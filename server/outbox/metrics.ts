import { Gauge, type Registry } from 'prom-client';
import type { Db } from '../../sql/db.ts';
import { CHANNELS, MESSAGE_STATES } from '../../sql/model/message.ts';

/** Messages by state and channel, counted when they are asked for; while the database is away, none are shown. */
export const measureMessages = (registry: Registry, { pool }: Db): Gauge =>
  new Gauge({
    name: 'outbox_messages',
    help: 'Messages by state and channel',
    labelNames: ['state', 'channel'],
    registers: [registry],
    async collect() {
      this.reset();
      const found = await pool
        .query<{ state: string; channel: string; count: number }>(
          'select state, channel, count(*) as count from message group by state, channel',
        )
        .catch(() => null);
      if (!found) return;
      for (const state of MESSAGE_STATES) for (const channel of CHANNELS) this.set({ state, channel }, 0);
      for (const { state, channel, count } of found.rows) this.set({ state, channel }, count);
    },
  });
