import type { CapAlert, CapInfo } from '../../../sql/model/cap.ts';
import type { Language } from '../../../sql/model/text.ts';
import { type Element, element, optional, xmlDocument } from '../cap/xml.ts';

/** What a feed lists: a warning with its last message. */
export type Entry = {
  id: string;
  part: number;
  sent: Date;
  alert: CapAlert;
  expires: Date;
  publishedAt: Date;
};

/** A feed: `self` is its own address, all are whole. */
export type Feed = {
  self: string;
  page: string;
  base: string;
  language: Language;
  title: string;
  about: string;
  brand: string;
  updated: Date;
  entries: readonly Entry[];
};

const infoIn = ({ infos }: CapAlert, language: Language): CapInfo =>
  infos.find((info) => info.language === language) ?? infos[0]!;

const summaryOf = ({ areas, description }: CapInfo): string =>
  [areas.map((area) => area.description).join(' · '), description].filter(Boolean).join('\n\n');

const pageOf = ({ base }: Feed, { id }: Entry): string => `${base}/warnings/${id}`;
const capOf = ({ base }: Feed, { id, part }: Entry): string => `${base}/warnings/${id}/${part}.cap`;

const link = (href: string, attributes: Record<string, string>): Element =>
  element('link', '', { href, ...attributes });

/** An entry with the words of CAP that readers of such feeds know (as the index of the US weather service). */
const atomEntry = (feed: Feed, entry: Entry): Element => {
  const info = infoIn(entry.alert, feed.language);
  return element('entry', [
    element('id', capOf(feed, entry)),
    element('title', info.headline ?? info.event),
    element('updated', entry.sent.toISOString()),
    element('published', entry.publishedAt.toISOString()),
    element('author', [element('name', info.senderName ?? entry.alert.sender)]),
    link(pageOf(feed, entry), { rel: 'alternate', type: 'text/html', hreflang: feed.language }),
    link(capOf(feed, entry), { rel: 'related', type: 'application/cap+xml' }),
    element('summary', summaryOf(info)),
    ...info.categories.map((term) => element('category', '', { term })),
    element('cap:identifier', entry.alert.identifier),
    element('cap:sender', entry.alert.sender),
    element('cap:sent', entry.alert.sent),
    element('cap:event', info.event),
    element('cap:effective', info.effective ?? entry.alert.sent),
    element('cap:expires', info.expires ?? entry.expires.toISOString()),
    element('cap:status', entry.alert.status),
    element('cap:msgType', entry.alert.kind),
    ...info.categories.map((category) => element('cap:category', category)),
    element('cap:urgency', info.urgency),
    element('cap:severity', info.severity),
    element('cap:certainty', info.certainty),
    element('cap:areaDesc', info.areas.map((area) => area.description).join(' · ')),
  ]);
};

/** A feed as Atom (RFC 4287), each entry with the words of CAP and a link to its document. */
export const atomDocument = (feed: Feed): string =>
  xmlDocument(
    element(
      'feed',
      [
        element('id', feed.self),
        element('title', feed.title),
        element('subtitle', feed.about),
        element('updated', feed.updated.toISOString()),
        element('author', [element('name', feed.brand)]),
        link(feed.self, { rel: 'self', type: 'application/atom+xml' }),
        link(feed.page, { rel: 'alternate', type: 'text/html', hreflang: feed.language }),
        ...feed.entries.map((entry) => atomEntry(feed, entry)),
      ],
      {
        xmlns: 'http://www.w3.org/2005/Atom',
        'xmlns:cap': 'urn:oasis:names:tc:emergency:cap:1.2',
        'xml:lang': feed.language,
      },
    ),
  );

const rssItem = (feed: Feed, entry: Entry): Element => {
  const info = infoIn(entry.alert, feed.language);
  return element('item', [
    element('title', info.headline ?? info.event),
    element('link', pageOf(feed, entry)),
    element('guid', entry.alert.identifier, { isPermaLink: 'false' }),
    element('pubDate', entry.sent.toUTCString()),
    ...info.categories.map((category) => element('category', category)),
    element('description', summaryOf(info)),
    element('enclosure', '', { url: capOf(feed, entry), length: '0', type: 'application/cap+xml' }),
  ]);
};

/** The same as RSS 2.0. */
export const rssDocument = (feed: Feed): string =>
  xmlDocument(
    element(
      'rss',
      [
        element('channel', [
          element('title', feed.title),
          element('link', feed.page),
          element('description', feed.about),
          element('language', feed.language),
          element('lastBuildDate', feed.updated.toUTCString()),
          ...optional('generator', feed.brand),
          element('atom:link', '', { href: feed.self, rel: 'self', type: 'application/rss+xml' }),
          ...feed.entries.map((entry) => rssItem(feed, entry)),
        ]),
      ],
      { version: '2.0', 'xmlns:atom': 'http://www.w3.org/2005/Atom' },
    ),
  );
