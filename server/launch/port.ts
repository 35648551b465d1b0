import { type AddressInfo, createServer } from 'node:net';
import { SetupError } from '../../sql/setup-error.ts';

/** Why a server may not listen there, by the code of Node's error. */
const sentences: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (_, port) => `Port ${port} is in use. Stop what uses it, or set another PORT.`,
  EACCES: (_, port) => `Port ${port} may not be used by this user. Set a PORT above 1023.`,
  EADDRNOTAVAIL: (host) => `This machine has no address ${host}. Correct HOST.`,
  ENOTFOUND: (host) => `This machine has no address ${host}. Correct HOST.`,
};

/**
 * Takes a port for a moment, so that one that cannot be used is told before minutes of work. Hands back its number (of a
 * free one for 0); throws SetupError.
 */
export const tryPort = (host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence = sentences[error.code ?? ''];
      reject(sentence ? new SetupError(sentence(host, port)) : error);
    });
    server.listen(port, host, () => {
      const found = (server.address() as AddressInfo).port;
      server.close(() => resolve(found));
    });
  });
