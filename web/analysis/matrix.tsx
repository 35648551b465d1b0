import type { Matrix } from '../../sql/model/api/analyses.ts';
import { useWords } from '../i18n/intl.tsx';

/** Areas by the class they had and the one they have; what stayed stands on the diagonal. */
export const MatrixTable = ({ matrix }: { matrix: Matrix }) => {
  const { say, text, number } = useWords();
  const title = say('answer.matrix');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="answer-table" aria-label={title} tabIndex={0}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('answer.matrixFrom')}</th>
            {matrix.classes.map(({ value, title: name }) => (
              <th scope="col" key={value} data-number="true">
                {text(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.classes.map(({ value, title: name }, row) => (
            <tr key={value}>
              <th scope="row">{text(name)}</th>
              {matrix.classes.map((column, at) => (
                <td key={column.value} data-number="true" data-stayed={at === row}>
                  {number(matrix.km2[row]?.[at] ?? 0, 2)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
