import type { z } from 'zod';
import type { Deed } from '../../../../sql/model/records/workflow.ts';
import { t } from '../schema.ts';

/** A deed as it is declared, with what has a default left out. */
export type Declared = z.input<typeof Deed>;
type Asked = NonNullable<Declared['asks']>[number];

/** A message of a deed, for those whom it is for. */
export const message = (audience: 'public' | 'parties' | 'internal'): Asked => ({
  ...{ id: 'message', kind: 'long-text', required: true, audience },
  label: t('النص', 'Texte', 'Text'),
});

/** Files of an answer, published with it. */
export const files = (audience: 'public' | 'parties'): Asked => ({
  ...{ id: 'files', kind: 'files', audience },
  label: t('وثائق', 'Documents', 'Documents'),
});

/** States in which the body still owes a reply. */
export const OWED = ['waiting', 'overdue', 'long-overdue', 'third-party'];

/** What an answer ends, whichever of it runs. */
export const ENDS: Declared['clocks'] = [
  'reply',
  'urgent',
  'on-site',
  'transfer',
  'third-party',
  'review-window',
].map((clock) => ({
  ...{ clock, move: 'stop' as const, optional: true },
}));

/** A review may be asked for from then on. */
export const OPENS_REVIEW: NonNullable<Declared['clocks']>[number] = {
  clock: 'review-window',
  move: 'start',
  optional: true,
};
