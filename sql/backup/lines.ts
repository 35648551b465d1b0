const NEWLINE = 0x0a;

/** Puts chunks together to pieces of whole lines, of about so many bytes at least. */
export const wholeLines = async function* (
  chunks: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const end = length + chunk.length >= size ? chunk.lastIndexOf(NEWLINE) + 1 : 0;
    if (end > 0) {
      yield Buffer.concat([...held, chunk.subarray(0, end)]);
      held = [];
      length = 0;
    }
    held.push(chunk.subarray(end));
    length += chunk.length - end;
  }
  if (length > 0) yield Buffer.concat(held);
};
