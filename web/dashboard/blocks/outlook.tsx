import { Link } from 'react-aria-components';
import type { Expected } from '../../../sql/model/api/dashboard.ts';
import type { DataBlock, Given } from '../block.ts';
import { fanOf } from '../fan.ts';
import { type Fold, ShowAll, useFold } from '../fold.tsx';
import { expectedSaid, likely, placeName, stepSaid } from '../said.ts';

const SIZE = { width: 132, height: 48 };

const Chart = ({ one, given }: { one: Expected; given: Given }) => {
  const { words } = given;
  const fan = fanOf(one, SIZE);
  const [first, last] = [one.steps[0], one.steps.at(-1)];
  if (!fan || !first || !last) return null;
  return (
    <svg
      className="fan"
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      {...SIZE}
      role="img"
      aria-label={words.say('dashboard.outlook.chart', {
        title: words.text(one.title),
        place: placeName(one.at, words),
        from: stepSaid(first.start, one, words),
        to: stepSaid(last.start, one, words),
      })}
    >
      <path className="fan-wide" d={fan.wide} />
      <path className="fan-narrow" d={fan.narrow} />
      <path className="fan-middle" d={fan.middle} />
      {fan.limit !== null && (
        <line className="fan-limit" x1="0" x2={SIZE.width} y1={fan.limit} y2={fan.limit} />
      )}
    </svg>
  );
};

const Row = ({ one, given, ...mark }: { one: Expected; given: Given } & ReturnType<Fold['beyond']>) => {
  const { words } = given;
  return (
    <li className="expected" {...mark}>
      <Chart one={one} given={given} />
      <div>
        <h3>
          <Link href={one.page}>{words.text(one.title)}</Link>
          <span className="muted"> · {placeName(one.at, words)}</span>
          {one.status === 'sample' && <span className="badge-sample">{words.say('dashboard.sample')}</span>}
        </h3>
        {expectedSaid(one, words).map((line) => (
          <p key={line}>{line}</p>
        ))}
        {one.isOld && <p className="muted">{words.say('dashboard.reason.old')}</p>}
      </div>
    </li>
  );
};

const keyOf = (one: Expected): string => `${one.page} ${one.period}`;

const FIRST = 5;
const PAPER = 8;
const NARROW = 2;

const Body = (given: Given) => {
  const { data } = given;
  const fold = useFold(data.outlook.length, FIRST, NARROW, PAPER);
  return (
    <>
      <ul className="expected-list">
        {data.outlook.map((one, at) => (
          <Row key={keyOf(one)} one={one} given={given} {...fold.beyond(at)} />
        ))}
      </ul>
      <ShowAll {...fold} />
    </>
  );
};

/** What is expected: forecasts with their intervals, what they may go beyond, and how good they are. */
export const outlook: DataBlock = {
  ...{ id: 'outlook', title: 'dashboard.outlook', icon: 'clock', span: 7 },
  isThere: ({ outlook: all }) => all.length > 0,
  useSheet: ({ data, words }) => {
    const { say, text } = words;
    const [first] = data.outlook;
    return {
      lead:
        first?.limit && first.limit.probability > 0
          ? say('dashboard.outlook.lead', {
              ...{ title: text(first.title), place: placeName(first.at, words) },
              probability: likely(first.limit.probability, words),
            })
          : say('dashboard.outlook'),
      columns: [
        ...[say('dashboard.column.what'), say('dashboard.column.place'), say('dashboard.column.until')],
        ...[say('dashboard.column.value'), say('dashboard.column.low'), say('dashboard.column.high')],
        ...[say('dashboard.column.unit'), say('dashboard.column.limit'), say('dashboard.column.probability')],
      ],
      rows: data.outlook.map((one) => {
        const last = one.steps.at(-1);
        return {
          cells: [
            ...[text(one.title), placeName(one.at, words), one.until.slice(0, 10), last?.median ?? null],
            ...[last?.lower80 ?? null, last?.upper80 ?? null, one.unit, one.limit?.value ?? null],
            one.limit?.probability ?? null,
          ],
          head: `${text(one.title)} · ${placeName(one.at, words)}`,
          lines: expectedSaid(one, words),
        };
      }),
      notes: [],
    };
  },
  Body,
};
