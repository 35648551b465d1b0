import { useMemo } from 'react';
import { Link } from 'react-aria-components';
import { navigate, useSearch } from 'wouter/use-browser-location';
import type { RiskInfo } from '../../../sql/model/api/risks.ts';
import { useWords } from '../../i18n/intl.tsx';
import { withLook } from '../../look.ts';
import { riskAddress } from '../../risk/api.ts';
import { EMPTY, formatRisk } from '../../risk/state.ts';
import { useRiskInputs, useRisks } from '../../risk/use-risk.ts';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import {
  formatSupposition,
  type Outcome,
  outcomeOf,
  parseSupposition,
  type Supposition,
} from './supposed.ts';

const STEPS = [-50, -30, -20, -10, 10, 20, 30, 50];
/** A fifth less: what is asked first. */
const FIRST = -0.2;

const usual = (risks: readonly RiskInfo[]): Supposition | null => {
  const info = risks.find(({ inputs }) => inputs.some(({ isRisk }) => !isRisk));
  const input = info?.inputs.find(({ isRisk }) => !isRisk);
  return info && input ? { risk: info.id, input: input.input, by: FIRST } : null;
};

const signed = (percent: number): string => `\u2066${percent > 0 ? '+' : '−'}${Math.abs(percent)} %\u2069`;

const Said = ({ info, outcome }: { info: RiskInfo; outcome: Outcome }) => {
  const { say, text, number } = useWords();
  const { before, after, of } = outcome;
  const told = (score: number | null) => number(score ?? 0, 2);
  if (told(before.score) === told(after.score))
    return (
      <p className="scenario-said">
        {say('dashboard.scenario.same', { title: text(info.title), score: told(after.score) })}
      </p>
    );
  return (
    <p className="scenario-said">
      {say('dashboard.scenario.result', {
        ...{ title: text(info.title), score: told(after.score), before: told(before.score), of },
        ...{ first: after.ranks?.first ?? 0, last: after.ranks?.last ?? 0 },
        ...{ firstBefore: before.ranks?.first ?? 0, lastBefore: before.ranks?.last ?? 0 },
      })}
    </p>
  );
};

const Choices = ({
  risks,
  info,
  supposed,
  onChange,
}: {
  risks: readonly RiskInfo[];
  info: RiskInfo;
  supposed: Supposition;
  onChange: (next: Supposition) => void;
}) => {
  const { say, text } = useWords();
  const choose = (risk: string) => {
    const first = risks.find(({ id }) => id === risk)?.inputs[0];
    if (first) onChange({ ...supposed, risk, input: first.input });
  };
  return (
    <div className="scenario-choices">
      <SelectInput
        name="scenario-risk"
        label={say('dashboard.risk.which')}
        value={info.id}
        choices={risks.map(({ id, title }) => ({ id, title: text(title) }))}
        onChange={choose}
      />
      <SelectInput
        name="scenario-input"
        label={say('dashboard.scenario.input')}
        value={supposed.input}
        choices={info.inputs.map(({ input, title }) => ({ id: input, title: text(title) }))}
        onChange={(input) => onChange({ ...supposed, input })}
      />
      <SelectInput
        name="scenario-by"
        label={say('dashboard.scenario.by')}
        value={String(Math.round(supposed.by * 100))}
        choices={STEPS.map((percent) => ({ id: String(percent), title: signed(percent) }))}
        onChange={(percent) => onChange({ ...supposed, by: Number(percent) / 100 })}
      />
    </div>
  );
};

/** "If this indicator fell by 20 %": what a place's score and rank would be. What is supposed stands in the link. */
export const Scenario = ({ place }: { place: string }) => {
  const { say } = useWords();
  const said = parseSupposition(useSearch());
  const risks = useRisks().data ?? [];
  const supposed = said ?? usual(risks);
  const info = risks.find(({ id }) => id === supposed?.risk);
  const inputs = useRiskInputs(supposed?.risk ?? '', info?.revision).data;
  const outcome = useMemo(
    () => info && inputs && supposed && outcomeOf(info, inputs, { place, ...supposed }),
    [info, inputs, supposed, place],
  );
  if (!supposed || !info) return null;
  const keep = (next: Supposition) =>
    navigate(withLook(`${window.location.pathname}?${formatSupposition(next)}`, window.location.search), {
      replace: true,
    });
  const state = { ...EMPTY, place, scenario: { [supposed.input]: supposed.by } };
  return (
    <section className="panel-card scenario" id="scenario" aria-labelledby="scenario-title">
      <h2 id="scenario-title">{say('dashboard.scenario')}</h2>
      <Choices {...{ risks, info, supposed }} onChange={keep} />
      <div aria-live="polite">
        {outcome ? (
          <Said info={info} outcome={outcome} />
        ) : (
          <p className="muted">{say('dashboard.risk.none')}</p>
        )}
      </div>
      <p className="muted">{say('dashboard.scenario.note')}</p>
      <p>
        <Link href={riskAddress(info.id, formatRisk(state))}>{say('dashboard.scenario.more')}</Link>
      </p>
    </section>
  );
};
