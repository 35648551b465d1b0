import type { IndicatorInfo } from '../../../sql/model/api/indicators.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { initialOf } from '../formula.ts';
import { useInputTitles } from '../titles.ts';

type Part = {
  input: string;
  weight: number;
  direction: 'higher' | 'lower';
  normalisation:
    | { kind: 'min-max'; min?: number | undefined; max?: number | undefined }
    | { kind: 'z' | 'percentile' };
};

const scaleSaid = ({ normalisation }: Part, { say, number }: Words): string => {
  if (normalisation.kind !== 'min-max') return say(`indicators.weights.${normalisation.kind}`);
  const { min, max } = normalisation;
  return min === undefined || max === undefined
    ? say('indicators.weights.range')
    : say('indicators.weights.bounds', { min: number(min, 6), max: number(max, 6) });
};

type Side = { head: string | null; parts: readonly Part[] };

/** The inputs that are weighed, by the dimension that they count in; none where a method weighs nothing. */
const sidesOf = ({ method }: IndicatorInfo, { say, number }: Words): Side[] => {
  if (method.kind === 'composite') return [{ head: null, parts: method.parts }];
  if (method.kind !== 'risk') return [];
  return method.dimensions.map(({ id, weight, aggregation, parts }) => ({
    head: `${initialOf(id)} · ${say(`risk.dimension.${id}`)} · ${say('indicators.weights.weight')} ${number(weight)} · ${say(`formula.dimension.${aggregation}`)}`,
    parts,
  }));
};

/** What counts how much, which way, and how it is made comparable. */
export const Weights = ({ info, signs }: { info: IndicatorInfo; signs: ReadonlyMap<string, string> }) => {
  const words = useWords();
  const { say, number } = words;
  const titleIn = useInputTitles(info);
  const sides = sidesOf(info, words);
  if (sides.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="method-table" aria-label={say('indicators.weights')} tabIndex={0}>
      <table className="values">
        <thead>
          <tr>
            <th scope="col">{say('indicators.weights.part')}</th>
            <th scope="col">{say('indicators.weights.weight')}</th>
            <th scope="col">{say('indicators.weights.direction')}</th>
            <th scope="col">{say('indicators.weights.scale')}</th>
          </tr>
        </thead>
        {sides.map(({ head, parts }) => (
          <tbody key={head ?? ''}>
            {head && (
              <tr className="method-side">
                <th scope="rowgroup" colSpan={4}>
                  {head}
                </th>
              </tr>
            )}
            {parts.map((part) => (
              <tr key={part.input}>
                <th scope="row">
                  <bdi className="sign">{signs.get(part.input)}</bdi> {titleIn(part.input)}
                </th>
                <td>{number(part.weight)}</td>
                <td>{say(`indicators.weights.${part.direction}`)}</td>
                <td>{scaleSaid(part, words)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
};
