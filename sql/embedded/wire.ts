/**
 * What a client of PostgreSQL sends (protocol 3), cut into units that the engine must do in one go. Source: PostgreSQL
 * documentation, "Frontend/Backend Protocol", sections Message Flow and Message Formats.
 */
export type Unit =
  /** Asks for encryption; the answer is one byte. */
  | { kind: 'encryption' }
  /** Asks to cancel another connection's query; has no answer. */
  | { kind: 'cancel' }
  | { kind: 'startup'; bytes: Buffer }
  /** Wants to send the rows of a COPY, and waits to be told so. */
  | { kind: 'copy' }
  /**
   * `open`: more of the same batch follows (the client flushed, but did not sync). `copy`: the client has been told
   * already that it may send rows.
   */
  | { kind: 'run'; bytes: Buffer; open: boolean; copy: boolean }
  | { kind: 'end' };

type Message = { type: string; bytes: Buffer };

const ENCRYPTION_CODES: readonly number[] = [80_877_103, 80_877_104];
const CANCEL_CODE = 80_877_102;
/** A first message has no type byte: four bytes of length, four that say what it is. */
const FIRST_HEAD = 8;
const HEAD = 5;

const firstUnit = (bytes: Buffer): Unit => {
  const code = bytes.readInt32BE(4);
  if (ENCRYPTION_CODES.includes(code)) return { kind: 'encryption' };
  return code === CANCEL_CODE ? { kind: 'cancel' } : { kind: 'startup', bytes };
};

/**
 * Bytes of the message that a buffer begins with, or of its head where even that is not whole. Throws where it cannot be
 * a message of the protocol.
 */
const lengthOf = (buffer: Buffer, isFirst: boolean): number => {
  const head = isFirst ? FIRST_HEAD : HEAD;
  if (buffer.length < head) return head;
  const length = isFirst ? buffer.readInt32BE(0) : 1 + buffer.readInt32BE(1);
  if (length < head) throw new RangeError(`not a message of PostgreSQL: ${length} bytes`);
  return length;
};

/** A batch ends with a simple query, a sync or a function call; a flush ends what can be done so far. */
const ENDS = 'QSFH';
/** Rows of a COPY end with done or fail. */
const COPY_ENDS = 'cf';
const COPY_IN = /^\s*copy\b[^;]*\bfrom\s+stdin\b/i;
/** A COPY says where it reads from in its first line or two. */
const COPY_HEAD = 4096;

const isCopyIn = ({ type, bytes }: Message): boolean =>
  type === 'Q' && COPY_IN.test(bytes.toString('utf8', HEAD, COPY_HEAD));

/** Puts the messages of one connection together to units. */
const batcher = (): ((message: Message) => Unit | null) => {
  let batch: Buffer[] = [];
  let copy = false;
  return (message) => {
    if (message.type === 'X') return { kind: 'end' };
    batch.push(message.bytes);
    if (isCopyIn(message)) {
      copy = true;
      return { kind: 'copy' };
    }
    if (!(copy ? COPY_ENDS : ENDS).includes(message.type)) return null;
    const unit = { kind: 'run' as const, bytes: Buffer.concat(batch), open: message.type === 'H', copy };
    batch = [];
    copy = false;
    return unit;
  };
};

/**
 * A reader of one connection: takes what arrives, hands back the units that are whole. A batch of the extended protocol
 * (parse, bind, describe, execute, sync) is one unit, because its parts share the engine's unnamed statement. A COPY
 * with its rows is one, because the engine cannot wait for rows: it reads on in the bytes it was given. Throws
 * RangeError where what arrives is no message of the protocol.
 */
export const unitReader = (): ((chunk: Buffer) => Unit[]) => {
  const take = batcher();
  let chunks: Buffer[] = [];
  let have = 0;
  let need = FIRST_HEAD;
  let isFirst = true;

  const unitOf = (bytes: Buffer): Unit | null => {
    if (!isFirst) return take({ type: String.fromCharCode(bytes[0]!), bytes });
    const unit = firstUnit(bytes);
    isFirst = unit.kind === 'encryption';
    return unit;
  };

  return (chunk) => {
    chunks.push(chunk);
    have += chunk.length;
    // Not put together before it is enough: a large message arrives in many pieces.
    if (have < need) return [];
    let rest = Buffer.concat(chunks);
    const units: Unit[] = [];
    for (need = lengthOf(rest, isFirst); rest.length >= need; need = lengthOf(rest, isFirst)) {
      const unit = unitOf(rest.subarray(0, need));
      if (unit) units.push(unit);
      rest = rest.subarray(need);
    }
    chunks = [rest];
    have = rest.length;
    return units;
  };
};

const SEVERITY = 'FATAL';

/** An error answer that ends a connection; `code` is an SQLSTATE. */
export const fatal = (code: string, message: string): Buffer => {
  const fields = Buffer.from(`S${SEVERITY}\0V${SEVERITY}\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(HEAD);
  head.write('E');
  head.writeInt32BE(4 + fields.length, 1);
  return Buffer.concat([head, fields]);
};

const simpleQuery = (text: string): Buffer => {
  const head = Buffer.alloc(HEAD);
  head.write('Q');
  head.writeInt32BE(4 + Buffer.byteLength(text) + 1, 1);
  return Buffer.concat([head, Buffer.from(`${text}\0`)]);
};

/** Tells a client to send the rows of its COPY (text, columns not told: no client asks). */
export const COPY_IN_RESPONSE: Buffer = Buffer.from([0x47, 0, 0, 0, 7, 0, 0, 0]);

/** An answer without the leave to send rows, where it begins with that. */
export const withoutCopyIn = (bytes: Uint8Array): Uint8Array =>
  bytes[0] === COPY_IN_RESPONSE[0] ? bytes.subarray(1 + Buffer.from(bytes).readInt32BE(1)) : bytes;

/** Ends a batch that its client left open. */
export const SYNC: Buffer = Buffer.from([0x53, 0, 0, 0, 4]);
export const ROLLBACK: Buffer = simpleQuery('rollback');
