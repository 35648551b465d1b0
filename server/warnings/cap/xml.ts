/** What XML 1.0 cannot hold, not even escaped: controls, halves of signs, and two signs that are none. */
const UNFIT = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
};

/** Text as it may stand between tags or in an attribute, whatever somebody wrote. */
export const xmlText = (text: string): string =>
  text.replace(UNFIT, '').replace(/[&<>"'\r]/g, (sign) => ESCAPES[sign] ?? sign);

/** What stands in an element: text, or elements that are written already. */
export type Inside = string | readonly Element[];
/** An element that is written already; only `element` makes one, so that text is never taken for it. */
export type Element = { readonly xml: string };

const attributesOf = (attributes: Record<string, string>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlText(value)}"`)
    .join('');

/** Writes an element, its text escaped, its elements on lines of their own. */
export const element = (name: string, inside: Inside, attributes: Record<string, string> = {}): Element => {
  const open = `${name}${attributesOf(attributes)}`;
  if (typeof inside === 'string')
    return { xml: inside === '' ? `<${open}/>` : `<${open}>${xmlText(inside)}</${name}>` };
  return { xml: `<${open}>\n${inside.map(({ xml }) => xml).join('\n')}\n</${name}>` };
};

/** No element where there is nothing to say. */
export const optional = (name: string, text: string | null | undefined): Element[] =>
  text === undefined || text === null || text === '' ? [] : [element(name, text)];

/** A whole document. */
export const xmlDocument = (root: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
