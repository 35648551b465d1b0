/** Metres of a degree of latitude. */
const DEGREE_M = 111_320;
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
const middle = (degrees: number, step: number): number => (Math.floor(degrees / step) + 0.5) * step;

export type Spot = { longitude: number; latitude: number; accuracyM?: number | null | undefined };

/**
 * A point as all may see it: the middle of the cell of so many metres that it lies in, so that all points of a cell are the same
 * one, however often somebody asks. Its accuracy is not finer than the cell.
 */
export const coarsePoint = ({ longitude, latitude, accuracyM }: Spot, cellM: number): Required<Spot> => {
  const step = cellM / DEGREE_M;
  const lat = middle(latitude, step);
  const lon = middle(longitude, step / Math.max(0.01, Math.cos((lat * Math.PI) / 180)));
  return {
    longitude: rounded(lon),
    latitude: rounded(lat),
    accuracyM: Math.max(accuracyM ?? 0, cellM),
  };
};
