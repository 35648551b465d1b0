import type { IndicatorInfo } from '../../../sql/model/api/indicators.ts';
import type { ParameterInfo } from '../../../sql/model/api/series.ts';
import { useWords } from '../../i18n/intl.tsx';
import { measure } from '../../series/said.ts';
import { useParameters } from '../use-indicator.ts';

type Parameter = ParameterInfo;

const Of = ({ parameter }: { parameter: Parameter }) => {
  const words = useWords();
  const { say, text } = words;
  return (
    <li>
      <h3>{text(parameter.title)}</h3>
      <ul className="limits">
        {parameter.limits.map((limit) => (
          <li key={limit.id}>
            <strong>{measure(limit.value, parameter.unit, 3, words)}</strong> {text(limit.title)}{' '}
            <span className="muted">
              {say(`limit.over.${limit.averaging}`)}
              {limit.allowed !== undefined && ` · ${say('limit.allowed', { count: limit.allowed })}`}
            </span>
            <p className="muted">
              {text(limit.authority)} ·{' '}
              {limit.url ? <a href={limit.url}>{text(limit.text)}</a> : text(limit.text)}
              {limit.certainty === 'uncertain' && (
                <span className="limit-uncertain">{say('limit.uncertain')}</span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </li>
  );
};

/** The limits that laws and guidelines set to what is measured, with their texts. */
export const Limits = ({ info }: { info: IndicatorInfo }) => {
  const { say } = useWords();
  const measured = new Set(
    Object.values(info.inputs).flatMap((one) => (one.kind === 'series' ? [one.parameter] : [])),
  );
  const limited = useParameters().filter(({ id, limits }) => measured.has(id) && limits.length > 0);
  if (limited.length === 0) return null;
  return (
    <section className="panel-card">
      <h2>{say('indicators.limits')}</h2>
      <p>{say('indicators.limitsNote')}</p>
      <ul className="method-limits">
        {limited.map((parameter) => (
          <Of key={parameter.id} parameter={parameter} />
        ))}
      </ul>
    </section>
  );
};
