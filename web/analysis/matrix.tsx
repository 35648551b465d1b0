import type { ReactNode } from 'react';
import type { Matrix } from '../../sql/model/api/analyses.ts';
import { useWords } from '../i18n/intl.tsx';
import { shareOf, totalsOf } from './shares.ts';

const Table = ({ title, note, children }: { title: string; note?: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
  <section className="answer-table" aria-label={title} tabIndex={0}>
    <table>
      <caption>
        {title}
        {note && <span className="muted"> · {note}</span>}
      </caption>
      {children}
    </table>
  </section>
);

const useFigures = () => {
  const { number } = useWords();
  return {
    km2: (value: number) => number(value, 2),
    percent: (share: number | null) => (share === null ? '—' : `${number(100 * share, 1)} %`),
  };
};

const Share = ({ children }: { children: ReactNode }) => (
  <span className="answer-share">
    <bdi>{children}</bdi>
  </span>
);

/** An area, and what share that is of a whole. */
const Area = ({ value, whole, stayed }: { value: number; whole: number; stayed?: boolean }) => {
  const { km2, percent } = useFigures();
  return (
    <td data-number="true" {...(stayed === undefined ? {} : { 'data-stayed': stayed })}>
      <bdi>{km2(value)}</bdi>
      {value !== 0 && <Share>{percent(shareOf(value, whole))}</Share>}
    </td>
  );
};

/** Areas by the class they had and the one they have, each with its share of what was; what stayed stands on the diagonal. */
const Transitions = ({ matrix }: { matrix: Matrix }) => {
  const { say, text } = useWords();
  const { before, after, all } = totalsOf(matrix);
  return (
    <Table title={say('answer.matrix')} note={say('matrix.share')}>
      <thead>
        <tr>
          <th scope="col">{say('answer.matrixFrom')}</th>
          {matrix.classes.map(({ value, title }) => (
            <th scope="col" key={value} data-number="true">
              {text(title)}
            </th>
          ))}
          <th scope="col" data-number="true">
            {say('matrix.before')}
          </th>
        </tr>
      </thead>
      <tbody>
        {matrix.classes.map(({ value, title }, row) => (
          <tr key={value}>
            <th scope="row">{text(title)}</th>
            {matrix.classes.map((column, at) => (
              <Area
                key={column.value}
                value={matrix.km2[row]?.[at] ?? 0}
                whole={before[row] ?? 0}
                stayed={at === row}
              />
            ))}
            <Area value={before[row] ?? 0} whole={all} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say('matrix.after')}</th>
          {matrix.classes.map(({ value }, at) => (
            <Area key={value} value={after[at] ?? 0} whole={all} />
          ))}
          <Area value={all} whole={all} />
        </tr>
      </tfoot>
    </Table>
  );
};

const COLUMNS = ['was', 'is', 'gain', 'loss', 'net', 'swap'] as const;

/** What each class gained and lost. */
const Changes = ({ matrix }: { matrix: Matrix }) => {
  const { say, text } = useWords();
  const { km2, percent } = useFigures();
  const titles = new Map(matrix.classes.map(({ value, title }) => [value, text(title)]));
  const signed = (value: number): string => (value > 0 ? `+${km2(value)}` : km2(value));
  // Nothing is no class: it stands in the matrix for what was not there before or is no more.
  const classes = matrix.changes.filter((change) => change.class !== '');
  return (
    <Table title={say('matrix.byClass')}>
      <thead>
        <tr>
          <th scope="col">{say('matrix.class')}</th>
          {COLUMNS.map((column) => (
            <th scope="col" key={column} data-number="true">
              {say(`matrix.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {classes.map((change) => (
          <tr key={change.class}>
            <th scope="row">{titles.get(change.class) ?? change.class}</th>
            {[change.before, change.after, change.gain, change.loss].map((value, at) => (
              <td key={COLUMNS[at]} data-number="true">
                <bdi>{km2(value)}</bdi>
              </td>
            ))}
            <td data-number="true">
              <bdi>{signed(change.net)}</bdi>
              {change.before > 0 && <Share>{percent(shareOf(change.net, change.before))}</Share>}
            </td>
            <td data-number="true">
              <bdi>{km2(change.swap)}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
};

/** What became of what: from class to class, and what that is for each. */
export const MatrixTables = ({ matrix }: { matrix: Matrix }) => (
  <>
    <Changes matrix={matrix} />
    <Transitions matrix={matrix} />
  </>
);
