import { type Ground, send } from './sign-in.ts';

/** An answer that was read; `code` names its problem, where it is one. */
export type Told = { status: number; headers: Headers; text: string; code: string | undefined };

/** Asks as somebody and reads the answer: `asker(world)(admin, 'DELETE', '/api/account')`. */
export const asker =
  (world: Ground) =>
  async (
    who: { headers: Record<string, string> },
    method: Parameters<typeof send>[1],
    path: string,
    body?: unknown,
  ): Promise<Told> => {
    const response = await send(world, method, path, { headers: who.headers, body });
    const text = await response.text();
    const code = /"\/problems\/([^"]+)"/.exec(text)?.[1];
    return { status: response.status, headers: response.headers, text, code };
  };
