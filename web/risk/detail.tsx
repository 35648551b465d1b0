import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import type { RiskInfo } from '../../sql/model/api/risks.ts';
import { colorOf, type Scheme } from '../../sql/model/style/palette.ts';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { methodAddress } from '../indicators/address.ts';
import { placeAddress } from '../place/address.ts';
import { nameIn } from '../series/names.ts';
import { measure } from '../series/said.ts';
import { riskAddress } from './api.ts';
import { useTenths } from './figures.ts';
import type { Part, RiskRow, Side } from './weigh.ts';

const Bar = ({ score }: { score: number | null }) => (
  <span className="risk-mini" aria-hidden="true">
    <span style={{ inlineSize: `${(score ?? 0) * 10}%` }} />
  </span>
);

const PartRow = ({ part, info }: { part: Part; info: RiskInfo }) => {
  const words = useWords();
  const { say, text, number } = words;
  const tenths = useTenths();
  const about = info.inputs.find(({ input }) => input === part.input);
  const title = about ? text(about.title) : part.input;
  return (
    <tr data-out={part.weight === 0}>
      <th scope="row">
        {about?.indicator ? (
          <Link href={about.isRisk ? riskAddress(about.indicator) : methodAddress(about.indicator)}>
            {title}
          </Link>
        ) : (
          title
        )}
        {about?.status === 'sample' && <span className="badge-sample">{say('layer.sample')}</span>}
      </th>
      <td>
        <bdi>
          {part.value === null ? '—' : measure(part.value, about?.unit ?? '1', about?.decimals ?? 1, words)}
        </bdi>
      </td>
      <td className="risk-mini-cell">
        <Bar score={part.score} />
        {tenths(part.score)}
      </td>
      <td>{part.gives === null ? '—' : number(part.gives, 2)}</td>
    </tr>
  );
};

const SideRows = ({ side, info }: { side: Side; info: RiskInfo }) => {
  const { say } = useWords();
  const tenths = useTenths();
  return (
    <tbody>
      <tr className="risk-side">
        <th scope="rowgroup" colSpan={2}>
          {say(`risk.dimension.${side.id}` as MessageKey)}
        </th>
        <td className="risk-mini-cell">
          <Bar score={side.score} />
          {tenths(side.score)}
        </td>
        <td />
      </tr>
      {side.parts.map((part) => (
        <PartRow key={part.input} {...{ part, info }} />
      ))}
    </tbody>
  );
};

/** A place's score in full: class, ranks, confidence, and what each input is, scores and gives. */
export const Detail = ({
  row,
  sides,
  info,
  period,
  scheme,
  tools,
}: {
  row: RiskRow;
  sides: readonly Side[];
  info: RiskInfo;
  period: string;
  scheme: Scheme;
  /** What it is taken along by. */
  tools: ReactNode;
}) => {
  const { say, text, number, language } = useWords();
  const tenths = useTenths();
  const { score, ranks, confidence } = row;
  return (
    <section className="panel-card risk-detail" id="detail" aria-live="polite">
      <header className="risk-head">
        <h2>
          <Link href={placeAddress(row.id)}>{nameIn(row.name, language, row.id)}</Link>{' '}
          <span className="muted">{period}</span>
        </h2>
        {tools}
      </header>
      <p className="risk-facts">
        <strong>{score === null ? say('risk.noScore') : tenths(score)}</strong>
        {row.class && (
          <span className="risk-chip">
            <svg width="12" height="12" aria-hidden="true">
              <rect width="12" height="12" rx="3" fill={colorOf(row.class.color, scheme)} />
            </svg>
            {text(row.class.title)}
          </span>
        )}
        {ranks && <span>{say(ranks.first === ranks.last ? 'risk.rankOne' : 'risk.rankRange', ranks)}</span>}
        {confidence && (
          <span>
            {say(`risk.confidence.${confidence}` as MessageKey)}{' '}
            <span className="muted">{say('risk.covered', { share: number(row.share * 100, 0) })}</span>
          </span>
        )}
      </p>
      <div className="risk-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{say('risk.input')}</th>
              <th scope="col">{say('risk.value')}</th>
              <th scope="col">{say('risk.scored')}</th>
              <th scope="col">{say('risk.gives')}</th>
            </tr>
          </thead>
          {sides.map((side) => (
            <SideRows key={side.id} {...{ side, info }} />
          ))}
        </table>
      </div>
    </section>
  );
};
