import type pg from 'pg';
import { type Actor, audit } from '../../../sql/audit.ts';
import type { WarningContent, WarningState } from '../../../sql/model/warning.ts';
import { badParameter, HttpError } from '../../http/error.ts';
import { findAuthority } from '../authority.ts';
import { publishLayer } from '../layer/publish.ts';
import { shapeOf } from '../places.ts';
import { sendMessage } from './send.ts';
import {
  findWarning,
  insertWarning,
  messagesOf,
  type StoredWarning,
  setState,
  updateContent,
} from './store.ts';

/** Who does it, in which transaction; `base` is the address of our pages. */
export type By = { client: pg.PoolClient; actor: Actor; base: string };

/** What the trail keeps of a warning: enough to see what changed. */
const told = ({ state, content, version }: Pick<StoredWarning, 'state' | 'content' | 'version'>) => ({
  state,
  version,
  severity: content.severity,
  urgency: content.urgency,
  certainty: content.certainty,
  places: content.places,
  onset: content.onset,
  expires: content.expires,
  headline: content.headline,
});

const note = async (
  { client, actor }: Pick<By, 'client' | 'actor'>,
  action: string,
  before: StoredWarning | null,
  id: string,
  reason: string | null = null,
): Promise<void> => {
  const after = await findWarning(client, id);
  await audit(client, {
    actor,
    action: `warning.${action}`,
    object: { kind: 'warning', id },
    before: before && told(before),
    after: after && told(after),
    reason,
  });
};

/** Throws a 400 where what is said cannot be: an authority or place that there is not, a polygon elsewhere, an end that is past. */
const checkedShape = async ({ client }: Pick<By, 'client'>, content: WarningContent): Promise<string> => {
  if (!(await findAuthority(client, content.authority)))
    throw badParameter('authority', 'invalid-parameter', { reason: content.authority });
  if (Date.parse(content.expires) <= Date.now()) throw badParameter('expires', 'warning-over');
  return shapeOf(client, content.places, content.polygon);
};

const needState = (warning: StoredWarning, ...states: WarningState[]): void => {
  if (!states.includes(warning.state)) throw new HttpError(409, 'conflict');
};

/** Drafts a warning; gives its number. */
export const draftWarning = async (by: By, content: WarningContent): Promise<string> => {
  const id = await insertWarning(by.client, { content, geom: await checkedShape(by, content) });
  await note(by, 'draft', null, id);
  return id;
};

/** Changes a draft. */
export const editWarning = async (by: By, warning: StoredWarning, content: WarningContent): Promise<void> => {
  needState(warning, 'draft');
  await updateContent(by.client, warning.id, content, await checkedShape(by, content));
  await note(by, 'edit', warning, warning.id);
};

/** Sends a draft out: as an alert, or as an update of what was sent of it before. */
export const publishWarning = async (by: By, warning: StoredWarning): Promise<void> => {
  needState(warning, 'draft');
  if (Date.parse(warning.content.expires) <= Date.now()) throw badParameter('expires', 'warning-over');
  const isFirst = (await messagesOf(by.client, warning.id)).length === 0;
  await setState(by.client, warning.id, 'published');
  await sendMessage(by.client, warning, { base: by.base, kind: isFirst ? 'Alert' : 'Update' });
  await note(by, 'publish', warning, warning.id);
};

/** Says something else of what was published, in place of it. */
export const updateWarning = async (
  by: By,
  warning: StoredWarning,
  content: WarningContent,
  reason: string | null = null,
): Promise<void> => {
  needState(warning, 'published');
  await updateContent(by.client, warning.id, content, await checkedShape(by, content));
  await sendMessage(by.client, { ...warning, content }, { base: by.base, kind: 'Update', note: reason });
  await note(by, 'update', warning, warning.id, reason);
};

/** Takes back what was published. */
export const cancelWarning = async (by: By, warning: StoredWarning, reason: string | null): Promise<void> => {
  needState(warning, 'published');
  await setState(by.client, warning.id, 'cancelled');
  await sendMessage(by.client, warning, { base: by.base, kind: 'Cancel', note: reason });
  await note(by, 'cancel', warning, warning.id, reason);
};

/** Gives a draft up. What was sent of it before holds until its own end. */
export const dropWarning = async (by: By, warning: StoredWarning, reason: string | null): Promise<void> => {
  needState(warning, 'draft');
  const wasSent = (await messagesOf(by.client, warning.id)).length > 0;
  await setState(by.client, warning.id, wasSent ? 'expired' : 'dropped');
  await note(by, 'drop', warning, warning.id, reason);
};

const OVER = `select id from warning where state in ('draft', 'published') and expires <= now() order by id for update skip locked`;

/**
 * Ends what is over by its own time: what was published expires, a draft that nobody looked at is dropped. Gives how many.
 */
export const expireWarnings = async (by: Omit<By, 'base'>): Promise<number> => {
  const { rows } = await by.client.query<{ id: string }>(OVER);
  for (const { id } of rows) {
    const warning = (await findWarning(by.client, id))!;
    await setState(by.client, id, warning.publishedAt === null ? 'dropped' : 'expired');
    await note(by, 'expire', warning, id);
  }
  if (rows.length > 0)
    await publishLayer(
      by.client,
      rows.map(({ id }) => id),
    );
  return rows.length;
};
