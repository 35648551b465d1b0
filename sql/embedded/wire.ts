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
  /** `open` says that more of the same batch follows (the client flushed, but did not sync). */
  | { kind: 'run'; bytes: Buffer; open: boolean }
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

/**
 * A reader of one connection: takes what arrives, hands back the units that are whole. A batch of the extended protocol
 * (parse, bind, describe, execute, sync) is one unit, because its parts share the engine's unnamed statement.
 */
export const unitReader = (): ((chunk: Buffer) => Unit[]) => {
  let chunks: Buffer[] = [];
  let have = 0;
  let need = FIRST_HEAD;
  let isFirst = true;
  let batch: Buffer[] = [];

  const unitOf = ({ type, bytes }: Message): Unit | null => {
    if (type === 'X') return { kind: 'end' };
    batch.push(bytes);
    if (!ENDS.includes(type)) return null;
    const whole = Buffer.concat(batch);
    batch = [];
    return { kind: 'run', bytes: whole, open: type === 'H' };
  };

  const cut = (bytes: Buffer): Unit | null => {
    if (!isFirst) return unitOf({ type: String.fromCharCode(bytes[0]!), bytes });
    const unit = firstUnit(bytes);
    isFirst = unit.kind === 'encryption';
    return unit;
  };

  return (chunk) => {
    chunks.push(chunk);
    have += chunk.length;
    if (have < need) return [];
    let rest = Buffer.concat(chunks);
    const units: Unit[] = [];
    for (need = lengthOf(rest, isFirst); rest.length >= need; need = lengthOf(rest, isFirst)) {
      const unit = cut(rest.subarray(0, need));
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

/** Ends a batch that its client left open. */
export const SYNC: Buffer = Buffer.from([0x53, 0, 0, 0, 4]);
export const ROLLBACK: Buffer = simpleQuery('rollback');
