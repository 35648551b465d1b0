import { SaxesParser } from 'saxes';

/** An element of a foreign document: its name without prefix, the namespace, what stands in it. */
export type Node = {
  name: string;
  namespace: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
};

/** No honest feed nests deeper or has more; what is larger is not even asked for (`fetch.ts`). */
export const TREE_LIMITS = { depth: 60, elements: 400_000, characters: 16_000_000 } as const;

/** Why a document could not be read, in a few words for whoever looks after the source. */
export class UnreadableXml extends Error {
  override name = 'UnreadableXml';
}

const parserOf = () => new SaxesParser({ xmlns: true, position: false });

/**
 * Reads XML of strangers whole. A document type is refused, so that there are no entities but the five of XML: none that
 * grows, and none that names a file. Throws UnreadableXml.
 */
export const readTree = (text: string): Node => {
  if (text.length > TREE_LIMITS.characters) throw new UnreadableXml('it is too long');
  const parser = parserOf();
  let root: Node | null = null;
  let elements = 0;
  const open: Node[] = [];
  parser.on('error', (error) => {
    throw new UnreadableXml(`it is not well-formed: ${error.message.slice(0, 200)}`);
  });
  parser.on('doctype', () => {
    throw new UnreadableXml('it declares a document type');
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (++elements > TREE_LIMITS.elements) throw new UnreadableXml('it has too many elements');
    if (open.length >= TREE_LIMITS.depth) throw new UnreadableXml('it nests too deep');
    const values = Object.values(attributes).map((one) => [one.local, one.value] as const);
    const node: Node = {
      name: local,
      namespace: uri,
      attributes: Object.fromEntries(values),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(node);
    root ??= node;
    open.push(node);
  });
  const add = (part: string): void => {
    const node = open.at(-1);
    if (node) node.text += part;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => void open.pop());
  // A byte-order mark is no text.
  parser.write(text.replace(/^\ufeff/, '')).close();
  if (root === null) throw new UnreadableXml('it is empty');
  return root;
};

/** Children of a name, whatever their prefix. */
export const childrenOf = (node: Node, name: string): Node[] =>
  node.children.filter((child) => child.name === name);

/** The text of the first child of a name; undefined where there is none, or nothing in it. */
export const textOf = (node: Node, name: string): string | undefined => {
  const text = childrenOf(node, name)[0]?.text.trim();
  return text === '' ? undefined : text;
};

/** Texts of all children of a name that have one. */
export const textsOf = (node: Node, name: string): string[] =>
  childrenOf(node, name).flatMap(({ text }) => text.trim() || []);
