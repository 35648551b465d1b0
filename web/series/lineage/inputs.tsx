import { useState } from 'react';
import { Button, Link } from 'react-aria-components';
import type { IndicatorInfo } from '../../../sql/model/api/indicators.ts';
import { useWords } from '../../i18n/intl.tsx';
import { nameIn } from '../names.ts';
import { measure } from '../said.ts';
import { timeWords } from '../time-words.ts';
import { grainOf, type InputGroup, type InputRow, pageOf } from './model.ts';
import type { TitleOf, UnitOf } from './titles.ts';

/** A row of an input, of which so many are shown at first. */
const FEW = 12;
const MORE = 100;

/** A time as it stood on the clock of where it was measured. */
const useRowTime = () => {
  const { language } = useWords();
  return (row: Pick<InputRow, 'time' | 'over'>): string => {
    if (row.time === null) return '–';
    const local = Date.parse(`${row.time.slice(0, 19)}Z`) / 1000;
    return timeWords(language, 'UTC').stamp(local, grainOf(row));
  };
};

const Row = ({ row, unit, decimals }: { row: InputRow; unit: string; decimals: number }) => {
  const words = useWords();
  const timeOf = useRowTime();
  const name = nameIn(row.name, words.language, row.feature ?? row.of);
  return (
    <tr>
      <th scope="row">
        <Link href={pageOf(row)}>{name}</Link>
      </th>
      <td>
        {timeOf(row)}
        {row.version !== null && (
          <span className="muted"> {words.say('lineage.revision', { revision: row.version })}</span>
        )}
      </td>
      <td>{row.value === null ? '–' : measure(row.value, unit, decimals, words)}</td>
      <td>
        <a href={row.href}>{words.say('lineage.row')}</a>
      </td>
    </tr>
  );
};

/** One input: what it is, over which time, and its rows, each with the page and the address where it is. */
const Group = ({ group, titleOf, unitOf }: { group: InputGroup; titleOf: TitleOf; unitOf: UnitOf }) => {
  const { say } = useWords();
  const timeOf = useRowTime();
  const [most, setMost] = useState(FEW);
  const { rows, kind, from, to } = group;
  const [first] = rows;
  const over = first?.over ?? null;
  const told = [
    say(`lineage.kind.${kind}`),
    from === null || to === null
      ? null
      : from === to
        ? timeOf({ time: from, over })
        : say('lineage.stretch', { from: timeOf({ time: from, over }), to: timeOf({ time: to, over }) }),
    say('lineage.rows', { count: rows.length }),
    first?.source,
  ];
  return (
    <section className="lineage-input">
      <h3>{titleOf(group)}</h3>
      <p className="muted">{told.filter(Boolean).join(' · ')}</p>
      <div className="figure-scroll">
        <table className="values">
          <thead>
            <tr>
              <th scope="col">{say('lineage.of')}</th>
              <th scope="col">{say('chart.time')}</th>
              <th scope="col">{say('lineage.value')}</th>
              <th scope="col">{say('lineage.address')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((row) => (
              <Row key={`${row.of} ${row.feature} ${row.time} ${row.href}`} row={row} {...unitOf(group)} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > most && (
        <Button className="button table-more" onPress={() => setMost(most + MORE)}>
          {say('table.more')}
        </Button>
      )}
    </section>
  );
};

/** All that a value was made of. */
export const Inputs = ({
  groups,
  more,
  ...given
}: {
  groups: readonly InputGroup[];
  more: number;
  titleOf: TitleOf;
  unitOf: UnitOf;
  info: IndicatorInfo;
}) => {
  const { say } = useWords();
  if (groups.length === 0) return <p className="muted">{say('lineage.nothing')}</p>;
  return (
    <>
      {groups.map((group) => (
        <Group key={`${group.input} ${group.of}`} group={group} {...given} />
      ))}
      {more > 0 && <p className="muted">{say('lineage.more', { count: more })}</p>}
    </>
  );
};
