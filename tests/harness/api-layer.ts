import { manifestOf } from '../../etl/load/job.ts';
import { randomOf } from '../../etl/rows/random.ts';
import type { Draft, Input, LayerSource, Theme } from '../../etl/theme.ts';
import type { LayerWrite } from '../../sql/model/api/layers.ts';
import { worldland } from '../world/country.ts';
import { WORLD_ROWS, WORLD_THEMES } from '../world/themes.ts';
import { type Ground, send } from './sign-in.ts';

type Headers = Record<string, string>;
type Found = { theme: Theme; source: LayerSource };

/** A layer of the test world, and its theme. */
export const worldLayer = (id: string): Found => {
  const theme = WORLD_THEMES.find(({ layers }) => layers.some(({ layer }) => layer.id === id))!;
  return { theme, source: theme.layers.find(({ layer }) => layer.id === id)! };
};

const draftsOf = function* (input: Input): Generator<Draft> {
  if (input.kind === 'sample') yield* input.make(randomOf(input.seed), { country: worldland });
  else
    for (const [at, raw] of WORLD_ROWS[input.path]!().entries()) {
      const draft = input.row({ row: at + 1, ...raw }, { country: worldland })!;
      yield { geometry: raw.geometry, ...draft };
    }
};

/** The rows of a layer of the test world as whoever has no theme file sends them. */
export const featuresOf = (id: string): object[] =>
  worldLayer(id)
    .source.editions[0]!.inputs.flatMap((input) => [...draftsOf(input)])
    .map((draft) => ({ type: 'Feature', ...draft }));

/** The manifest of a layer of the test world under another name, as it is sent. */
export const manifestAs = (
  id: string,
  name: string,
  part: Partial<LayerWrite['layer']> = {},
): LayerWrite['layer'] => {
  const { theme, source } = worldLayer(id);
  const layer = manifestOf({ theme, source, edition: source.editions[0]! });
  return { ...layer, id: name, ...part };
};

const okay = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
};

/** Sends and fails on what is refused. */
export const sendOkay = async (
  world: Ground,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  options: { headers: Headers; body?: unknown },
): Promise<unknown> => okay(await send(world, method, path, options));

const PIECE = 5000;

/** Sends features, some thousand at a time. */
export const sendFeatures = async (
  world: Ground,
  headers: Headers,
  id: string,
  features: readonly object[],
): Promise<void> => {
  for (let at = 0; at < features.length; at += PIECE) {
    const body = { type: 'FeatureCollection', features: features.slice(at, at + PIECE) };
    await sendOkay(world, 'POST', `/api/layers/${id}/features`, { headers, body });
  }
};

/** Writes a draft of a layer with the rows of one of the test world. */
export const sendDraft = async (
  world: Ground,
  headers: Headers,
  body: Omit<LayerWrite, 'sources' | 'licences'>,
  features: readonly object[],
): Promise<void> => {
  await sendOkay(world, 'PUT', `/api/layers/${body.layer.id}`, { headers, body });
  await sendFeatures(world, headers, body.layer.id, features);
};
