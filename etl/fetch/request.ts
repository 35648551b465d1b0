import { leadsInside } from './inside.ts';

/** A file could not be fetched; one sentence. `resumable` where a part of it is here and trying again may bring the rest. */
export class FetchError extends Error {
  override name = 'FetchError';
  readonly resumable: boolean;

  constructor(message: string, resumable = false) {
    super(message);
    this.resumable = resumable;
  }
}

const MOST_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];

/** An address that may be asked; throws FetchError for one that is not http(s). */
export const webAddress = (text: string, base?: string): URL => {
  const url = URL.canParse(text, base) ? new URL(text, base) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new FetchError(`${text} is no address that begins with http:// or https://.`);
  return url;
};

/** The causes of an error, the outermost first, as codes and messages. */
const causesOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as { code?: string };
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  const rest = inner === undefined ? '' : ` ${causesOf(inner)}`;
  return `${code ?? ''} ${error.message}${rest}`;
};

const CAUSES: readonly [RegExp, (host: string) => string][] = [
  [/ENOTFOUND|EAI_AGAIN/, (host) => `the host ${host} was not found`],
  [/ECONNREFUSED/, (host) => `${host} refused the connection`],
  [/EHOSTUNREACH|ENETUNREACH/, (host) => `${host} cannot be reached`],
  [/CONNECT_TIMEOUT|ETIMEDOUT/, (host) => `${host} did not answer`],
  [/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/, (host) => `the certificate of ${host} is not valid`],
];

/** Why a connection failed, in words. */
export const reasonOf = (error: unknown, host: string): string => {
  const causes = causesOf(error);
  const known = CAUSES.find(([pattern]) => pattern.test(causes));
  return known ? known[1](host) : `the connection to ${host} broke`;
};

const STATUSES: Record<number, string> = {
  401: 'it wants a password',
  403: 'it may not be had',
  404: 'there is nothing at this address',
  410: 'it is gone for good',
  429: 'too many requests, try later',
};

/** What a status that is none of success says. */
export const statusError = (url: string, status: number): FetchError => {
  const said = STATUSES[status] ?? (status >= 500 ? 'the server has a fault, try later' : 'it was refused');
  return new FetchError(`${url} was not fetched: ${said} (${status}).`);
};

/** The address that an answer sends on to; null where it is an answer itself. */
const onwards = (response: Response, from: URL): URL | null => {
  const location = response.headers.get('location');
  if (!REDIRECTS.includes(response.status) || location === null) return null;
  const to = webAddress(location, from.href);
  if (from.protocol === 'https:' && to.protocol === 'http:')
    throw new FetchError(`${from.href} leads to ${to.href}, which is not encrypted.`);
  return to;
};

/** Asks for an address and follows where it leads, a few times; gives the answer whatever its status. Throws FetchError. */
export const request = async (url: URL, headers: Headers, signal: AbortSignal): Promise<Response> => {
  let at = url;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const { host } = at;
    const response = await fetch(at, { headers, signal, redirect: 'manual' }).catch((error: unknown) => {
      if (signal.aborted) throw signal.reason;
      throw new FetchError(`${url.href} was not fetched: ${reasonOf(error, host)}.`);
    });
    const next = onwards(response, at);
    if (next === null) return response;
    await response.body?.cancel();
    if (await leadsInside(at, next))
      throw new FetchError(`${url.href} leads to ${next.host}, which is inside this network.`);
    at = next;
  }
  throw new FetchError(`${url.href} leads from address to address, more than ${MOST_REDIRECTS} times.`);
};
