import type { HeldRole, User } from '../../../sql/model/api/accounts.ts';
import { LANGUAGES, type Language } from '../../../sql/model/text.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Tone } from '../parts/pill.tsx';

export const STATE_TITLES: Record<User['state'], { title: MessageKey; tone: Tone }> = {
  active: { title: 'users.state.active', tone: 'good' },
  invited: { title: 'users.state.invited', tone: 'warn' },
  disabled: { title: 'users.state.disabled', tone: 'bad' },
};

/** What a role holds for, by its name in the reader's language, else another, else its code; empty where it holds everywhere. */
export const scopeName = ({ scope, scopeTitle }: HeldRole, language: Language): string =>
  [language, ...LANGUAGES].map((one) => scopeTitle?.[one]).find(Boolean) ?? scope;

/** A role with what it holds for, in a line. */
export const roleName = (role: HeldRole, language: Language): string =>
  [role.title[language], scopeName(role, language)].filter(Boolean).join(' · ');

/** How somebody is called in a sentence. */
export const nameOf = ({ name, email }: Pick<User, 'name' | 'email'>): string => name || email;
