/** Bytes that are no text in the encoding that they say, or in none that is known here. */
export class OtherEncoding extends Error {
  override name = 'OtherEncoding';
}

const MARKS: [bytes: number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** What an XML declaration says stands in its first bytes, in signs that all encodings of one byte share. */
const declaredIn = (bytes: Buffer): string | undefined =>
  /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    bytes.subarray(0, 300).toString('latin1').trimStart(),
  )?.[1];

const charsetIn = (contentType: string | undefined): string | undefined =>
  /;\s*charset\s*=\s*"?([\w.:-]{1,40})"?/i.exec(contentType ?? '')?.[1];

/**
 * The text of an XML document of others: a byte-order mark says the encoding, else the header of HTTP, else the document, as
 * RFC 7303 has it; else it is UTF-8. Bytes that are none of it are refused, as a warning with signs that mean nothing is worse
 * than none. Throws OtherEncoding.
 */
export const decodeXml = (bytes: Buffer, contentType: string | undefined): string => {
  const mark = MARKS.find(([sign]) => sign.every((byte, at) => bytes[at] === byte))?.[1];
  const encoding = mark ?? charsetIn(contentType) ?? declaredIn(bytes) ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw new OtherEncoding(encoding);
    throw error;
  }
};
