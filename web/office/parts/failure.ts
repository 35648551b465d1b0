import { ApiError, NotProven } from '../../api.ts';
import { FileGone } from '../../civic/device/file-gone.ts';
import type { Say } from '../../i18n/intl.tsx';

/** Why something was not done, as a sentence; null where one closed the window that asked for a proof, and so knows. */
export const failureOf = (error: unknown, say: Say): string | null => {
  if (error === null || error instanceof NotProven) return null;
  if (error instanceof FileGone) return say('form.fileGone', { name: error.file });
  if (!(error instanceof ApiError) || error.status >= 500) return say('form.serverFailed');
  return error.status === 0 ? say('form.noAnswer') : error.message;
};
