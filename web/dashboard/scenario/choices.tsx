import { useWords } from '../../i18n/intl.tsx';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import '../../ui/form/form.css';
import { keepNamed } from '../keep.ts';
import { formatSupposition, type Supposition } from './supposed.ts';
import type { Supposed } from './use-outcomes.ts';
import './scenario.css';

const STEPS = [-50, -30, -20, -10, 10, 20, 30, 50];

/** A share with its sign, which stays before it whichever way is read. */
export const signed = (percent: number): string =>
  `\u2066${percent > 0 ? '+' : '−'}${Math.abs(percent)} %\u2069`;

/** What is supposed: of which risk which input is by how much another. It stands in the address. */
export const Choices = ({ risks, info, supposed }: Pick<Supposed, 'risks' | 'info' | 'supposed'>) => {
  const { say, text } = useWords();
  const keep = (next: Supposition) => keepNamed({ if: formatSupposition(next) });
  const choose = (risk: string) => {
    const first = risks.find(({ id }) => id === risk)?.inputs[0];
    if (first) keep({ ...supposed, risk, input: first.input });
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
        onChange={(input) => keep({ ...supposed, input })}
      />
      <SelectInput
        name="scenario-by"
        label={say('dashboard.scenario.by')}
        value={String(Math.round(supposed.by * 100))}
        choices={STEPS.map((percent) => ({ id: String(percent), title: signed(percent) }))}
        onChange={(percent) => keep({ ...supposed, by: Number(percent) / 100 })}
      />
    </div>
  );
};
