import { SaxesParser } from 'saxes';
import { attempt } from './attempt.ts';

/** What is done at the beginning of an element, at its text, and at its end. */
export type Handlers = {
  open?: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** The name without its prefix: some programs give every element one. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** No honest file nests deeper, nor has a text or an attribute longer; both would be held in memory. */
export const XML_LIMITS = { depth: 500, text: 64 * 1024 * 1024 };

/**
 * Runs through XML that comes in pieces; throws where it is not well-formed. Yields after each piece, so that what the
 * handlers gathered can be passed on.
 */
export const runXml = async function* (
  chunks: AsyncIterable<Buffer>,
  handlers: Handlers,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false });
  const decoder = new TextDecoder();
  const faults: string[] = [];
  parser.on('error', (error) => faults.push(error.message));
  let [depth, pending] = [0, 0];
  parser.on('opentag', ({ name, attributes }) => {
    [depth, pending] = [depth + 1, 0];
    if (depth > XML_LIMITS.depth) faults.push(`elements nest deeper than ${XML_LIMITS.depth}`);
    else handlers.open?.(local(name), attributes as Record<string, string>);
  });
  parser.on('closetag', ({ name }) => {
    [depth, pending] = [depth - 1, 0];
    handlers.close?.(local(name));
  });
  parser.on('text', (text) => handlers.text?.(text));
  const check = (): void => {
    if (faults[0] !== undefined) throw new Error(faults[0]);
    if (pending > XML_LIMITS.text) throw new Error('a text has no end');
  };
  for await (const chunk of chunks) {
    pending += chunk.length;
    parser.write(decoder.decode(chunk, { stream: true }));
    check();
    yield;
  }
  attempt(() => parser.close());
  check();
};
