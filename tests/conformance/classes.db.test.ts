import { describe, expect, it } from 'vitest';
import { CONFORMS_TO } from '../../server/describe/conformance.ts';
import { useApp } from '../harness/use-app.ts';
import { featureClasses, tileOperations } from './classes/features.ts';
import { filterClasses } from './classes/filtering.ts';
import type { Answer, Document, Requirement } from './classes/requirement.ts';
import { tileClasses } from './classes/tiles.ts';

/** Every conformance class of OGC API standards that is claimed is shown by requests, and the other way round. */
const world = useApp({ onlyReads: true });
const CLASSES = [...featureClasses, ...filterClasses, ...tileClasses, tileOperations];

const answerOf = async ({ path, headers }: Requirement): Promise<Answer> => {
  const answer = await world.get(path, headers ? { headers } : {});
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    json: /json/.test(answer.headers.get('content-type') ?? '')
      ? (JSON.parse(text) as Document)
      : ({} as Document),
  };
};

it('what is claimed is what is shown', async () => {
  const { conformsTo } = (await (await world.get('/api/conformance')).json()) as { conformsTo: string[] };
  expect([...conformsTo].sort()).toEqual(CLASSES.map(({ uri }) => uri).sort());
  expect([...conformsTo]).toEqual([...new Set(CONFORMS_TO)]);
});

describe.each(CLASSES)('$uri', ({ requirements }) => {
  it.each(requirements)('$name', async (requirement) => {
    await requirement.check(await answerOf(requirement), world.origin);
  });
});
