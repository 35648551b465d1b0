import type { LayerInfo } from '../../sql/model/api.ts';
import { secondsOf } from '../../sql/model/duration.ts';
import type { Gather } from '../../sql/model/observation.ts';
import { middleOf, STEP_UNITS, unitOf, unitOfTime, wholeOf } from './times.ts';

type Told = Pick<LayerInfo, 'layer'>;

/** By which statistic a layer of newest values tells a time that is longer than its own periods; null where it tells a moment. */
export const gatherOf = ({ layer: { computed, time: own } }: Told, time: string): Gather | null => {
  if (computed?.by.kind !== 'latest' || computed.by.gather === undefined) return null;
  const unit = unitOfTime(time);
  // What comes now and then stands for a moment.
  const isLonger = own?.step
    ? STEP_UNITS.indexOf(unit) > STEP_UNITS.indexOf(unitOf(secondsOf(own.step)))
    : unit !== 'hour';
  return isLonger ? computed.by.gather : null;
};

/**
 * The `datetime` by which a layer is asked for a time of the map: all of a year, month or day where the layer gathers what was
 * measured in it, else its middle.
 */
export const askedTime = (info: Told, time: string): string =>
  gatherOf(info, time) === null ? middleOf(time) : wholeOf(time);
