import { Link } from 'react-aria-components';
import type { ActiveWarning } from '../../../sql/model/api/dashboard.ts';
import { placeAddress } from '../../place/address.ts';
import type { DataBlock, Given } from '../block.ts';

const placesSaid = ({ places }: ActiveWarning, { words }: Given): string =>
  places.map(({ name }) => words.text(name)).join(' · ');

const Row = ({ one, given }: { one: ActiveWarning; given: Given }) => {
  const { say, text, moment } = given.words;
  return (
    <li className="warned" data-severity={one.severity.toLowerCase()}>
      <h3>
        <span className="tag tag-warning">{text(one.word)}</span>{' '}
        <Link href={one.page}>{text(one.headline)}</Link>
      </h3>
      <p>
        {one.places.map(({ place, name }, at) => (
          <span key={place}>
            {at > 0 && ' · '}
            <Link href={placeAddress(place)}>{text(name)}</Link>
          </span>
        ))}
      </p>
      <p className="muted">
        {say('dashboard.warnings.until', { authority: text(one.authority), until: moment(one.expires) })} ·{' '}
        <a href={one.cap}>CAP</a>
      </p>
    </li>
  );
};

/** Warnings that hold now. */
export const warnings: DataBlock = {
  ...{ id: 'warnings', title: 'dashboard.warnings', icon: 'bell', span: 5 },
  isThere: ({ warnings: all }) => all !== null,
  useSheet: (given) => {
    const { say, text } = given.words;
    const all = given.data.warnings ?? [];
    return {
      lead:
        all.length > 0
          ? say('dashboard.warnings.count', { count: all.length })
          : say('dashboard.warnings.none'),
      columns: [
        ...[say('dashboard.column.warning'), say('dashboard.column.severity'), say('dashboard.column.place')],
        ...[say('dashboard.column.until'), say('dashboard.column.page')],
      ],
      rows: all.map((one) => ({
        cells: [text(one.headline), one.severity, placesSaid(one, given), one.expires, one.page],
        head: text(one.headline),
        lines: [
          placesSaid(one, given),
          say('dashboard.warnings.until', {
            authority: text(one.authority),
            until: given.words.moment(one.expires),
          }),
        ],
      })),
      notes: [],
    };
  },
  Body: (given: Given) =>
    given.data.warnings?.length ? (
      <ul className="warned-list">
        {given.data.warnings.map((one) => (
          <Row key={one.id} one={one} given={given} />
        ))}
      </ul>
    ) : null,
};
