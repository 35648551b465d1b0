import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { useParams } from 'wouter';
import type { LineDetail } from '../../../server/modules/budget/schema.ts';
import { BUDGET_KINDS } from '../../../sql/model/budget/budget.ts';
import { SCHEMES } from '../../../sql/model/budget/code.ts';
import { ApiError, path } from '../../api.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { Heading } from '../../shell/heading.tsx';
import { NotFound } from '../../shell/states.tsx';
import { Failed, Loading } from '../../ui/state.tsx';
import { About } from './about.tsx';
import { asking, budgetApi } from './api.ts';
import { Course } from './course.tsx';
import { BudgetFrame, Figure } from './frame.tsx';
import { lineFinding, toldOf } from './line-finding.ts';
import { lineName } from './lines.tsx';
import { exact, plain, short } from './money.ts';
import { type Budget, useSums, useWhich } from './use-budget.ts';

const sheetOf = (detail: LineDetail, lead: string, { say }: Words) => ({
  lead,
  columns: [say('budget.year'), say('budget.kind'), `${say('budget.amount')} (${detail.of.currency})`],
  rows: detail.amounts.map(({ year, kind, amount }) => ({
    cells: [year, say(`budget.kind.${kind}`), amount],
    head: `${year} · ${say(`budget.kind.${kind}`)}`,
    value: amount,
  })),
  notes: [detail.line.id],
});

const Classified = ({ detail }: { detail: LineDetail }) => {
  const { say, text } = useWords();
  const which = useWhich();
  const to = (name: string, code: string) => `/budget${asking({ ...which, by: name, [name]: code })}`;
  const { line, paths } = detail;
  return (
    <section className="panel-card">
      <h2>{say('budget.classified')}</h2>
      <dl className="pairs">
        {SCHEMES.filter((scheme) => paths[scheme].length > 0).map((scheme) => (
          <div key={scheme}>
            <dt>{say(`budget.by.${scheme}`)}</dt>
            <dd>
              {paths[scheme].map(({ code, title }, at) => (
                <span key={code}>
                  {at > 0 && ' · '}
                  <Link href={to(scheme, code)}>{text(title)}</Link>
                </span>
              ))}{' '}
              <bdi className="muted">{paths[scheme].at(-1)?.code}</bdi>
            </dd>
          </div>
        ))}
        <div>
          <dt>{say('budget.by.place')}</dt>
          <dd>
            {line.place ? (
              <Link href={`/place/${line.place.code}`}>{text(line.place.title)}</Link>
            ) : (
              say('budget.place.none')
            )}
          </dd>
        </div>
        <div>
          <dt>{say('budget.gender')}</dt>
          <dd>{say(`budget.gender.${(line.gender ?? 'none') as 'none'}`)}</dd>
        </div>
        <div>
          <dt>{say('budget.code')}</dt>
          <dd>
            <bdi>{line.id}</bdi>
          </dd>
        </div>
      </dl>
    </section>
  );
};

const Amounts = ({ detail }: { detail: LineDetail }) => {
  const { say, language } = useWords();
  const { currency } = detail.of;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <section className="table-scroll budget-table" aria-label={say('budget.history')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {(
              ['budget.year', 'budget.kind', 'budget.amount', 'budget.perHead', 'budget.constant'] as const
            ).map((key) => (
              <th key={key} scope="col" className={key === 'budget.kind' ? 'is-text' : ''}>
                {say(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {detail.amounts.map(({ year, kind, amount, perHead, constant }) => (
            <tr key={`${year} ${kind}`}>
              <th scope="row">{year}</th>
              <td className="is-text">{say(`budget.kind.${kind}`)}</td>
              <td>
                <bdi>{exact(amount, { currency }, language)}</bdi>
              </td>
              <td>{perHead === null ? '–' : plain(perHead, { currency }, language)}</td>
              <td>{constant === null ? '–' : short(constant, { currency }, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const Line = ({ budget, id }: { budget: Budget; id: string }) => {
  const words = useWords();
  const which = useWhich();
  const query = useQuery({
    queryKey: ['budget', 'line', id, which],
    queryFn: ({ signal }) => budgetApi.line(id, which, signal),
    retry: 1,
  });
  const told = query.data && toldOf(query.data.amounts);
  const whole = useSums(
    { ...which, by: 'function', year: told?.year, kind: told?.kind },
    told !== undefined && told !== null,
  );
  if (query.error instanceof ApiError && query.error.status === 404) return <NotFound />;
  if (query.isError) return <Failed retry={() => void query.refetch()} />;
  if (!query.data || whole.isLoading) return <Loading />;
  const total = whole.data?.year === told?.year && whole.data?.kind === told?.kind ? whole.data : undefined;
  const detail = {
    ...query.data,
    amounts: query.data.amounts.toSorted(
      (a, b) => a.year - b.year || BUDGET_KINDS.indexOf(a.kind) - BUDGET_KINDS.indexOf(b.kind),
    ),
  };
  const name = lineName(detail.line, words);
  return (
    <>
      <Heading title={name} lead={words.text(budget.manifest.title)} />
      <Figure
        name={id}
        over={words.say('budget.line')}
        sheet={sheetOf(detail, lineFinding(detail, total ? Number(total.total.amount) : null, words), words)}
      >
        <Course course={detail.amounts} currency={detail.of.currency} measure="amount" />
        <Amounts detail={detail} />
      </Figure>
      <div className="budget-columns">
        <Classified detail={detail} />
      </div>
      <About
        budget={budget}
        which={which}
        table={`${path`/api/budget/lines/${id}`}${asking({ ...which, f: 'csv' })}`}
      />
    </>
  );
};

/** `/budget/lines/{id}`: one line through all years and kinds, and everything that it is a part of. */
export const LinePage = () => {
  const { id = '' } = useParams();
  return <BudgetFrame>{(budget) => <Line budget={budget} id={id} />}</BudgetFrame>;
};
