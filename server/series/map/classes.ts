import type { Parameter } from '../../../sql/model/parameter.ts';
import { sameText, type Text } from '../../../sql/model/text.ts';

/** The place of a value among the classes of its parameter, from 0; what lies on a limit is above it. */
export const classOf = (value: number, { classes }: Parameter): string =>
  String(classes.breaks.filter((limit) => value >= limit).length);

const rangeOf = (from: number | undefined, to: number | undefined): Text => {
  if (from === undefined) return sameText(`< ${to}`);
  return sameText(to === undefined ? `≥ ${from}` : `${from} – ${to}`);
};

/** The classes of a parameter, each with the range that it spans. */
export const classCodes = ({ classes: { breaks } }: Parameter): { value: string; title: Text }[] =>
  [undefined, ...breaks].map((from, at) => ({ value: String(at), title: rangeOf(from, breaks[at]) }));
