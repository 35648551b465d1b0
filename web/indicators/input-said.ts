import type { Belonging, OneInput } from '../../sql/model/indicator-input.ts';
import type { Layer } from '../../sql/model/layer.ts';
import type { Text } from '../../sql/model/text.ts';
import type { Words } from '../i18n/intl.tsx';

type Saying = Pick<Words, 'say' | 'text' | 'number'>;
/** The manifest of a layer that an input reads, of those that whoever looks may see. */
type LayerOf = (id: string) => Layer | undefined;

const km = (metres: number, { number }: Saying): string => number(metres / 1000, 2);

const bySaid = (by: Belonging, words: Saying): string[] => {
  const { say } = words;
  switch (by.kind) {
    case 'itself':
    case 'within':
    case 'overlap':
      return [say(`input.by.${by.kind}`)];
    case 'nearest':
      return [say('input.by.nearest', { km: km(by.metres, words) })];
    case 'distance':
      return [
        say('input.by.distance', { km: km(by.metres, words) }),
        ...(by.decay.kind === 'linear' ? [say('input.decay.linear')] : []),
        ...(by.decay.kind === 'half' ? [say('input.decay.half', { km: km(by.decay.metres, words) })] : []),
      ];
  }
};

const propertyTitle = (layer: Layer | undefined, name: string, { text }: Saying): string => {
  const found = layer?.properties.find((one) => one.name === name);
  return found ? text(found.title as Text) : name;
};

const codeTitle = (layer: Layer | undefined, name: string, value: unknown, { text }: Saying): string => {
  const found = layer?.properties.find((one) => one.name === name);
  const code =
    found && 'codes' in found ? found.codes?.find((one) => String(one.value) === String(value)) : undefined;
  return code ? text(code.title) : String(value);
};

type Only = Readonly<Record<string, readonly unknown[]>>;

const onlySaid = (only: Only | undefined, layer: Layer | undefined, words: Saying): string[] =>
  Object.entries(only ?? {}).map(([name, values]) =>
    words.say('input.only', {
      property: propertyTitle(layer, name, words),
      values: values.map((value) => codeTitle(layer, name, value, words)).join(' · '),
    }),
  );

/** Several features, or moments, become one: told where there can be several. */
const gatherSaid = (input: OneInput, isGathered: boolean, { say }: Saying): string[] => {
  const isOne = input.by.kind === 'itself' || input.by.kind === 'nearest';
  return [
    ...(isOne || input.kind === 'records'
      ? []
      : [say('input.among', { how: say(`input.gather.${input.gather}`) })]),
    ...(input.kind === 'property' || input.kind === 'records' || !isGathered
      ? []
      : [say('input.through', { how: say(`input.gather.${input.gatherTime}`) })]),
  ];
};

const seriesSaid = (input: Extract<OneInput, { kind: 'series' }>, { say }: Saying): string => {
  const over = say(`input.over.${input.over}`);
  if (input.over === 'value') return over;
  return input.statistic
    ? say('input.steps', { over, statistic: say(`input.statistic.${input.statistic}`) })
    : say('input.stepsUsual', { over });
};

const propertySaid = (
  input: Extract<OneInput, { kind: 'property' }>,
  layerOf: LayerOf,
  words: Saying,
): string[] => {
  const { say } = words;
  const layer = layerOf(input.layer);
  const near = input.near && layerOf(input.near.layer);
  return [
    typeof input.measure === 'object'
      ? propertyTitle(layer, input.measure.property, words)
      : say(`input.measure.${input.measure}`),
    ...(input.times ? [say('input.times', { property: propertyTitle(layer, input.times, words) })] : []),
    ...onlySaid(input.only, layer, words),
    ...(input.near
      ? [
          say(input.near.metres === 0 ? 'input.touching' : 'input.near', {
            km: km(input.near.metres, words),
            layer: near ? words.text(near.title) : input.near.layer,
          }),
          ...onlySaid(input.near.only, near, words),
        ]
      : []),
    ...(input.when === 'begin' ? [say('input.begin')] : []),
    ...(typeof input.when === 'object' ? [say('input.dated')] : []),
    ...(input.dissolve ? [say('input.dissolved')] : []),
  ];
};

const emptySaid = (input: OneInput, { say }: Saying): string[] =>
  input.kind === 'property' ? [say(input.empty === null ? 'input.emptyNull' : 'input.emptyZero')] : [];

/** How an input is read, as it is declared: what of it, of whom, how several become one, what stands where there is none. */
export const inputSaid = (
  input: OneInput,
  { layerOf, isGathered }: { layerOf: LayerOf; isGathered: boolean },
  words: Saying,
): string[] => [
  ...(input.kind === 'series' ? [seriesSaid(input, words)] : []),
  ...(input.kind === 'property' ? propertySaid(input, layerOf, words) : []),
  ...(input.kind === 'records' ? [words.say(`input.cases.${input.measure}`)] : []),
  ...bySaid(input.by, words),
  ...gatherSaid(input, isGathered, words),
  ...emptySaid(input, words),
];
