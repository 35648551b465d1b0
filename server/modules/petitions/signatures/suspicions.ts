/** By what a signature may stand out: its network and its row of addresses, and how many others of each were there before. */
export type Traces = {
  caseNo: number;
  network: string;
  addresses: string;
  ofNetwork: number;
  ofAddresses: number;
};

/**
 * Why a signature is looked at before it counts: nothing of it is decided by itself, and none is taken away. `before` are those
 * that are confirmed in the same moment, and are not among the others yet.
 */
export const suspicionsOf = (
  one: Traces,
  before: readonly Traces[],
  settings: Readonly<Record<string, number>>,
): string[] => {
  const also = (name: 'network' | 'addresses'): number =>
    before.filter((other) => other.caseNo === one.caseNo && other[name] === one[name]).length;
  return [
    ...(one.ofNetwork + also('network') >= settings['network-per-hour']! ? ['network'] : []),
    ...(one.ofAddresses + also('addresses') >= settings['alike-per-day']! ? ['addresses'] : []),
  ];
};
