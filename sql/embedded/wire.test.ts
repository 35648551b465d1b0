import { describe, expect, it } from 'vitest';
import { COPY_IN_RESPONSE, fatal, ROLLBACK, SYNC, type Unit, unitReader, withoutCopyIn } from './wire.ts';

/** A message of the protocol: type byte, length, body. */
const message = (type: string, body = ''): Buffer => {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(4 + Buffer.byteLength(body), 1);
  return Buffer.concat([head, Buffer.from(body)]);
};

/** A first message: length, code, body. */
const first = (code: number, body = ''): Buffer => {
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + body.length, 0);
  head.writeInt32BE(code, 4);
  return Buffer.concat([head, Buffer.from(body)]);
};

const STARTUP = first(196_608, 'user\0postgres\0\0');

const reader = (): ((chunk: Buffer) => Unit[]) => {
  const read = unitReader();
  read(STARTUP);
  return read;
};

const summary = (units: readonly Unit[]): string[] =>
  units.map((unit) => (unit.kind === 'run' ? `${unit.kind} ${unit.bytes.length}` : unit.kind));

describe('the first messages of a connection', () => {
  it('may ask for encryption more than once before the start', () => {
    const read = unitReader();
    expect(summary(read(Buffer.concat([first(80_877_104), first(80_877_103), STARTUP])))).toEqual([
      'encryption',
      'encryption',
      'startup',
    ]);
  });

  it('may ask to cancel', () => {
    expect(summary(unitReader()(first(80_877_102, '12345678')))).toEqual(['cancel']);
  });

  it.each([
    ['a browser', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['a length below the head', first(196_608).fill(0, 0, 4)],
  ])('are refused from %s', (_, bytes) => {
    const act = () => unitReader()(bytes);
    if (bytes.readInt32BE(0) > 1_000_000) expect(act()).toEqual([]);
    else expect(act).toThrow(RangeError);
  });
});

describe('a batch', () => {
  const batch = [message('P', 'select $1'), message('B', 'x'), message('D'), message('E'), message('S')];

  it('is one unit, however it arrives', () => {
    const whole = Buffer.concat(batch);
    for (const size of [1, 3, 7, whole.length]) {
      const read = reader();
      const units: Unit[] = [];
      for (let at = 0; at < whole.length; at += size) units.push(...read(whole.subarray(at, at + size)));
      expect(units).toEqual([{ kind: 'run', bytes: whole, open: false, copy: false }]);
    }
  });

  it('stays open after a flush, until it syncs', () => {
    const read = reader();
    expect(read(Buffer.concat([message('P', 'select 1'), message('H')]))).toMatchObject([{ open: true }]);
    expect(read(message('S'))).toMatchObject([{ open: false }]);
  });

  it('is followed by the next in the same bytes', () => {
    const units = reader()(Buffer.concat([...batch, message('Q', 'select 1\0'), message('X')]));
    expect(units.map((unit) => unit.kind)).toEqual(['run', 'run', 'end']);
  });
});

describe('a COPY with rows', () => {
  it('is asked for and comes as one unit with its rows', () => {
    const read = reader();
    const ask = message('Q', '  COPY feature (a, b)\nFROM STDIN\0');
    expect(read(ask)).toEqual([{ kind: 'copy' }]);
    expect(read(message('d', '1\t2\n'))).toEqual([]);
    const bytes = Buffer.concat([ask, message('d', '1\t2\n'), message('c')]);
    expect(read(message('c'))).toEqual([{ kind: 'run', bytes, open: false, copy: true }]);
    expect(read(message('Q', 'select 1\0'))).toMatchObject([{ kind: 'run', copy: false }]);
  });

  it.each(['copy (select 1) to stdout\0', "select 'copy t from stdin'\0", 'copy t to stdout; select 1\0'])(
    'is not %j',
    (text) => {
      expect(reader()(message('Q', text))).toMatchObject([{ kind: 'run', copy: false }]);
    },
  );

  it('is answered without the second leave to send', () => {
    const done = Buffer.from('done');
    expect(withoutCopyIn(Buffer.concat([COPY_IN_RESPONSE, done]))).toEqual(done);
    expect(withoutCopyIn(done)).toEqual(done);
  });
});

it('writes messages as the protocol says', () => {
  expect(SYNC).toEqual(message('S'));
  expect(ROLLBACK).toEqual(message('Q', 'rollback\0'));
  expect(fatal('25P03', 'too long')).toEqual(message('E', 'SFATAL\0VFATAL\0C25P03\0Mtoo long\0\0'));
});
