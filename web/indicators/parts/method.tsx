import { Link } from 'react-aria-components';
import type { IndicatorInfo } from '../../../sql/model/api/indicators.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { riskAddress } from '../../risk/api.ts';
import { Pair } from '../../series/about.tsx';
import { signsOf, toldOf } from '../formula.ts';
import { useParameters } from '../use-indicator.ts';
import { Weights } from './weights.tsx';

/** A formula with its powers raised. It reads from the left in every language, as formulas do. */
const Formula = ({ written }: { written: string }) => (
  <bdi dir="ltr">
    {written.split(/\^(\([^)]*\)|[\d.,]+)/).map((part, at) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: parts stand in their order
      at % 2 === 1 ? <sup key={at}>{part.replace(/^\((.*)\)$/, '$1')}</sup> : <span key={at}>{part}</span>,
    )}
  </bdi>
);

/** How it is computed: the method with its formula, in sentences, the texts that it follows, and how much of the data it asks for. */
export const Method = ({ info }: { info: IndicatorInfo }) => {
  const { say, text, number } = useWords();
  const parameters = useParameters();
  const letters = signsOf(info.method);
  const { formula, said } = toldOf(info.method, {
    sign: (input) => letters.get(input) ?? input,
    number: (value) => number(value, 6),
    limit: (input, id) => {
      const declared = info.inputs[input];
      const parameter =
        declared?.kind === 'series' ? parameters.find((one) => one.id === declared.parameter) : undefined;
      return parameter?.limits.find((limit) => limit.id === id);
    },
    text,
  });
  return (
    <section className="panel-card">
      <h2>{say('indicators.formula')}</h2>
      <p className="method-name">
        <strong>{say(`method.${info.method.kind}`)}</strong>{' '}
        <span className="muted">{say('lineage.version', { version: info.version })}</span>
      </p>
      {formula && (
        <figure className="formula">
          <Formula written={formula} />
          <figcaption className="muted">{say('indicators.formulaOf', { kind: info.method.kind })}</figcaption>
        </figure>
      )}
      {said.map(({ key, values }) => (
        <p key={`${key} ${JSON.stringify(values)}`}>{say(key as MessageKey, values)}</p>
      ))}
      <Weights info={info} signs={letters} />
      <dl className="pairs">
        <Pair title={say('lineage.reference')}>{text(info.reference)}</Pair>
        {info.method.kind === 'risk' && (
          <Pair title={say('indicators.weights')}>{text(info.method.source)}</Pair>
        )}
        {info.minCoverage > 0 && (
          <Pair title={say('indicator.minCoverage')}>{number(info.minCoverage * 100, 0)} %</Pair>
        )}
      </dl>
      {info.method.kind === 'risk' && (
        <p>
          <Link href={riskAddress(info.id)}>{say('indicators.openRisk')}</Link>
        </p>
      )}
    </section>
  );
};
