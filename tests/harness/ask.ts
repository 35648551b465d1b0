import { cookieOf, type Ground, send } from './sign-in.ts';

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

/** Asks as a page of ours does and reads the JSON; `headers` are those of the browser from then on, where it got a session. */
export const jsonAsker =
  (world: Ground) =>
  async (
    method: Parameters<typeof send>[1],
    path: string,
    headers: Record<string, string> = {},
    body?: unknown,
  ) => {
    const response = await send(world, method, path, { headers: { Origin: world.origin, ...headers }, body });
    const text = await response.text();
    return {
      status: response.status,
      json: text === '' ? null : JSON.parse(text),
      headers: { Cookie: cookieOf(response), Origin: world.origin },
    };
  };
