import type { z } from 'zod';
import type { Audience } from '../../../sql/model/records/audience.ts';
import type { Deed } from '../../../sql/model/records/workflow.ts';
import type { Text } from '../../../sql/model/text.ts';
import { t } from './schema.ts';

/** A deed as it is declared, with what has a default left out. */
export type Declared = z.input<typeof Deed>;
export type Asked = NonNullable<Declared['asks']>[number];

/** Some words of whoever does it. */
export const message = (audience: Audience, label: Text = t('النص', 'Texte', 'Text'), least = 0): Asked => ({
  ...{ id: 'message', kind: 'long-text', required: true, audience, least, label },
});

/** What was written, published with it. */
export const files: Asked = {
  ...{ id: 'files', kind: 'files', audience: 'public' },
  label: t('وثائق', 'Documents', 'Documents'),
};

/** Whom a deed is told to, and in which words. */
export const told = (
  whom: 'applicant' | 'structure',
  subject: Text,
  says: Text,
): NonNullable<Declared['tells']>[number] => ({ whom, subject, says });

/** States in which a petition is published and not ended. */
export const LIVE = ['open', 'owed', 'answered', 'debate-owed', 'debated'];
