import type { z } from 'zod';
import { CapAlert } from '../../../sql/model/cap.ts';
import { infoOf } from './read-info.ts';
import { childrenOf, type Node, readTree, textOf, textsOf } from './tree.ts';

/** What a document of somebody's holds: alerts that pass the checks, what is wrong with others, and where more is to be had. */
export type CapFound = {
  alerts: CapAlert[];
  /** One for each alert that was refused: which, and why. */
  refused: { identifier: string; why: string }[];
  /** Addresses of alerts that a feed only names. */
  links: string[];
};

const CAP = /^(urn:oasis:names:tc:emergency:cap:1\.[12]|http:\/\/www\.incident\.com\/cap\/1\.0)$/;
const isCap = ({ namespace }: Node): boolean => CAP.test(namespace);

const ALERT_TYPES = /^application\/(cap\+xml|common-alerting-protocol\+xml)$|^text\/xml$/;

/** `sender,identifier,sent` of each message that one stands in place of, separated by spaces. */
const referencesOf = (text: string | undefined) =>
  (text ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((one) => {
      const [sender, identifier, sent] = one.split(',');
      return { sender, identifier, sent };
    });

/** An `alert` element, unchecked. */
const alertOf = (node: Node): unknown => ({
  identifier: textOf(node, 'identifier'),
  sender: textOf(node, 'sender'),
  sent: textOf(node, 'sent'),
  status: textOf(node, 'status'),
  kind: textOf(node, 'msgType'),
  scope: textOf(node, 'scope'),
  source: textOf(node, 'source'),
  note: textOf(node, 'note'),
  codes: textsOf(node, 'code'),
  references: referencesOf(textOf(node, 'references')),
  infos: childrenOf(node, 'info').map((info) => infoOf(info)),
});

const linkOf = (entry: Node): string | undefined => {
  const links = childrenOf(entry, 'link');
  const typed = links.find(({ attributes }) => ALERT_TYPES.test(attributes.type ?? ''));
  return (typed ?? links[0])?.attributes.href ?? textOf(entry, 'link');
};

/** An author may be called by words; a sender is one. */
const senderOf = (author: string | undefined): string | undefined => author?.replace(/[\s,<&]+/g, '-');

/** An entry of an Atom feed that holds the elements of an alert itself, as the index of the US weather service does. */
const indexedOf = (entry: Node): unknown => {
  const cap: Node = { ...entry, children: entry.children.filter(isCap) };
  const author = childrenOf(entry, 'author')[0];
  const said = {
    headline: textOf(entry, 'title'),
    description: textOf(entry, 'summary'),
    web: linkOf(entry),
  };
  return {
    identifier: textOf(cap, 'identifier') ?? textOf(entry, 'id'),
    sender: textOf(cap, 'sender') ?? (author && senderOf(textOf(author, 'email') ?? textOf(author, 'name'))),
    sent: textOf(cap, 'sent') ?? textOf(entry, 'updated'),
    status: textOf(cap, 'status'),
    kind: textOf(cap, 'msgType'),
    scope: textOf(cap, 'scope') ?? 'Public',
    codes: textsOf(cap, 'code'),
    references: referencesOf(textOf(cap, 'references')),
    infos: [infoOf(cap, said as { headline?: string; description?: string; web?: string })],
  };
};

const issueOf = ({ issues }: z.ZodError): string => {
  const [first] = issues;
  return `${first?.path.join('.') ?? ''}: ${first?.message ?? 'not valid'}`.slice(0, 300);
};

const nameOf = (given: unknown): string =>
  String((given as { identifier?: string }).identifier ?? '?').slice(0, 300);

/** No area is dropped for a polygon that is none, and none is shown: whoever drew it did not draw what she says. */
const checked = (given: unknown, found: CapFound): void => {
  // What is not said is not there: strict shapes take no `undefined` of required fields for something.
  const parsed = CapAlert.safeParse(given);
  if (parsed.success) found.alerts.push(parsed.data);
  else found.refused.push({ identifier: nameOf(given), why: issueOf(parsed.error) });
};

const readEntry = (entry: Node, found: CapFound): void => {
  const whole = childrenOf(entry, 'content').flatMap((content) => childrenOf(content, 'alert').filter(isCap));
  if (whole.length > 0) for (const alert of whole) checked(alertOf(alert), found);
  else if (entry.children.some((child) => isCap(child) && child.name === 'event'))
    checked(indexedOf(entry), found);
  else {
    const link = linkOf(entry);
    if (link) found.links.push(link);
  }
};

/**
 * Reads what a source of alerts gives: an alert of CAP 1.1 or 1.2 (and 1.0, whose words are the same), an Atom feed that
 * holds or indexes alerts, or a feed (Atom, RSS 2.0) that names where they are. Whatever is in it is checked; an alert that
 * does not hold is refused with the reason, and the others stand. Throws UnreadableXml for what is no such document.
 */
export const readCap = (text: string): CapFound => {
  const root = readTree(text);
  const found: CapFound = { alerts: [], refused: [], links: [] };
  if (root.name === 'alert' && isCap(root)) checked(alertOf(root), found);
  else if (root.name === 'feed') for (const entry of childrenOf(root, 'entry')) readEntry(entry, found);
  else if (root.name === 'rss')
    for (const channel of childrenOf(root, 'channel'))
      for (const item of childrenOf(channel, 'item')) readEntry(item, found);
  else found.refused.push({ identifier: root.name.slice(0, 300), why: 'it is neither an alert nor a feed' });
  return found;
};
