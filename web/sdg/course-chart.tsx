import type { YearValue } from '../../server/methods/sdg-progress.ts';
import { useWords } from '../i18n/intl.tsx';
import { type Aim, courseOf, SIZE } from './course.ts';
import './sdg.css';

const lineOf = (points: readonly { x: number; y: number }[]): string =>
  points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

const Key = () => {
  const { say } = useWords();
  return (
    <p className="course-key" aria-hidden="true">
      <span>
        <svg viewBox="0 0 20 8" width="20" height="8" aria-hidden="true">
          <path className="course-line" d="M0 4H20" />
          <circle className="course-dot" cx="10" cy="4" r="3" />
        </svg>
        {say('sdg.measured')}
      </span>
      <span>
        <svg viewBox="0 0 20 8" width="20" height="8" aria-hidden="true">
          <path className="course-needed" d="M0 4H20" />
        </svg>
        {say('sdg.wanted')}
      </span>
    </p>
  );
};

const Drawn = ({
  values,
  aim,
  alt,
  show,
}: {
  values: readonly YearValue[];
  aim: Aim | null;
  alt: string;
  show: (value: number) => string;
}) => {
  const course = courseOf(values, aim);
  if (!course) return null;
  const { measured, needed, goal, years, levels } = course;
  return (
    <svg className="course" viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="img" aria-label={alt}>
      {levels.map(({ y, value }) => (
        <g key={y}>
          <path className="course-grid" d={`M${SIZE.left} ${y}H${SIZE.width - SIZE.right}`} />
          <text x={SIZE.left - 5} y={y + 4} textAnchor="end">
            {show(value)}
          </text>
        </g>
      ))}
      {years.map(({ x, year }, at) => (
        <text key={year} x={x} y={SIZE.height - 5} textAnchor={at === 0 ? 'start' : 'end'}>
          {year}
        </text>
      ))}
      <path className="course-needed" d={lineOf(needed)} />
      {goal && (
        <path
          className="course-goal"
          d={`M${goal.x - 5} ${goal.y}L${goal.x} ${goal.y - 5}L${goal.x + 5} ${goal.y}L${goal.x} ${goal.y + 5}Z`}
        />
      )}
      <path className="course-line" d={lineOf(measured)} />
      {measured.map(({ x, y, year }) => (
        <circle key={year} className="course-dot" cx={x} cy={y} r="3" />
      ))}
    </svg>
  );
};

/** Values through the years with the path that a target needs; the numbers stand below, folded. */
export const CourseChart = ({
  values,
  aim = null,
  title,
  show,
}: {
  values: readonly YearValue[];
  aim?: Aim | null;
  title: string;
  show: (value: number) => string;
}) => {
  const { say } = useWords();
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last) return null;
  const alt = say('sdg.chart', {
    ...{ title, first: show(first.value), from: String(first.year) },
    ...{ last: show(last.value), to: String(last.year) },
  });
  return (
    <div className="course-box">
      <Drawn values={values} aim={aim} alt={alt} show={show} />
      {aim && <Key />}
      <details className="course-values">
        <summary>{say('sdg.values')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('sdg.year')}</th>
              <th scope="col">{say('sdg.value')}</th>
            </tr>
          </thead>
          <tbody>
            {values.map(({ year, value }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td>{show(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
};
