import { direction } from '../../../sql/model/text.ts';
import type { Line, Page } from './render.ts';
import { STYLE } from './style.ts';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const quote = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** The number of a case is one word: broken at its hyphen, its parts would stand in another order among Arabic words. */
const numbersKept = (html: string): string =>
  html.replace(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/g, '<span class="number">$&</span>');

/** Values stand isolated: a Latin name among Arabic words does not turn their order. */
const write = ({ words, values }: Line): string =>
  quote(words).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return `<bdi>${name === 'text' ? numbersKept(quote(value)) : quote(value)}</bdi>`;
  });

const paragraph = (line: Line): string => `<p>${write(line)}</p>`;

const link = (url: string, label: string, kind: string): string =>
  `<a class="${kind}" href="${quote(url)}">${quote(label)}</a>`;

const factsOf = ({ facts }: Page): string[] =>
  facts.length === 0
    ? []
    : [
        '<dl>',
        ...facts.map(({ label, value }) => `<dt>${quote(label)}</dt><dd><bdi>${quote(value)}</bdi></dd>`),
        '</dl>',
      ];

const asksOf = ({ asks }: Page): string[] =>
  asks.length === 0 ? [] : ['<ol>', ...asks.map((ask) => `<li>${quote(ask)}</li>`), '</ol>'];

const itemsOf = ({ items }: Page): string[] =>
  items.length === 0
    ? []
    : ['<ul>', ...items.map(({ text, url }) => `<li>${link(url, text, 'plain')}</li>`), '</ul>'];

const buttonOf = ({ button }: Page): string[] =>
  button ? [`<p>${link(button.url, button.label, 'button')}</p>`] : [];

const byHandOf = ({ button }: Page): string[] =>
  button
    ? [
        `<p>${quote(button.byHand)}<br><bdi class="address" dir="ltr">${link(button.url, button.url, 'plain')}</bdi></p>`,
      ]
    : [];

const notesOf = (page: Page): string[] => {
  const notes = [...page.notes.map(paragraph), ...byHandOf(page)];
  return notes.length === 0 ? [] : ['<div class="notes">', ...notes, '</div>'];
};

const endOf = ({ end, unsubscribe }: Page): string[] => [
  ...end.map(paragraph),
  ...(unsubscribe ? [`<p>${link(unsubscribe.url, unsubscribe.label, 'plain')}</p>`] : []),
];

/** A message as a page of HTML without tables, pictures or anything fetched. */
export const htmlOf = (page: Page): string => {
  const side = `lang="${page.language}" dir="${direction(page.language)}"`;
  return `${[
    `<!doctype html>`,
    `<html ${side}>`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${quote(page.subject)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    // Mail programs in browsers drop html and body, and with them the language and its direction.
    `<div class="page" ${side}>`,
    `<p class="brand">${quote(page.brand)}</p>`,
    '<div class="card">',
    `<h1>${quote(page.subject)}</h1>`,
    paragraph(page.greeting),
    ...page.says.map(paragraph),
    ...factsOf(page),
    ...asksOf(page),
    ...itemsOf(page),
    ...buttonOf(page),
    ...notesOf(page),
    '</div>',
    '<div class="end">',
    ...endOf(page),
    '</div>',
    '</div>',
    '</body>',
    '</html>',
  ].join('\n')}\n`;
};
