import { direction, type Language } from '../../../sql/model/text.ts';
import { wrap } from '../../explore/tools/picture/compose.ts';
import { drawingOf, savePng } from '../../series/save.ts';
import type { Sheet, SheetRow } from './sheet.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const WIDTH = 860;
const INSET = 22;
const FONT = 14;
const LINE = 20;
const BAR = { from: 0.42, to: 0.86 };

type Pen = { root: SVGSVGElement; isRtl: boolean; color: (token: string) => string; font: string };

const add = ({ root }: Pen, name: string, attributes: Record<string, string | number>): SVGElement => {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  root.append(element);
  return element;
};

/** From where a reader begins to pixels. */
const across = ({ isRtl }: Pen, inset: number): number => (isRtl ? WIDTH - inset : inset);

const write = (
  pen: Pen,
  text: string,
  at: { inset: number; y: number; token: string; weight?: number; isEnd?: boolean },
): void => {
  add(pen, 'text', {
    ...{ x: across(pen, at.inset), y: at.y, fill: pen.color(at.token), 'font-family': pen.font },
    ...{ 'font-size': FONT, 'font-weight': at.weight ?? 400, direction: pen.isRtl ? 'rtl' : 'ltr' },
    'text-anchor': at.isEnd ? 'end' : 'start',
  }).textContent = text;
};

const rectangle = (pen: Pen, [from, to]: readonly [number, number], y: number, more: object): void => {
  const [a, b] = [across(pen, from), across(pen, to)];
  add(pen, 'rect', { x: Math.min(a, b), width: Math.abs(b - a), y, ...more });
};

const barOf = (
  pen: Pen,
  { share, low, high }: NonNullable<SheetRow['bar']>,
  y: number,
  fill: string,
): void => {
  const at = (value: number) => WIDTH * (BAR.from + value * (BAR.to - BAR.from));
  rectangle(pen, [at(0), at(share)], y - 11, { height: 12, fill });
  if (low !== null && high !== null)
    rectangle(pen, [at(low), at(high)], y - 6, { height: 1.5, fill: pen.color('--text') });
};

const linesOf = (text: string, font: string): string[] => {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return [text];
  context.font = `${FONT}px ${font}`;
  return wrap((part) => context.measureText(part).width, text, WIDTH - 2 * INSET);
};

/** Draws a row and gives where the next begins. */
const rowOf = (pen: Pen, row: SheetRow, y: number): number => {
  const base = y + LINE;
  const color = row.color ?? pen.color('--accent');
  if (row.color) rectangle(pen, [0, 12], base - 11, { height: 12, rx: 3, fill: color });
  write(pen, row.head, { inset: INSET, y: base, token: '--text', weight: 600 });
  if (row.bar) barOf(pen, row.bar, base, color);
  if (row.value) write(pen, row.value, { inset: WIDTH, y: base, token: '--text', isEnd: true });
  let next = base;
  for (const line of (row.lines ?? []).flatMap((text) => linesOf(text, pen.font))) {
    next += LINE;
    write(pen, line, { inset: INSET, y: next, token: '--text-2' });
  }
  return next + 8;
};

/** The rows of a block as a drawing. */
const drawn = ({ rows, pictured = rows }: Sheet, language: Language): SVGSVGElement => {
  const style = getComputedStyle(document.documentElement);
  const root = document.createElementNS(NAMESPACE, 'svg');
  const pen: Pen = {
    root,
    isRtl: direction(language) === 'rtl',
    color: (token) => style.getPropertyValue(token).trim(),
    font: style.getPropertyValue('--font').trim().replaceAll('"', "'"),
  };
  const height = pictured.reduce((y, row) => rowOf(pen, row, y), 0);
  root.setAttribute('width', String(WIDTH));
  root.setAttribute('height', String(Math.ceil(height)));
  return root;
};

/** Saves a block as a picture with its title, what it says first, what it draws, its rows and its notes. */
export const saveSheet = async (
  sheet: Sheet,
  { title, name, language }: { title: string; name: string; language: Language },
): Promise<void> => {
  const svg = drawn(sheet, language);
  // Styles are computed only of what is in the page.
  svg.style.position = 'absolute';
  svg.style.visibility = 'hidden';
  document.body.append(svg);
  try {
    const text = { over: title, title: sheet.lead, legend: [], notes: sheet.notes };
    const all = [...(sheet.drawings?.() ?? []), svg].map((one) => ({ svg: one, head: null }));
    await savePng(drawingOf(all, text, language), name);
  } finally {
    svg.remove();
  }
};
