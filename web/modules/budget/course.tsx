import type { Measured, Sums } from '../../../server/modules/budget/schema.ts';
import { BUDGET_KINDS } from '../../../sql/model/budget/budget.ts';
import { useWords } from '../../i18n/intl.tsx';
import { percent } from './money.ts';
import { measureOf, shown } from './parts.ts';
import type { Measure } from './state.ts';

type Point = Measured & { year: number; kind: (typeof BUDGET_KINDS)[number] };

/** What was voted, revised and spent, year by year, as bars from zero with their amounts. */
export const Course = ({
  course,
  currency,
  measure,
}: {
  course: readonly Point[];
  currency: string;
  measure: Measure;
}) => {
  const words = useWords();
  const { say, language } = words;
  const values = course.map((point) => measureOf(point, measure) ?? 0);
  const most = Math.max(1e-9, ...values);
  const years = [...new Set(course.map(({ year }) => year))].sort((a, b) => a - b);
  const of = (year: number, kind: string) => course.find((one) => one.year === year && one.kind === kind);
  const last = years.findLast((year) => of(year, 'executed') && of(year, 'revised'));
  const [spent, revised] = last === undefined ? [] : [of(last, 'executed'), of(last, 'revised')];
  return (
    <>
      <div className="budget-course">
        {years.map((year) => (
          <dl key={year} className="budget-course-year">
            <div className="budget-course-head">
              <dt>{year}</dt>
            </div>
            {BUDGET_KINDS.map((kind) => {
              const point = of(year, kind);
              const value = point ? measureOf(point, measure) : null;
              return (
                <div key={kind} data-kind={kind}>
                  <dt>{say(`budget.kind.${kind}`)}</dt>
                  <dd>
                    <span className="budget-bar" aria-hidden="true">
                      <span style={{ inlineSize: `${(100 * Math.max(0, value ?? 0)) / most}%` }} />
                    </span>
                    <b>{value === null ? '–' : shown(value, measure, currency, words)}</b>
                  </dd>
                </div>
              );
            })}
          </dl>
        ))}
      </div>
      {last !== undefined && spent && revised && Number(revised.amount) > 0 && (
        <p className="muted budget-rate">
          {say('budget.rate', {
            rate: percent(Number(spent.amount) / Number(revised.amount), language),
            year: String(last),
          })}
        </p>
      )}
    </>
  );
};

export const CourseCard = ({ sums, measure }: { sums: Sums; measure: Measure }) => {
  const { say } = useWords();
  return (
    <section className="panel-card">
      <h2>{say('budget.course')}</h2>
      <p>{say('budget.courseText')}</p>
      <Course course={sums.course} currency={sums.of.currency} measure={measure} />
    </section>
  );
};
