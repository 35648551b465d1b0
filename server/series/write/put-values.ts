import {
  MOST_BYTES,
  MOST_LISTED,
  type ObservationsWritten,
  type Rejected,
} from '../../../sql/model/api/observe.ts';
import { reasonText } from '../../../sql/model/reasons.ts';
import { auditPart } from '../../../sql/observations/audit-part.ts';
import { openIntake, type Reject } from '../../../sql/observations/intake.ts';
import type { Defaults } from '../../../sql/observations/read/table.ts';
import { actorOf } from '../../accounts/who.ts';
import type { Asked } from '../../http/endpoint.ts';
import { HttpError } from '../../http/error.ts';
import { languageOf } from '../../http/language.ts';
import { problemOf } from '../../http/problem.ts';
import { streamedText } from '../../http/streamed.ts';
import type { Services } from '../../services.ts';
import { accessOf, type By } from './access.ts';
import { type Batch, csvRows, jsonRows } from './rows.ts';

/** How a body is to be taken. */
export type Taking = { all: boolean; decimal: 'point' | 'comma'; defaults: Defaults };

const LONGEST = 200;

/** What stood there, short enough to be told back. */
const shown = (value: unknown): unknown => {
  if (typeof value === 'string') return value.slice(0, LONGEST);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return JSON.stringify(value).slice(0, LONGEST);
};

/** Gathers what is refused, in the language of who asks; beyond some thousand rows they are but counted. */
const openRejects = (request: By['request']) => {
  const language = languageOf(request);
  const rejects: Rejected[] = [];
  let count = 0;
  return {
    add: ({ row, field, reason, value, detail }: Reject): void => {
      count += 1;
      if (rejects.length >= MOST_LISTED) return;
      const said = { field, value: shown(value), ...(detail === undefined ? {} : { detail }) };
      const message = reasonText(reason, language, said) ?? reason;
      rejects.push({ row, field, value: said.value, reason, message });
    },
    told: () => ({ rejected: count, rejects: rejects.sort((a, b) => a.row - b.row) }),
  };
};

const batchesOf = (request: By['request'], { defaults, decimal }: Taking): AsyncIterable<Batch> => {
  const texts = streamedText(request, MOST_BYTES);
  return request.is('text/csv') ? csvRows(texts, defaults, decimal === 'comma') : jsonRows(texts, defaults);
};

/** Takes the observations of a body, and answers what became of each of its rows. */
export const putValues = async (
  services: Services,
  { request, response, who }: Pick<Asked<never>, 'request' | 'response' | 'who'>,
  taking: Taking,
): Promise<void> => {
  const by = { request, who };
  const rejects = openRejects(request);
  const intake = openIntake(services.db, {
    all: taking.all,
    hold: true,
    origin: 'api',
    access: accessOf(services, by),
    reject: rejects.add,
    also: auditPart(actorOf(who)),
  });
  let [rows, unread] = [0, 0];
  for await (const batch of batchesOf(request, taking)) {
    rows += batch.rows;
    unread += batch.rejects.length;
    for (const reject of batch.rejects) rejects.add(reject);
    await intake.add(batch.values);
  }
  const written = taking.all && unread > 0 ? null : await intake.end();
  const told = rejects.told();
  if (taking.all && told.rejected > 0) {
    const problem = problemOf(
      new HttpError(422, 'rows-refused', { values: { count: told.rejected } }),
      request,
    );
    response
      .status(422)
      .type('application/problem+json')
      .send(JSON.stringify({ ...problem, rows, ...told }));
    return;
  }
  response.json({ rows, ...written!, ...told } satisfies ObservationsWritten);
};
