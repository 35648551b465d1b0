import { Link } from 'react-aria-components';
import type { TargetInfo } from '../../sql/model/api/policies.ts';
import { useWords } from '../i18n/intl.tsx';
import { CourseChart } from '../sdg/course-chart.tsx';
import { Made, useShown } from '../sdg/goal.tsx';
import { ProgressMark } from '../sdg/progress.tsx';
import { nameIn } from '../series/names.ts';

const Target = ({ info }: { info: TargetInfo }) => {
  const { say, text, number, language } = useWords();
  const { target, title, page, placeName, progress, values, made, isSample, decimals } = info;
  const show = useShown(info);
  const { baseline, value, deadline } = target;
  const where =
    target.place === null ? say('policy.country') : nameIn(placeName ?? {}, language, target.place);
  return (
    <li className="policy-target">
      <div>
        <h3>
          {page ? <Link href={page}>{text(title)}</Link> : text(title)} · {where}
        </h3>
        <p>
          {say('policy.goingTo', {
            ...{ base: show(baseline.value), baseYear: String(baseline.year) },
            ...{ value: show(value), deadline: String(deadline) },
          })}
        </p>
        <p className="policy-tags">
          <ProgressMark status={progress.status} />
          {progress.newest && (
            <span>
              {say('policy.newest', {
                value: show(progress.newest.value),
                year: String(progress.newest.year),
              })}
            </span>
          )}
          {isSample && <span className="badge-sample">{say('layer.sample')}</span>}
        </p>
        {progress.pace !== null && progress.newest && (
          <p className="muted">
            {say('sdg.pace', {
              pace: number(progress.pace * 100, 2),
              ...{ from: String(baseline.year), to: String(progress.newest.year) },
            })}
            {progress.needed !== null && (
              <> · {say('sdg.needed', { needed: number(progress.needed * 100, 2) })}</>
            )}
          </p>
        )}
        {made && (
          <p className="muted">
            <Made made={made} />
          </p>
        )}
      </div>
      <CourseChart
        values={values}
        aim={{ base: baseline, target: { year: deadline, value } }}
        title={`${text(title)} · ${where}`}
        show={(one) => number(one, decimals ?? 2)}
      />
    </li>
  );
};

/** What a document means to reach, and how that goes. */
export const Targets = ({ targets }: { targets: readonly TargetInfo[] }) => {
  const { say } = useWords();
  if (targets.length === 0) return null;
  return (
    <section className="panel-card" id="targets">
      <h2>{say('policy.targets')}</h2>
      <ul className="policy-targets">
        {targets.map((info) => (
          <Target key={info.target.id} info={info} />
        ))}
      </ul>
    </section>
  );
};
