import {
  Button,
  Disclosure,
  DisclosurePanel,
  Label,
  Slider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components';
import type { RiskInfo, RiskInput } from '../../sql/model/api/risks.ts';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { Icon } from '../ui/icon.tsx';
import './controls.css';
import { isChanged, MOST_CHANGE, MOST_WEIGHT, type RiskState, withPair } from './state.ts';

type Turn = (next: RiskState, isDone: boolean) => void;

const Turned = ({
  label,
  value,
  usual,
  least,
  most,
  step,
  written,
  onTurn,
}: {
  label: string;
  value: number;
  usual: number;
  least: number;
  most: number;
  step: number;
  written: string;
  onTurn: (value: number, isDone: boolean) => void;
}) => (
  <Slider
    className="risk-slider"
    data-changed={value !== usual}
    minValue={least}
    maxValue={most}
    step={step}
    value={value}
    onChange={(next) => onTurn(next as number, false)}
    onChangeEnd={(next) => onTurn(next as number, true)}
  >
    <Label>{label}</Label>
    <SliderOutput>{written}</SliderOutput>
    <SliderTrack>
      <SliderThumb />
    </SliderTrack>
  </Slider>
);

/** The weights of dimensions and inputs, turned by the reader; the map answers while they are. */
export const Weights = ({ info, state, onTurn }: { info: RiskInfo; state: RiskState; onTurn: Turn }) => {
  const { say, text, number } = useWords();
  const inputs = new Map(info.inputs.map((one) => [one.input, one]));
  const titleOf = (input: string): string => {
    const found = inputs.get(input);
    return found ? text(found.title) : input;
  };
  const isSingle = info.model.dimensions.length === 1;
  return info.model.dimensions.map(({ id, weight, parts }) => (
    <fieldset key={id} className="risk-dimension">
      <legend>{say(`risk.dimension.${id}` as MessageKey)}</legend>
      {!isSingle && (
        <Turned
          label={say('risk.weightOfDimension')}
          value={state.dimensions[id] ?? weight}
          {...{ usual: weight, least: 0, most: MOST_WEIGHT, step: 0.25 }}
          written={number(state.dimensions[id] ?? weight)}
          onTurn={(next, isDone) =>
            onTurn({ ...state, dimensions: withPair(state.dimensions, id, next, weight) }, isDone)
          }
        />
      )}
      {(isSingle || parts.length > 1) &&
        parts.map((part) => (
          <Turned
            key={part.input}
            label={titleOf(part.input)}
            value={state.inputs[part.input] ?? part.weight}
            {...{ usual: part.weight, least: 0, most: MOST_WEIGHT, step: 0.25 }}
            written={number(state.inputs[part.input] ?? part.weight)}
            onTurn={(next, isDone) =>
              onTurn({ ...state, inputs: withPair(state.inputs, part.input, next, part.weight) }, isDone)
            }
          />
        ))}
      {!isSingle && parts.length === 1 && <p className="muted">{titleOf(parts[0]?.input ?? '')}</p>}
    </fieldset>
  ));
};

/** "If this indicator fell by a fifth": inputs that are supposed to be others, everywhere alike. */
export const Suppositions = ({ info, state, onTurn }: { info: RiskInfo; state: RiskState; onTurn: Turn }) => {
  const { say, text, number } = useWords();
  const percentOf = ({ input }: RiskInput): number => Math.round((state.scenario[input] ?? 0) * 100);
  return info.inputs.map((one) => {
    const percent = percentOf(one);
    return (
      <Turned
        key={one.input}
        label={text(one.title)}
        value={percent}
        {...{ usual: 0, least: -MOST_CHANGE, most: MOST_CHANGE, step: 5 }}
        written={
          percent === 0
            ? say('risk.asItIs')
            : say(percent < 0 ? 'risk.less' : 'risk.more', { percent: number(Math.abs(percent), 0) })
        }
        onTurn={(next, isDone) =>
          onTurn({ ...state, scenario: withPair(state.scenario, one.input, next / 100, 0) }, isDone)
        }
      />
    );
  });
};

const Folded = ({
  title,
  isOpen,
  children,
}: {
  title: string;
  isOpen: boolean;
  children: React.ReactNode;
}) => (
  <Disclosure className="risk-fold" defaultExpanded={isOpen}>
    <Button slot="trigger" className="risk-fold-trigger">
      <Icon name="down" />
      {title}
    </Button>
    <DisclosurePanel>{children}</DisclosurePanel>
  </Disclosure>
);

/** What a reader may turn, and back to what the model declares. */
export const Controls = ({
  onReset,
  ...props
}: {
  info: RiskInfo;
  state: RiskState;
  onTurn: Turn;
  onReset: () => void;
}) => {
  const { say } = useWords();
  return (
    <section className="panel-card risk-controls" aria-label={say('risk.weights')}>
      <Folded title={say('risk.weights')} isOpen>
        <p className="muted">{say('risk.weightsHelp')}</p>
        <Weights {...props} />
      </Folded>
      <Folded title={say('risk.scenario')} isOpen={Object.keys(props.state.scenario).length > 0}>
        <p className="muted">{say('risk.scenarioHelp')}</p>
        <Suppositions {...props} />
      </Folded>
      <Button className="button" isDisabled={!isChanged(props.state)} onPress={onReset}>
        {say('risk.reset')}
      </Button>
    </section>
  );
};
