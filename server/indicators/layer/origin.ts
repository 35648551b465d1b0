import type { InputOf, OneInput } from '../../../sql/model/indicator-input.ts';
import { CASES_SOURCE } from '../../../sql/model/records/published.ts';
import type { Client, Surroundings } from '../inputs/context.ts';
import type { Origin } from './manifest.ts';

const ofSeries = async (
  client: Client,
  { parameter, layer, procedure }: InputOf<'series'>,
  base: string,
): Promise<Origin[]> => {
  const { rows } = await client.query<{ status: Origin['status']; source: string }>(
    `select distinct status, source_id as source from series
     where parameter_id = $1 and layer_id = $2 and ($3::text is null or procedure = $3) and n > 0`,
    [parameter, layer ?? base, procedure ?? null],
  );
  return rows.map(({ status, source }) => ({ status, sources: [source] }));
};

/** The layers whose rows an input is made of. */
const layersIn = (input: OneInput): string[] => {
  switch (input.kind) {
    case 'series':
    case 'records':
      return [];
    case 'property':
      return [input.layer, ...(input.near ? [input.near.layer] : [])];
    case 'indicator':
      return [input.indicator];
  }
};

/** Where an indicator's values come from: sources of all its inputs; a sample if any of them is one, or its base is. */
export const originOf = async (client: Client, around: Surroundings): Promise<Origin> => {
  const { indicator, layers } = around;
  const base = layers.get(indicator.base)?.manifest;
  const parts: Origin[] = [];
  for (const input of Object.values(indicator.inputs)) {
    if (input.kind === 'series') parts.push(...(await ofSeries(client, input, indicator.base)));
    if (input.kind === 'records') parts.push({ status: input.status, sources: [CASES_SOURCE] });
    for (const id of layersIn(input)) {
      const manifest = layers.get(id)?.manifest;
      if (manifest) parts.push({ status: manifest.status, sources: manifest.sources });
    }
  }
  const sources = [...new Set(parts.flatMap((part) => part.sources))].sort();
  const isSample = base?.status === 'sample' || parts.some(({ status }) => status === 'sample');
  return {
    status: isSample ? 'sample' : 'real',
    sources: sources.length > 0 ? sources : (base?.sources ?? []),
  };
};
