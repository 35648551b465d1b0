import { audit } from '../../../sql/audit.ts';
import { enqueue } from '../../../sql/jobs/enqueue.ts';
import {
  CalendarChange,
  CalendarPreview,
  KeptEntry,
  OfficeCalendar,
} from '../../../sql/model/api/calendar.ts';
import { CalendarEntry } from '../../../sql/model/records/clock.ts';
import { transaction } from '../../../sql/transaction.ts';
import { actorOf } from '../../accounts/who.ts';
import { type Endpoint, endpoint, NO_QUERY } from '../../http/endpoint.ts';
import { notFound } from '../../http/error.ts';
import { CALENDAR_KEY } from '../calendar/move.ts';
import { enteredDays, previewOf } from '../calendar/preview.ts';
import { rowOf } from './row-of.ts';

const JSON_TYPE = 'application/json';
/** Days of all structures are an administrator's, as accounts are. */
const given = { access: { may: 'accounts.manage', by: 'browser' }, tag: 'Records', query: NO_QUERY } as const;

/** `/api/office/calendar`: when offices are closed. */
export const calendarEndpoints: readonly Endpoint[] = [
  endpoint({
    ...given,
    path: '/api/office/calendar',
    summary: 'Days on which offices are closed, and those that come every year',
    answers: { 200: { description: 'By their day', content: { [JSON_TYPE]: OfficeCalendar } } },
    handle: async ({ db, country }, { response }) => {
      const { weekend, holidays } = country;
      const yearly = holidays.map(({ month, day, title, source }) => ({ month, day, title, source }));
      response.json({ entries: await enteredDays(db.pool), weekend, yearly });
    },
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/office/calendar/preview',
    summary: 'Which open deadlines a change of the calendar would move; nothing is written',
    body: CalendarChange,
    answers: {
      200: { description: 'How many, and some of them', content: { [JSON_TYPE]: CalendarPreview } },
    },
    handle: async ({ db, modules, country }, { response, body }) =>
      void response.json(await previewOf(db.read(), modules, country, body)),
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
      const no = rowOf(request, 'no');
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
