import { describe, expect, it } from 'vitest';
import { runXml, XML_LIMITS } from './xml.ts';

const pieces = async function* (...parts: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part);
};
const run = async (chunks: AsyncIterable<Buffer>): Promise<string> => {
  const texts: string[] = [];
  for await (const _ of runXml(chunks, { text: (part) => void texts.push(part) }));
  return texts.join('');
};

describe('XML of somebody who means harm', () => {
  it('expands no entities of its own, nor reads files', async () => {
    const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
    const bomb = `<!DOCTYPE k [<!ENTITY l0 "lol">${laughs.join('')}]><k>&l9;</k>`;
    await expect(run(pieces(bomb))).rejects.toThrow(/entity/);
    await expect(
      run(pieces('<!DOCTYPE k [<!ENTITY f SYSTEM "file:///etc/passwd">]><k>&f;</k>')),
    ).rejects.toThrow(/entity/);
  });

  it('does not nest without end', async () => {
    const deep = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(await run(pieces(deep(XML_LIMITS.depth)))).toBe('');
    await expect(run(pieces('<a>'.repeat(XML_LIMITS.depth + 1)))).rejects.toThrow(/nest deeper/);
  });

  it('does not hold a text, attribute or doctype that has no end', async () => {
    const endless = async function* (first: string): AsyncGenerator<Buffer> {
      yield Buffer.from(first);
      const block = Buffer.alloc(8 * 1024 * 1024, 'x');
      for (let written = 0; written <= 2 * XML_LIMITS.text; written += block.length) yield block;
    };
    for (const first of ['<a>', '<a b="', '<!DOCTYPE a [', '<!--', '<a><![CDATA['])
      await expect(run(endless(first)), first).rejects.toThrow(/no end/);
  });
});
