import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { openTurns, type Turns } from './turns.ts';
import { COPY_IN_RESPONSE, fatal, ROLLBACK, SYNC, type Unit, unitReader, withoutCopyIn } from './wire.ts';

/** The engine as its clients use it: protocol bytes in, protocol bytes out. */
export type Backend = {
  run: (bytes: Uint8Array, answer: (bytes: Uint8Array) => void) => Promise<void>;
  inTransaction: () => boolean;
};

export type ClientsOptions = {
  backend: Backend;
  path: string;
  /** How long a client may hold a transaction open without a word while others wait. */
  idleMs: number;
  /** The engine threw: nothing it says from now on can be trusted. */
  broken: (error: Error) => void;
};

type Client = ClientsOptions & { id: symbol; turns: Turns; socket: Socket };

type Answer = (bytes: Uint8Array) => void;

const answerTo =
  (socket: Socket): Answer =>
  (bytes) => {
    // A copy: the engine writes its next answer into the same memory.
    if (socket.writable) socket.write(Buffer.from(bytes));
  };

/** Leaves out the leave to send rows that the engine gives now: the client had it from us, and has sent them. */
const answerToCopy = (socket: Socket): Answer => {
  const answer = answerTo(socket);
  let isFirst = true;
  return (bytes) => {
    answer(isFirst ? withoutCopyIn(bytes) : bytes);
    isFirst = false;
  };
};

const drained = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.once('drain', done).once('close', done);
  });

const run = async (client: Client, bytes: Buffer, answer: Answer): Promise<void> => {
  client.socket.cork();
  await client.backend.run(bytes, answer).catch(client.broken);
  client.socket.uncork();
  if (client.socket.writableNeedDrain && !client.socket.destroyed) await drained(client.socket);
};

/** Ends a client that holds the turn, says nothing, and lets others wait. */
const watchIdle = (client: Client): NodeJS.Timeout =>
  setInterval(() => {
    if (client.turns.waiting() === 0) return;
    client.socket.end(
      fatal('25P03', 'terminating connection: a transaction was left open while others waited'),
    );
  }, client.idleMs);

/** Does one unit in this client's turn. The turn is kept while a transaction or a batch is open. */
const perform = async (client: Client, unit: Extract<Unit, { bytes: Buffer }>): Promise<void> => {
  await client.turns.take(client.id);
  const isCopy = unit.kind === 'run' && unit.copy;
  await run(client, unit.bytes, (isCopy ? answerToCopy : answerTo)(client.socket));
  const isOpen = (unit.kind === 'run' && unit.open) || client.backend.inTransaction();
  if (!isOpen) client.turns.give(client.id);
};

/** A client that went away leaves nothing open behind it. */
const leave = async (client: Client): Promise<void> => {
  client.socket.destroy();
  if (!client.turns.has(client.id)) return;
  const nobody = () => undefined;
  await run(client, SYNC, nobody);
  if (client.backend.inTransaction()) await run(client, ROLLBACK, nobody);
  client.turns.give(client.id);
};

const take = async (client: Client, unit: Unit): Promise<void> => {
  switch (unit.kind) {
    case 'encryption':
      client.socket.write('N');
      return;
    case 'copy':
      client.socket.write(COPY_IN_RESPONSE);
      return;
    case 'cancel':
    case 'end':
      client.socket.end();
      return;
    default:
      return perform(client, unit);
  }
};

const converse = async (client: Client): Promise<void> => {
  const read = unitReader();
  let idle: NodeJS.Timeout | undefined;
  client.socket.once('close', () => clearInterval(idle));
  for await (const chunk of client.socket) {
    clearInterval(idle);
    for (const unit of read(chunk as Buffer)) await take(client, unit);
    if (client.turns.has(client.id)) idle = watchIdle(client);
  }
};

/** A connection that breaks, or speaks another language, ends as one that says goodbye. */
const serve = (client: Client): Promise<void> => {
  client.socket.on('error', () => undefined);
  return converse(client)
    .catch(() => undefined)
    .then(() => leave(client));
};

export type Listening = {
  close: () => Promise<void>;
};

/**
 * Lets clients speak to the engine through a Unix socket, as PostgreSQL does, in turns of whole batches or transactions.
 * (`@electric-sql/pglite-socket` 0.2.11 takes turns of single messages: with four clients, one's parse is answered to
 * another's bind, and an error makes the engine skip another's query, which then waits for ever.)
 */
export const listenToClients = async (options: ClientsOptions): Promise<Listening> => {
  const turns = openTurns();
  const sessions = new Map<Socket, Promise<void>>();
  const server = createServer((socket) => {
    const client = { ...options, id: Symbol(), turns, socket };
    sessions.set(
      socket,
      serve(client).finally(() => sessions.delete(socket)),
    );
  });
  server.listen(options.path);
  await once(server, 'listening');
  return {
    close: async () => {
      server.close();
      for (const socket of sessions.keys()) socket.destroy();
      await Promise.all(sessions.values());
    },
  };
};
