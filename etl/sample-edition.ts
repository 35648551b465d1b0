import type { Text } from '../sql/model/text.ts';
import type { Edition, SampleInput } from './theme.ts';

type Given = { seed: number; features: number; make: SampleInput['make']; quality: Text; sources?: string[] };

/** The starter edition of a subject without open data: rows of a seeded generator, said to be a sample. */
export const sampleEdition = ({ seed, features, make, quality, sources = [] }: Given): Edition => ({
  pack: 'starter',
  status: 'sample',
  sources: ['biatouna-sample', ...sources],
  quality,
  inputs: [{ kind: 'sample', seed, make, expect: { rows: features, features, rejects: 0 } }],
});
