import { Abandoned } from '../layers/cancellable.ts';

/** Work that several callers wait for, done once. */
export type Flights<T> = (
  key: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
) => Promise<T>;

type Flight<T> = { result: Promise<T>; waiting: number; stop: AbortController };

/**
 * Runs equal work once for all who ask while it is under way, and stops it when everyone who asked has gone away. Who
 * goes away is answered at once, with Abandoned.
 */
export const openFlights = <T>(): Flights<T> => {
  const flights = new Map<string, Flight<T>>();
  const begin = (key: string, work: (signal: AbortSignal) => Promise<T>): Flight<T> => {
    const stop = new AbortController();
    const flight = { stop, waiting: 0, result: work(stop.signal) };
    flights.set(key, flight);
    const end = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    flight.result.then(end, end);
    return flight;
  };
  const leave = (key: string, flight: Flight<T>): void => {
    flight.waiting -= 1;
    if (flight.waiting > 0) return;
    // Whoever comes now begins anew instead of joining what is being stopped.
    if (flights.get(key) === flight) flights.delete(key);
    flight.stop.abort();
  };
  return (key, signal, work) =>
    new Promise<T>((resolve, reject) => {
      if (signal.aborted) return reject(new Abandoned());
      const flight = flights.get(key) ?? begin(key, work);
      flight.waiting += 1;
      const gone = () => {
        leave(key, flight);
        reject(new Abandoned());
      };
      signal.addEventListener('abort', gone, { once: true });
      const done = () => signal.removeEventListener('abort', gone);
      flight.result.then(
        (value) => {
          done();
          resolve(value);
        },
        (error: unknown) => {
          done();
          reject(error);
        },
      );
    });
};
