import { Indicator } from '../../sql/model/indicator.ts';
import { indicatorsUsed, layersUsed, parametersUsed } from '../../sql/model/indicator-layers.ts';
import { Layer } from '../../sql/model/layer.ts';
import { Parameter } from '../../sql/model/parameter.ts';
import type { Text } from '../../sql/model/text.ts';
import type { Client, InputLayer, Surroundings } from './inputs/context.ts';

type Row = { id: string; theme: string; position: number; manifest: unknown };

/** Layers that an indicator's computation looks at: other indicators' too, and what those are computed for. */
const layersIn = (indicator: Indicator, indicators: ReadonlyMap<string, Indicator>): string[] => {
  const others = indicatorsUsed(indicator);
  const bases = others.flatMap((id) => indicators.get(id)?.base ?? []);
  return [...layersUsed(indicator), ...others, ...bases];
};

const layersOf = async (client: Client, ids: readonly string[]): Promise<Map<string, InputLayer>> => {
  const { rows } = await client.query<Omit<InputLayer, 'manifest'> & { manifest: unknown }>(
    `select no, id, revision, published_at as "publishedAt", manifest from layer where id = any($1) and revision > 0`,
    [ids],
  );
  return new Map(
    rows.flatMap((row) => {
      const manifest = Layer.safeParse(row.manifest);
      return manifest.success ? [[row.id, { ...row, manifest: manifest.data }] as const] : [];
    }),
  );
};

const parametersOf = async (client: Client, indicator: Indicator): Promise<Map<string, Parameter>> => {
  const ids = parametersUsed(indicator);
  const { rows } = await client.query<{ manifest: unknown }>(
    'select manifest from parameter where id = any($1)',
    [ids],
  );
  return new Map(
    rows.flatMap(({ manifest }) => {
      const parsed = Parameter.safeParse(manifest);
      return parsed.success ? [[parsed.data.id, parsed.data] as const] : [];
    }),
  );
};

/** All indicators that can be read, by their ids. */
export const readIndicators = async (client: Client): Promise<Map<string, Row & { manifest: Indicator }>> => {
  const { rows } = await client.query<Row>('select id, theme_id as theme, position, manifest from indicator');
  return new Map(
    rows.flatMap((row) => {
      const parsed = Indicator.safeParse(row.manifest);
      return parsed.success ? [[row.id, { ...row, manifest: parsed.data }] as const] : [];
    }),
  );
};

/** An indicator and all that stands around its computation; null where there is no such indicator. */
export const surroundingsOf = async (
  client: Client,
  id: string,
  timeZone: string,
): Promise<Surroundings | null> => {
  const all = await readIndicators(client);
  const row = all.get(id);
  if (!row) return null;
  const indicators = new Map([...all].map(([key, { manifest }]) => [key, manifest]));
  return {
    indicator: row.manifest,
    theme: row.theme,
    position: row.position,
    timeZone,
    indicators,
    layers: await layersOf(client, layersIn(row.manifest, indicators)),
    parameters: await parametersOf(client, row.manifest),
  };
};

/** What the inputs of an indicator are called: as the indicators or quantities that they are. */
export const titlesIn =
  ({ indicator, indicators, parameters }: Surroundings) =>
  (name: string): Text | undefined => {
    const input = indicator.inputs[name];
    if (input?.kind === 'indicator') return indicators.get(input.indicator)?.title;
    return input?.kind === 'series' ? parameters.get(input.parameter)?.title : undefined;
  };
