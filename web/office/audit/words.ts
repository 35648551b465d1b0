import type { ActorKind } from '../../../sql/model/api/audit.ts';
import { ROLES, RoleId } from '../../../sql/model/roles.ts';
import type { Words } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { ACTIONS, type ActionCode } from './actions.ts';
import { FIELDS, type FieldName, OBJECTS, type ObjectKind, VALUES } from './names.ts';

export const ACTOR_TITLES: Record<ActorKind, MessageKey> = {
  account: 'audit.actor.account',
  key: 'audit.actor.key',
  email: 'audit.actor.email',
  case: 'audit.actor.case',
  public: 'audit.actor.public',
  system: 'audit.actor.system',
  command: 'audit.actor.command',
};

/** What was done, in words; null for a deed that only a newer program knows, which is then told by its code. */
export const actionTitle = (action: string, { text }: Words): string | null =>
  Object.hasOwn(ACTIONS, action) ? text(ACTIONS[action as ActionCode]) : null;

/** What kind of thing it was done to. */
export const objectTitle = (kind: string, { text }: Words): string =>
  Object.hasOwn(OBJECTS, kind) ? text(OBJECTS[kind as ObjectKind]) : kind;

/** What a fact is called, part by part of its path; null where some part has no name but its code. */
export const fieldTitle = (path: readonly string[], { text }: Words): string | null =>
  path.every((name) => Object.hasOwn(FIELDS, name))
    ? path.map((name) => text(FIELDS[name as FieldName])).join(' › ')
    : null;

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;

/** A value as a person reads it; null where it is only read as it is written. */
export const valueText = (value: unknown, words: Words): string | null => {
  if (value === undefined || value === null || value === '') return words.say('audit.nothing');
  if (typeof value === 'boolean') return words.say(value ? 'identify.yes' : 'identify.no');
  if (typeof value === 'number') return words.number(value, 6);
  if (Array.isArray(value)) {
    const texts = value.map((one) => (typeof one === 'string' ? valueText(one, words) : null));
    return texts.every((one) => one !== null) && texts.length > 0
      ? texts.join(`${words.say('list.comma')} `)
      : null;
  }
  if (typeof value !== 'string') return null;
  const role = RoleId.safeParse(value).data;
  if (role) return words.text(ROLES[role].title);
  if (Object.hasOwn(VALUES, value)) return words.text(VALUES[value as keyof typeof VALUES]);
  return MOMENT.test(value) ? words.moment(value) : null;
};
