import type { Classification, DocumentClass } from '../../../sql/model/information/classification.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { Pill, type Tone } from '../../office/parts/pill.tsx';
import './information.css';

const ACCESS: Record<NonNullable<DocumentClass['access']>, { title: MessageKey; tone: Tone }> = {
  open: { title: 'classes.access.open', tone: 'good' },
  partly: { title: 'classes.access.partly', tone: 'warn' },
  closed: { title: 'classes.access.closed', tone: 'bad' },
};
const FATE: Record<NonNullable<DocumentClass['fate']>, MessageKey> = {
  keep: 'classes.fate.keep',
  select: 'classes.fate.select',
  destroy: 'classes.fate.destroy',
};

/** How long documents of a class are kept, what becomes of them, who may have them and by which rule. */
const Rules = ({ one }: { one: DocumentClass }) => {
  const { say, text } = useWords();
  if (one.current === null && one.access === null) return null;
  return (
    <p className="class-rules">
      {one.access && <Pill tone={ACCESS[one.access].tone}>{say(ACCESS[one.access].title)}</Pill>}
      {one.current !== null && (
        <span>{say('classes.years', { current: one.current, later: one.intermediate ?? 0 })}</span>
      )}
      {one.fate && <span>{say(FATE[one.fate])}</span>}
      {one.basis && <span className="muted">{text(one.basis)}</span>}
    </p>
  );
};

const Branch = ({
  classes,
  parent,
  hits,
}: {
  classes: readonly DocumentClass[];
  parent: string | null;
  hits: ReadonlySet<string>;
}) => {
  const { text } = useWords();
  const own = classes.filter((one) => one.parent === parent);
  if (own.length === 0) return null;
  return (
    <ul>
      {own.map((one) => (
        <li key={one.code} data-hit={hits.has(one.code)}>
          <p className="class-name">
            <bdi className="class-code" dir="ltr">
              {one.code}
            </bdi>
            <strong>{text(one.title)}</strong>
          </p>
          <Rules one={one} />
          <Branch classes={classes} parent={one.code} hits={hits} />
        </li>
      ))}
    </ul>
  );
};

/** A scheme as a tree; what was looked for is marked, the rest stands above it. */
export const ClassTree = ({ scheme, hits }: { scheme: Classification; hits: readonly string[] }) => (
  <div className="class-tree">
    <Branch classes={scheme.classes} parent={null} hits={new Set(hits)} />
  </div>
);
