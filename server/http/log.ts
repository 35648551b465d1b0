import { type DestinationStream, type Logger, pino } from 'pino';

/** Of errors of the database: where it happened. Its `detail` and `where` tell the row. */
const PLACES = ['code', 'severity', 'schema', 'table', 'column', 'constraint', 'routine', 'syscall'] as const;

const ADDRESS = /[^\s@<>"'(),;:=]+@[^\s@<>"'(),;:=]+/g;
/** Keys, tokens of sessions and links, hashes. */
const TOKEN = /[A-Za-z0-9_-]{40,}/g;
/** Wrong values (SQLSTATE class 22) are told between quotes. */
const QUOTED = /"[^"]*"/g;

const masked = (text: string): string => text.replace(ADDRESS, '…@…').replace(TOKEN, '…');

const withoutValues = (text: string, code: unknown): string => {
  const told = masked(text);
  return typeof code === 'string' && /^22...$/.test(code) ? told.replace(QUOTED, '"…"') : told;
};

const FRAME = /^\s+at .*/gm;

type Told = { type: string; message: string; stack: string; cause?: Told } & Partial<
  Record<(typeof PLACES)[number], unknown>
>;

/** An error as it is logged: what it is and where, without what people wrote or are called. */
export const errorAsLogged = (error: unknown): Told | string => {
  if (!(error instanceof Error)) return typeof error;
  const given = error as Error & Told;
  const cause = error.cause === undefined ? null : errorAsLogged(error.cause);
  return {
    type: error.name,
    message: withoutValues(error.message, given.code),
    ...Object.fromEntries(PLACES.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]]))),
    stack: (error.stack?.match(FRAME) ?? []).join('\n'),
    ...(typeof cause === 'object' && cause ? { cause } : {}),
  };
};

/** Without words of its own a line would get those of the error. */
const withWords = function (this: Logger, args: unknown[], write: (...args: unknown[]) => void): void {
  write.apply(this, args.length === 1 && typeof args[0] === 'object' ? [args[0], 'error'] : args);
};

/** The log of a process, as lines of JSON. Nothing personal reaches it: of requests it holds the path only, of errors what they are. */
export const openLog = (level: string | undefined, to?: DestinationStream): Logger =>
  pino(
    {
      level: level ?? 'info',
      serializers: { err: errorAsLogged, path: masked },
      hooks: { logMethod: withWords },
    },
    to,
  );
