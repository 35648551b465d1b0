/** What keeps the product from starting and a person can mend: one sentence that says what to do. Printed without stack. */
export class SetupError extends Error {
  override name = 'SetupError';
}

/** The address of a database without its password, for sentences that people see. */
export const publicUrl = (url: string): string => url.replace(/^(\w+:\/\/[^:@/]*):[^@/]*@/, '$1:***@');

type DriverError = { code?: string; message: string; cause?: unknown };
type Sentence = (url: string, error: DriverError) => string;

const notAnAddress =
  'DATABASE_URL is not an address. Write it as postgres://user:password@host:5432/database.';
const notEncrypted: Sentence = (url, error) =>
  `An encrypted connection to ${url} could not be made (${error.message}). Correct sslmode in DATABASE_URL, or the server's certificate.`;

/** By SQLSTATE, or by the code of Node's error. */
const SENTENCES: Record<string, Sentence> = {
  ENOTFOUND: (url) => `The host of DATABASE_URL is not known: ${url}. Correct the address.`,
  EAI_AGAIN: (url) =>
    `The host of DATABASE_URL is not known: ${url}. Correct the address, or look at the name service.`,
  ECONNREFUSED: (url) =>
    `No database server answers at ${url}. Start it, or correct host and port in DATABASE_URL.`,
  ENOENT: (url) =>
    `No database server answers at ${url}. Start it, or correct the socket folder in DATABASE_URL.`,
  ETIMEDOUT: (url) =>
    `The database server at ${url} does not answer. Look at the network and the firewall between.`,
  '28P01': (url) => `The database refuses user or password of ${url}. Correct them in DATABASE_URL.`,
  '28000': (url) =>
    `The database does not let this user in from here: ${url}. Correct the user, or pg_hba.conf on the server.`,
  '3D000': (url) =>
    `The database named in ${url} does not exist. Create it with createdb, or correct the name.`,
  '42501': (url, error) =>
    `The database user lacks a right (${error.message}) in ${url}. Grant it, or make the user owner of the database.`,
  '25006': (url) =>
    `The database at ${url} is read-only. Point DATABASE_URL to the primary and replicas to DATABASE_READ_URLS.`,
  '53300': (url) =>
    `The database server at ${url} has no connection left. Raise max_connections there, or stop what holds them.`,
  '53200': (url, error) =>
    `The database server at ${url} has no memory left for this (${error.message}). Raise max_locks_per_transaction there.`,
  '57P03': (url) => `The database server at ${url} is starting or stopping. Try again in a moment.`,
  ERR_INVALID_URL: () => notAnAddress,
  ERR_SOCKET_BAD_PORT: () => notAnAddress,
  DEPTH_ZERO_SELF_SIGNED_CERT: notEncrypted,
  SELF_SIGNED_CERT_IN_CHAIN: notEncrypted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: notEncrypted,
};

/** What the driver says without a code. */
const WITHOUT_CODE: readonly [RegExp, Sentence][] = [
  [/timeout expired/i, (url, error) => SENTENCES.ETIMEDOUT!(url, error)],
  [/SSL/, notEncrypted],
  [
    /Connection terminated unexpectedly/,
    (url) => `What answers at ${url} is no PostgreSQL. Correct host and port in DATABASE_URL.`,
  ],
  [
    /password must be a string/,
    (url) => `The database asks for a password, and ${url} has none. Add it to DATABASE_URL.`,
  ],
];

const sentenceFor = (error: DriverError): Sentence | undefined =>
  SENTENCES[error.code ?? ''] ?? WITHOUT_CODE.find(([pattern]) => pattern.test(error.message))?.[1];

/** Throws SetupError where an address is none of a PostgreSQL: the driver would take it for something else. */
export const checkUrl = (url: string): void => {
  if (!/^postgres(ql)?:\/\//.test(url)) throw new SetupError(notAnAddress);
};

/** Makes a driver's error into a SetupError where we know what to do about it; hands any other back as it is. */
export const toSetupError = (error: unknown, url: string): unknown => {
  const first = (error instanceof AggregateError ? error.errors[0] : error) as DriverError;
  const known = [first, first.cause as DriverError | undefined].find((one) => one && sentenceFor(one));
  if (!known || error instanceof SetupError) return error;
  return new SetupError(sentenceFor(known)!(publicUrl(url), known), { cause: error });
};
