import { type ReactNode, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { Icon } from '../../ui/icon.tsx';
import './list.css';

/** What stands in a column. `number` is set at the end of its cell; `actions` are buttons, whose heading is only read aloud. */
export type Column<Row> = {
  id: string;
  title: string;
  kind?: 'number' | 'actions' | 'wide';
  cell: (row: Row) => ReactNode;
};

type Details<Row> = (row: Row) => ReactNode;

const Toggle = ({
  isOpen,
  controls,
  onPress,
}: {
  isOpen: boolean;
  controls: string;
  onPress: () => void;
}) => {
  const { say } = useWords();
  return (
    <Button
      className="icon-button list-toggle"
      aria-label={say('list.details')}
      aria-expanded={isOpen}
      aria-controls={controls}
      onPress={onPress}
    >
      <Icon name="down" />
    </Button>
  );
};

const Line = <Row,>({
  row,
  columns,
  details,
}: {
  row: Row;
  columns: readonly Column<Row>[];
  details: Details<Row> | undefined;
}) => {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const [first, ...others] = columns;
  return (
    <>
      <tr className="list-row" data-open={isOpen}>
        <th scope="row" className="list-cell">
          {first?.cell(row)}
        </th>
        {others.map(({ id: name, title, kind, cell }) => (
          <td key={name} className="list-cell" data-kind={kind} data-label={title}>
            {cell(row)}
          </td>
        ))}
        {details && (
          <td className="list-cell" data-kind="toggle">
            <Toggle isOpen={isOpen} controls={id} onPress={() => setIsOpen(!isOpen)} />
          </td>
        )}
      </tr>
      {details && isOpen && (
        <tr className="list-details" id={id}>
          <td colSpan={columns.length + 1}>{details(row)}</td>
        </tr>
      )}
    </>
  );
};

const Head = <Row,>({ columns, hasDetails }: { columns: readonly Column<Row>[]; hasDetails: boolean }) => {
  const { say } = useWords();
  return (
    <thead className="list-head">
      <tr>
        {columns.map(({ id, title, kind }) => (
          <th key={id} scope="col" className="list-cell" data-kind={kind}>
            {kind === 'actions' ? <span className="visually-hidden">{title}</span> : title}
          </th>
        ))}
        {hasDetails && (
          <th scope="col" className="list-cell" data-kind="toggle">
            <span className="visually-hidden">{say('list.details')}</span>
          </th>
        )}
      </tr>
    </thead>
  );
};

/**
 * Things of one kind as rows; where there is little room each is a card, its first column the heading. `details` are what a
 * row unfolds. A cell without content is left out of a card.
 */
export const ListTable = <Row,>({
  label,
  columns,
  rows,
  keyOf,
  details,
  isBusy = false,
}: {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
  details?: Details<Row>;
  isBusy?: boolean;
}) => (
  <div className="list" aria-busy={isBusy}>
    <table className="list-table" aria-label={label}>
      <Head columns={columns} hasDetails={details !== undefined} />
      <tbody className="list-body">
        {rows.map((row) => (
          <Line key={keyOf(row)} {...{ row, columns, details }} />
        ))}
      </tbody>
    </table>
  </div>
);
