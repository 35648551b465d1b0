/** What keeps the product from starting and a person can mend: one sentence that says what to do. Printed without stack. */
export class SetupError extends Error {
  override name = 'SetupError';
}

/** The address of a database without its password, for sentences that people see. */
export const publicUrl = (url: string): string => url.replace(/^(\w+:\/\/[^:@/]*):[^@/]*@/, '$1:***@');

type DriverError = { code?: string; message: string; host?: string; address?: string };

const sentences: Record<string, (url: string, error: DriverError) => string> = {
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
  ERR_INVALID_URL: () =>
    'DATABASE_URL is not an address. Write it as postgres://user:password@host:5432/database.',
};

/** Makes a driver's error into a SetupError where we know what to do about it; hands any other back as it is. */
export const toSetupError = (error: unknown, url: string): unknown => {
  const cause = (error instanceof AggregateError ? error.errors[0] : error) as DriverError;
  const sentence = sentences[cause.code ?? ''];
  return sentence ? new SetupError(sentence(publicUrl(url), cause), { cause: error }) : error;
};
