import { z } from 'zod';
import { audit } from '../../../sql/audit.ts';
import { enqueue } from '../../../sql/jobs/enqueue.ts';
import { CalendarEntry } from '../../../sql/model/records/clock.ts';
import { transaction } from '../../../sql/transaction.ts';
import { actorOf } from '../../accounts/who.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../../http/endpoint.ts';
import { badParameter, notFound } from '../../http/error.ts';
import { CALENDAR_KEY } from '../calendar/move.ts';
import { changedSettings } from '../machine.ts';
import { kindOf, numbersOf } from '../types.ts';

const JSON_TYPE = 'application/json';
/** Rules of all structures are an administrator's, as accounts are. */
const given = { access: { may: 'accounts.manage', by: 'browser' }, tag: 'Records', query: NO_QUERY } as const;

const KeptEntry = CalendarEntry.safeExtend({ no: z.int() });
const Number_ = z.string().regex(/^[1-9]\d{0,14}$/);

/** A number of the path; 404 where it can be none. */
const noOf = (text: string): number => {
  if (!Number_.safeParse(text).success) throw notFound('no-such-thing', text);
  return Number(text);
};

const SET = `insert into record_setting (module, id, value) values ($1, $2, $3)
  on conflict (module, id) do update set value = excluded.value, changed_at = now()`;

/** What administrators set of the rules of modules, and when offices are closed. */
export const settingEndpoints: readonly Endpoint[] = [
  endpoint({
    ...given,
    method: 'put',
    path: '/api/office/records/{module}/settings/{setting}',
    summary: 'Sets a number of a module’s rules; clocks that run keep the one that they started with',
    body: z.strictObject({ value: z.int() }),
    answers: { 204: { description: 'Set' } },
    handle: async ({ db, modules }, { request, response, body, who }) => {
      const kind = kindOf(modules, pathOf(request, 'module'));
      const id = pathOf(request, 'setting');
      const setting = kind.type.settings.find((one) => one.id === id);
      if (!setting) throw notFound('no-such-thing', id);
      const { min, max } = setting;
      if (body.value < min || body.value > max)
        throw badParameter('value', 'invalid-parameter', { reason: `${min} – ${max}` });
      await transaction(db, async (client) => {
        const before = numbersOf(kind, await changedSettings(client, kind.module.id))[id];
        await client.query(SET, [kind.module.id, id, body.value]);
        await audit(client, {
          actor: actorOf(who),
          action: 'case.setting.set',
          object: { kind: 'module', id: kind.module.id },
          before: { [id]: before },
          after: { [id]: body.value },
        });
      });
      response.status(204).end();
    },
  }),
  endpoint({
    ...given,
    path: '/api/office/calendar',
    summary: 'Days on which offices are closed, beside those that come every year',
    answers: {
      200: {
        description: 'By their day',
        content: { [JSON_TYPE]: z.strictObject({ entries: z.array(KeptEntry) }) },
      },
    },
    handle: async ({ db }, { response }) => {
      const { rows } = await db.pool.query(
        'select no, from_day as "from", to_day as "to", kind, title, source from calendar_entry order by from_day, no',
      );
      response.json({ entries: rows });
    },
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/office/calendar',
    summary: 'Enters days on which offices are closed; open deadlines move by a job',
    body: CalendarEntry,
    answers: { 201: { description: 'Entered', content: { [JSON_TYPE]: KeptEntry } } },
    handle: async ({ db }, { response, body, who }) => {
      const entry = await transaction(db, async (client) => {
        const { rows } = await client.query<{ no: number }>(
          'insert into calendar_entry (from_day, to_day, kind, title, source) values ($1, $2, $3, $4, $5) returning no',
          [body.from, body.to, body.kind, JSON.stringify(body.title), body.source],
        );
        const { no } = rows[0]!;
        const after = { from: body.from, to: body.to, kind: body.kind };
        const object = { kind: 'calendar', id: String(no) };
        await audit(client, { actor: actorOf(who), action: 'case.calendar.add', object, after });
        await enqueue(client, 'cases.calendar', {}, { uniqueKey: CALENDAR_KEY, actor: actorOf(who) });
        return { no, ...body };
      });
      response.status(201).json(entry);
    },
  }),
  endpoint({
    ...given,
    method: 'delete',
    path: '/api/office/calendar/{no}',
    summary: 'Takes an entry back; open deadlines move by a job',
    answers: { 204: { description: 'Taken back' } },
    handle: async ({ db }, { request, response, who }) => {
      const no = noOf(pathOf(request, 'no'));
      await transaction(db, async (client) => {
        const { rows } = await client.query<{ from: string; to: string; kind: string }>(
          'delete from calendar_entry where no = $1 returning from_day as "from", to_day as "to", kind',
          [no],
        );
        if (!rows[0]) throw notFound('no-such-thing', String(no));
        const object = { kind: 'calendar', id: String(no) };
        await audit(client, { actor: actorOf(who), action: 'case.calendar.remove', object, before: rows[0] });
        await enqueue(client, 'cases.calendar', {}, { uniqueKey: CALENDAR_KEY, actor: actorOf(who) });
      });
      response.status(204).end();
    },
  }),
];
