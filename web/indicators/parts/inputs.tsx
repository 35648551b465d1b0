import { Link } from 'react-aria-components';
import type { IndicatorInfo } from '../../../sql/model/api/indicators.ts';
import { INDICATOR_PERIODS } from '../../../sql/model/indicator.ts';
import type { OneInput } from '../../../sql/model/indicator-input.ts';
import { wantedBy } from '../../../sql/model/indicator-method.ts';
import { useWords } from '../../i18n/intl.tsx';
import { useLayersKnown } from '../../place/use-profile.ts';
import { signsOf } from '../formula.ts';
import { inputSaid } from '../input-said.ts';
import { pageOfInput, useInputTitles } from '../titles.ts';
import { useIndicators } from '../use-indicator.ts';

/** How long the values of an input are of; null where nothing is known of it. */
const usePeriodOf = (): ((input: OneInput) => string | null) => {
  const all = useIndicators().data?.indicators ?? [];
  return (input) => {
    if (input.kind === 'series') return input.over;
    return input.kind === 'indicator' ? (all.find(({ id }) => id === input.indicator)?.period ?? null) : null;
  };
};

/** Whether several values of an input in one period become one: of those that are shorter, where the method does not take them as they are. */
const isGathered = ({ method, period }: IndicatorInfo, input: string, own: string | null): boolean => {
  const isOne = wantedBy(method).some((one) => one.input === input && one.step === 'period');
  const [short, long] = [own ?? period, period].map((one) => INDICATOR_PERIODS.indexOf(one as typeof period));
  return isOne && (short as number) < (long as number);
};

/** What it is made of: each input with its letter, where it is to be seen, and how it is read. */
export const Inputs = ({ info }: { info: IndicatorInfo }) => {
  const words = useWords();
  const { say } = words;
  const layers = useLayersKnown();
  const titleOf = useInputTitles(info);
  const signs = signsOf(info.method);
  const periodOf = usePeriodOf();
  const layerOf = (id: string) => layers.find(({ layer }) => layer.id === id)?.layer;
  return (
    <section className="panel-card">
      <h2>{say('indicators.inputs')}</h2>
      <ul className="method-inputs">
        {[...signs].map(([input, sign]) => {
          const declared = info.inputs[input];
          if (!declared) return null;
          return (
            <li key={input}>
              <bdi className="sign">{sign}</bdi>
              <div>
                <h3>
                  <Link href={pageOfInput(declared, info.base)}>{titleOf(input)}</Link>
                </h3>
                <p className="muted">
                  {[
                    say(`lineage.kind.${declared.kind}`),
                    ...inputSaid(
                      declared,
                      { layerOf, isGathered: isGathered(info, input, periodOf(declared)) },
                      words,
                    ),
                  ].join(' · ')}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
