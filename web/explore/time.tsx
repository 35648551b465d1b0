import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { LayerInfo } from '../../sql/model/api.ts';
import { useWords } from '../i18n/intl.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { type Steps, stepsOf, stopOf, timeAt, timedOf, unitsOf } from './steps.ts';
import { stopInWords } from './stop-words.ts';
import { type StepUnit, unitOfTime } from './times.ts';
import { usePlay } from './use-play.ts';

/** Above so many stops a single one cannot be hit, and hours of years are no story to play. */
const MOST_STOPS = 1500;

/** The unit that is stepped by: the reader's choice, else that of the time that is shown, else the finest whose stops can be told apart. */
const useSteps = (layers: readonly LayerInfo[], time: string | null) => {
  const units = unitsOf(layers);
  const [chosen, setChosen] = useState<StepUnit | null>(null);
  const all = units.flatMap((unit) => stepsOf(layers, unit) ?? []);
  const few = all.filter(({ count }) => count <= MOST_STOPS);
  const wanted = chosen ?? (time === null ? null : unitOfTime(time));
  const steps = few.find(({ unit }) => unit === wanted) ?? few[0] ?? all.at(-1) ?? null;
  return { steps, units: few.map(({ unit }) => unit), choose: setChosen };
};

const Units = ({
  units,
  unit,
  onUnit,
}: {
  units: readonly StepUnit[];
  unit: StepUnit;
  onUnit: (unit: StepUnit) => void;
}) => {
  const { say } = useWords();
  if (units.length < 2) return null;
  return (
    <select
      className="time-unit"
      aria-label={say('time.step')}
      value={unit}
      onChange={(event) => onUnit(event.target.value as StepUnit)}
    >
      {units.map((one) => (
        <option key={one} value={one}>
          {say(`time.step.${one}`)}
        </option>
      ))}
    </select>
  );
};

const Stepping = ({
  steps,
  units,
  layers,
  zone,
  time,
  onChange,
  onUnit,
}: {
  steps: Steps;
  units: readonly StepUnit[];
  layers: readonly LayerInfo[];
  zone: string;
  time: string | null;
  onChange: (time: string | null) => void;
  onUnit: (unit: StepUnit) => void;
}) => {
  const { say, language } = useWords();
  const word = (of: Steps, stop: number) => stopInWords(of, stop, { language, zone });
  const at = stopOf(steps, time);
  const last = steps.count - 1;
  const go = (next: number) => onChange(timeAt(steps, Math.max(0, Math.min(last, next))));
  const { isPlaying, toggle, stop } = usePlay(at, last, go);
  const byHand = (next: number) => {
    stop();
    go(next);
  };
  const said = word(steps, at);
  return (
    <section className="time" aria-label={say('time.title')}>
      <p className="time-now">
        <strong>{time === null ? say('time.now') : said}</strong>
        <span className="muted">{say('time.follow', { count: timedOf(layers).length })}</span>
      </p>
      <Units units={units} unit={steps.unit} onUnit={onUnit} />
      <Button
        className="button time-latest"
        isDisabled={time === null}
        onPress={() => {
          stop();
          onChange(null);
        }}
      >
        {say('time.now')}
      </Button>
      <div className="time-track" dir="ltr">
        <IconButton
          icon={isPlaying ? 'pause' : 'play'}
          label={say(isPlaying ? 'time.pause' : 'time.play')}
          onPress={toggle}
        />
        <IconButton icon="back" label={say('time.before')} onPress={() => byHand(at - 1)} />
        <input
          type="range"
          min={0}
          max={last}
          value={at}
          aria-label={say('time.slider')}
          aria-valuetext={said}
          onChange={(event) => byHand(Number(event.target.value))}
        />
        <IconButton icon="chevron" label={say('time.after')} onPress={() => byHand(at + 1)} />
      </div>
      <p className="time-ends" dir="ltr" aria-hidden="true">
        <span>{word(steps, 0)}</span>
        <span>{word(steps, last)}</span>
      </p>
    </section>
  );
};

/**
 * Goes through time, for all shown layers that have any: by the periods of the data, by hand or by itself. Time goes from
 * left to right, as in charts.
 */
export const TimeSlider = ({
  layers,
  zone,
  time,
  onChange,
}: {
  layers: readonly LayerInfo[];
  /** The country's clocks, by which hours are told. */
  zone: string;
  time: string | null;
  onChange: (time: string | null) => void;
}) => {
  const { steps, units, choose } = useSteps(layers, time);
  if (!steps) return null;
  const chooseUnit = (unit: StepUnit) => {
    choose(unit);
    // What is shown is the period that the word says.
    const next = time === null ? null : stepsOf(layers, unit);
    if (next) onChange(timeAt(next, stopOf(next, time)));
  };
  return <Stepping {...{ steps, units, layers, zone, time, onChange }} onUnit={chooseUnit} />;
};
