import { useWords } from '../../i18n/intl.tsx';

type Cells = readonly { key: string; count: number | null }[];

/** Rows that are shown before the others are asked for. */
const FIRST = 8;

const Row = ({
  title,
  count,
  most,
  all,
}: {
  title: string;
  count: number | null;
  most: number;
  all: number;
}) => {
  const { say, number } = useWords();
  return (
    <tr>
      <th scope="row">{title}</th>
      <td className="statistics-bar">
        <span
          aria-hidden="true"
          data-hidden={count === null}
          style={{ inlineSize: `${count === null ? 6 : (100 * count) / most}%` }}
        />
      </td>
      <td className="number">
        {count === null ? (
          <abbr title={say('civic.statistics.hidden')}>{say('civic.statistics.hiddenShort')}</abbr>
        ) : (
          number(count, 0)
        )}
      </td>
      <td className="number muted">
        {count === null || all === 0 ? '' : `${number((100 * count) / all, count === all ? 0 : 1)} %`}
      </td>
    </tr>
  );
};

const Table = ({ title, cells, titleOf, most, all }: BarsGiven & { most: number; all: number }) => {
  const { say } = useWords();
  return (
    <table className="statistics-table">
      <caption className="visually-hidden">{title}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{title}</th>
          <td />
          <th scope="col">{say('civic.statistics.count')}</th>
          <th scope="col">{say('civic.statistics.share')}</th>
        </tr>
      </thead>
      <tbody>
        {cells.map(({ key, count }) => (
          <Row key={key} title={titleOf(key)} {...{ count, most, all }} />
        ))}
      </tbody>
    </table>
  );
};

type BarsGiven = { title: string; cells: Cells; titleOf: (key: string) => string };

/** Counts by one word as a table whose rows are bars, from zero; what is not told says so. */
export const Bars = ({ title, cells, titleOf }: BarsGiven) => {
  const { say } = useWords();
  const told = cells.map(({ count }) => count ?? 0);
  // Of what is told alone there are no shares: a hundred in a hundred would be said where most is kept back.
  const isWhole = cells.every(({ count }) => count !== null);
  const [most, all] = [Math.max(1, ...told), isWhole ? told.reduce((sum, count) => sum + count, 0) : 0];
  const isUntold = cells.length > 1 && cells.every(({ count }) => count === null);
  const [first, others] = [cells.slice(0, FIRST), cells.slice(FIRST)];
  if (cells.length === 0) return null;
  return (
    <section className="panel-card statistics-card">
      <h2>{title}</h2>
      {isUntold ? (
        <p className="muted">{say('civic.statistics.allHidden')}</p>
      ) : (
        <Table {...{ title, titleOf, most, all }} cells={first} />
      )}
      {!isUntold && others.length > 0 && (
        <details className="more-choices">
          <summary>{say('civic.statistics.more', { count: others.length })}</summary>
          <Table {...{ title, titleOf, most, all }} cells={others} />
        </details>
      )}
    </section>
  );
};
