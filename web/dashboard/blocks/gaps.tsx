import { Link } from 'react-aria-components';
import type { Gap } from '../../../sql/model/api/dashboard.ts';
import { periodInWords } from '../../place/period-words.ts';
import type { DataBlock, Given } from '../block.ts';
import { ShowAll, useFold } from '../fold.tsx';

const FIRST = 8;
const NARROW = 3;

const newestSaid = ({ kind, newest }: Gap, { words }: Given): string => {
  if (newest === null) return '–';
  return kind === 'silent' ? words.day(newest) : periodInWords(newest, words.language);
};

const gapSaid = (gap: Gap, given: Given): string => {
  const { say, text } = given.words;
  const newest = newestSaid(gap, given);
  const values = { title: text(gap.title), count: gap.count, of: gap.of, newest };
  if (gap.kind === 'missing' && newest === '') return say('dashboard.gaps.missingAll', values);
  return say(`dashboard.gaps.${gap.kind}`, values);
};

const Body = (given: Given) => {
  const { data, words } = given;
  const fold = useFold(data.gaps.length, FIRST, NARROW);
  return (
    <>
      <ul className="gaps">
        {data.gaps.map((gap, at) => (
          <li key={`${gap.kind} ${gap.page} ${gap.title.en}`} {...fold.beyond(at)}>
            <span className="tag">{words.say(`dashboard.gaps.kind.${gap.kind}`)}</span>
            <Link href={gap.page}>{gapSaid(gap, given)}</Link>
          </li>
        ))}
      </ul>
      <ShowAll {...fold} />
      <p className="muted">{words.say('dashboard.gaps.note')}</p>
    </>
  );
};

/** What is old or missing. */
export const gaps: DataBlock = {
  ...{ id: 'gaps', title: 'dashboard.gaps', icon: 'info', span: 12 },
  isThere: () => true,
  useSheet: (given) => {
    const { data, words } = given;
    const { say, text } = words;
    return {
      lead:
        data.gaps.length > 0
          ? say('dashboard.gaps.lead', { count: data.gaps.length })
          : say('dashboard.gaps.none'),
      columns: [
        ...[say('dashboard.gaps'), say('dashboard.column.what'), say('dashboard.column.count')],
        ...[say('dashboard.column.of'), say('dashboard.column.newest'), say('dashboard.column.page')],
      ],
      rows: data.gaps.map((gap) => ({
        cells: [
          say(`dashboard.gaps.kind.${gap.kind}`),
          text(gap.title),
          gap.count,
          gap.of,
          gap.newest,
          gap.page,
        ],
        head: gapSaid(gap, given),
      })),
      notes: [say('dashboard.gaps.note')],
    };
  },
  Body,
};
