const toFahrenheit = (celsius: number): number => celsius * 1.8 + 32;
const toCelsius = (fahrenheit: number): number => (fahrenheit - 32) / 1.8;

/** Rothfusz's regression of 1990, °F and percent, with the adjustments of the US National Weather Service. */
const rothfusz = (t: number, h: number): number => {
  const index =
    -42.379 +
    2.04901523 * t +
    10.14333127 * h -
    0.22475541 * t * h -
    6.83783e-3 * t ** 2 -
    5.481717e-2 * h ** 2 +
    1.22874e-3 * t ** 2 * h +
    8.5282e-4 * t * h ** 2 -
    1.99e-6 * t ** 2 * h ** 2;
  if (h < 13 && t >= 80 && t <= 112) return index - ((13 - h) / 4) * Math.sqrt((17 - Math.abs(t - 95)) / 17);
  if (h > 85 && t >= 80 && t <= 87) return index + ((h - 85) / 10) * ((87 - t) / 5);
  return index;
};

/**
 * Heat index, °C, of air temperature in °C and relative humidity in percent (Rothfusz 1990, NWS SR 90-23; the NWS's equation
 * page). Below an index of 80 °F the simple formula of Steadman holds. Meant for shade and light wind; above some 50 °C
 * it extrapolates.
 */
export const heatIndex = (temperature: number, humidity: number): number => {
  const [t, h] = [toFahrenheit(temperature), Math.max(0, Math.min(100, humidity))];
  const simple = 0.5 * (t + 61 + (t - 68) * 1.2 + h * 0.094);
  return toCelsius((simple + t) / 2 < 80 ? simple : rothfusz(t, h));
};

/** Days whose maximum is above a threshold, °C, of the days that are there: ETCCDI's SU, whose threshold is 25 (Zhang et al. 2011, WIREs Climate Change 2:851). */
export const heatDays = (
  maxima: readonly (number | null)[],
  threshold: number,
): { days: number; of: number } => {
  const there = maxima.filter((value): value is number => value !== null && Number.isFinite(value));
  return { days: there.filter((value) => value > threshold).length, of: there.length };
};
