import type { AuditEntry } from '../../../sql/model/api/audit.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Code } from '../parts/pill.tsx';
import { type Change, changesOf } from './changes.ts';
import { fieldTitle, valueText } from './words.ts';

const LONG = 60;

/** A value: in words, or as it is written; what is long keeps its lines and is scrolled. */
const Value = ({ value, of }: { value: unknown; of: 'before' | 'after' }) => {
  const words = useWords();
  const text = valueText(value, words);
  const written = typeof value === 'string' ? value : JSON.stringify(value, null, 1);
  const isNone = value === undefined || value === null || value === '';
  const content =
    text !== null ? (
      <bdi>{text}</bdi>
    ) : written.length > LONG ? (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by the keyboard
      <pre dir="ltr" tabIndex={0}>
        {written}
      </pre>
    ) : (
      <Code>{written}</Code>
    );
  if (isNone) return <span className="muted">{content}</span>;
  return of === 'before' ? <del>{content}</del> : <ins>{content}</ins>;
};

type Side = 'before' | 'after';

const Line = ({ change, sides }: { change: Change; sides: readonly Side[] }) => {
  const words = useWords();
  const title = fieldTitle(change.path, words);
  return (
    <tr>
      <th scope="row">{title ?? <Code>{change.path.join('.')}</Code>}</th>
      {sides.map((side) => (
        <td key={side} data-label={words.say(`audit.${side}`)}>
          <Value value={change[side]} of={side} />
        </td>
      ))}
    </tr>
  );
};

/** What a deed changed, fact by fact: what was, and what is; only one of them where something was made or taken away. */
export const Changes = ({ entry }: { entry: Pick<AuditEntry, 'before' | 'after'> }) => {
  const { say } = useWords();
  const changes = changesOf(entry.before, entry.after);
  if (changes.length === 0) return <p className="muted">{say('audit.noChanges')}</p>;
  const sides = (['before', 'after'] as const).filter((side) => entry[side] !== null);
  return (
    <table className="changes">
      <caption className="visually-hidden">{say('audit.changes')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('audit.fact')}</th>
          {sides.map((side) => (
            <th key={side} scope="col">
              {say(`audit.${side}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <Line key={change.path.join('.')} change={change} sides={sides} />
        ))}
      </tbody>
    </table>
  );
};
