import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { z } from 'zod';
import { SPRITE, spriteIndex, spriteSheet } from '../../sql/model/style/sprite.ts';
import { type Endpoint, endpoint, pathOf } from '../http/endpoint.ts';
import { notFound } from '../http/error.ts';
import { answeredUnchanged, etagOf, PUBLIC_CACHE } from '../http/etag.ts';
import { sendJson } from '../http/send-json.ts';

const WASM = fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'));

/** The sheet at a pixel ratio as PNG. */
const drawn = (ratio: number): Buffer =>
  Buffer.from(new Resvg(spriteSheet(), { fitTo: { mode: 'zoom', value: ratio } }).render().asPng());

/** Made when first asked for, then kept: they are the same in every process. */
const sheets = (() => {
  let made: Promise<Map<number, Buffer>> | undefined;
  const make = async () => {
    await initWasm(await readFile(WASM));
    return new Map([1, 2].map((ratio) => [ratio, drawn(ratio)]));
  };
  return () => {
    made ??= make();
    return made;
  };
})();

/** Pixel ratio of a sheet by its name; a name that none has is not found. */
const ratioOf = (name: string): number => {
  const ratio = [1, 2].find((one) => name === (one === 1 ? SPRITE : `${SPRITE}@${one}x`));
  if (ratio === undefined) throw notFound('no-such-sprite', name.slice(0, 40));
  return ratio;
};

const Image = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int(),
  height: z.int(),
  pixelRatio: z.int(),
});
const Query = z.object({});

/** `/sprites/{name}.json|png`: icons and hatches that the published styles draw with. */
export const spriteEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/sprites/{name}.json',
    access: 'public',
    tag: 'Tiles',
    summary: 'Where each image lies on the sheet of the styles',
    query: Query,
    answers: {
      200: {
        description: 'Images by name',
        content: { 'application/json': z.record(z.string(), Image) },
      },
    },
    handle: (_, { request, response }) =>
      sendJson(request, response, spriteIndex(ratioOf(pathOf(request, 'name')))),
  }),
  endpoint({
    path: '/sprites/{name}.png',
    access: 'public',
    tag: 'Tiles',
    summary: 'The sheet of images of the styles; `@2x` for fine screens',
    query: Query,
    answers: { 200: { description: 'A picture', content: { 'image/png': 'binary' } } },
    handle: async (_, { request, response }) => {
      const png = (await sheets()).get(ratioOf(pathOf(request, 'name'))) as Buffer;
      if (answeredUnchanged(request, response, etagOf(png.toString('base64')), PUBLIC_CACHE)) return;
      response.set('Content-Type', 'image/png').send(png);
    },
  }),
];
