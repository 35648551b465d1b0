import { Link } from 'react-aria-components';
import type { AuditEntry } from '../../../sql/model/api/audit.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Fact } from '../parts/fact.tsx';
import { Code } from '../parts/pill.tsx';
import { addressOf } from '../parts/use-filters.ts';
import { Changes } from './changes.tsx';
import { ACTOR_TITLES, actionTitle, objectTitle } from './words.ts';

const HEX = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
/** Enough of a long number to know it again. */
const shortId = (id: string): string => (HEX.test(id) ? `${id.slice(0, 8)}…` : id);

/** What was done. */
export const Action = ({ action }: { action: string }) => {
  const words = useWords();
  const title = actionTitle(action, words);
  return title === null ? <Code>{action}</Code> : <span>{title}</span>;
};

/** Who did it: by name where that is told, else what kind of somebody, and the number. */
export const Actor = ({ entry }: { entry: AuditEntry }) => {
  const { say } = useWords();
  const { actorKind, actorId, actorName } = entry;
  if (actorName !== null) return <bdi>{actorName}</bdi>;
  return (
    <span>
      {say(ACTOR_TITLES[actorKind])} {actorId !== null && <Code>{shortId(actorId)}</Code>}
    </span>
  );
};

const PAGES: Record<string, (id: string) => string> = {
  account: (id) => `/office/users/${id}`,
  layer: (id) => `/office/layers/${id}`,
};

/** What it was done to. */
export const ObjectOf = ({ entry }: { entry: AuditEntry }) => {
  const words = useWords();
  const { objectKind, objectId, objectName } = entry;
  const name = objectName !== null ? <bdi>{objectName}</bdi> : <Code>{shortId(objectId)}</Code>;
  const page = PAGES[objectKind]?.(objectId);
  return (
    <span>
      <span className="muted">{objectTitle(objectKind, words)}</span>{' '}
      {page ? <Link href={page}>{name}</Link> : name}
    </span>
  );
};

const Narrow = ({ entry }: { entry: AuditEntry }) => {
  const { say } = useWords();
  const { action, actorId, actorKind, objectKind, objectId } = entry;
  const links = [
    [say('audit.onlyAction'), { action }],
    [say('audit.onlyActor'), actorId === null ? { actorKind } : { actor: actorId }],
    [say('audit.onlyObject'), { objectKind, objectId }],
  ] as const;
  return (
    <ul className="link-row">
      {links.map(([title, values]) => (
        <li key={title}>
          <Link href={addressOf('/office/audit', values)}>{title}</Link>
        </li>
      ))}
    </ul>
  );
};

/** All that the trail holds of a deed. */
export const EntryDetails = ({ entry }: { entry: AuditEntry }) => {
  const { say, number } = useWords();
  const { no, at, action, actorId, objectId, reason, hash, previous } = entry;
  const code = (value: string | null) => (value === null ? null : <Code>{value}</Code>);
  return (
    <div className="entry">
      <Changes entry={entry} />
      <dl className="pairs">
        <Fact title={say('audit.reason')}>{reason === null ? null : <bdi>{reason}</bdi>}</Fact>
        <Fact title={say('audit.no')}>{number(no)}</Fact>
        <Fact title={say('audit.exact')}>{code(at)}</Fact>
        <Fact title={say('audit.code')}>{code(action)}</Fact>
        <Fact title={say('audit.actorId')}>{code(actorId)}</Fact>
        <Fact title={say('audit.objectId')}>{code(objectId)}</Fact>
        <Fact title={say('audit.hash')}>{code(hash)}</Fact>
        <Fact title={say('audit.previous')}>{code(previous || null)}</Fact>
      </dl>
      <Narrow entry={entry} />
    </div>
  );
};
