import type { HeldRole } from '../../sql/model/api/accounts.ts';
import { LANGUAGES } from '../../sql/model/text.ts';
import { useWords } from '../i18n/intl.tsx';

/** The roles that somebody holds or is to hold, each with what it holds for. */
export const Roles = ({ roles }: { roles: readonly HeldRole[] }) => {
  const { text, language } = useWords();
  const scopeOf = ({ scope, scopeTitle }: HeldRole): string =>
    [language, ...LANGUAGES].map((one) => scopeTitle?.[one]).find(Boolean) ?? scope;
  return (
    <ul className="tags">
      {roles.map((role) => (
        <li key={`${role.role} ${role.scope}`} className="tag">
          {text(role.title)}
          {role.scope && (
            <>
              {' · '}
              <bdi>{scopeOf(role)}</bdi>
            </>
          )}
        </li>
      ))}
    </ul>
  );
};
