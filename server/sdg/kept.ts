import type { Request, Response } from 'express';
import type pg from 'pg';
import { etagOf } from '../http/etag.ts';
import type { Snapshot } from '../layers/catalogue.ts';
import { seen } from '../layers/seen.ts';
import { stateOf } from '../layers/state.ts';
import type { Services } from '../services.ts';
import { type SdgFacts, type SdgSight, sdgFacts } from './facts.ts';

/** What has no revision of a layer: files that were taken in, and what officers say. */
const STATE = `select concat_ws(' ', (select concat(count(*), ' ', max(imported_at)) from sdg_dataset),
  (select concat(count(*), ' ', max(changed_at)) from sdg_reporting)) as state`;

const DAY_LETTERS = 10;

const tagOf = async (pool: pg.Pool, { layers, indicators }: Snapshot, now: Date): Promise<string> => {
  const { rows } = await pool.query<{ state: string }>(STATE);
  const states = [...indicators.keys()].flatMap((id) => {
    const layer = layers.get(id);
    return layer ? [`${id} ${stateOf(layer)}`] : [];
  });
  return etagOf(rows[0]?.state ?? '', now.toISOString().slice(0, DAY_LETTERS), ...states);
};

type Known = { tag: string; sight: SdgSight; facts: SdgFacts };
const known = new WeakMap<Snapshot, { tag: string; made: Promise<Known> }>();

/** What is known of the goals as whoever sees a snapshot may know it; made once for all who see the same. */
export const knownOf = async ({ db, country }: Services, snapshot: Snapshot): Promise<Known> => {
  const now = new Date();
  const tag = await tagOf(db.pool, snapshot, now);
  const before = known.get(snapshot);
  if (before?.tag === tag) return before.made;
  // Others may wait for it: it is made to its end, whoever goes away.
  const sight: SdgSight = { db, country, snapshot, now, signal: new AbortController().signal };
  const made = sdgFacts(sight).then((facts) => ({ tag, sight, facts }));
  known.set(snapshot, { tag, made });
  made.catch(() => known.delete(snapshot));
  return made;
};

/** As `knownOf`, for a request. */
export const knownFor = (services: Services, request: Request): Promise<Known> =>
  knownOf(services, seen(services, request));

/** Answers a text that is offered as a file. */
export const sendFile = (
  response: Response,
  { type, name, text }: Record<'type' | 'name' | 'text', string>,
): void =>
  void response
    .set({ 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` })
    .send(text);
