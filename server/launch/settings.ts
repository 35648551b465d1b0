import { z } from 'zod';
import { SetupError } from '../../sql/setup-error.ts';

/** What the launcher itself needs to know; the server reads its own settings. */
const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z.string().min(1).optional(),
  SECRET_KEY: z.string().min(32).optional(),
});
export type Settings = z.infer<typeof Settings>;

/** Reads the environment; throws SetupError with the name of the variable at fault. */
export const settingsOf = (env: NodeJS.ProcessEnv): Settings => {
  const parsed = Settings.safeParse(env);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new SetupError(`${issue?.path.join('.')} is not usable: ${issue?.message}.`);
};
