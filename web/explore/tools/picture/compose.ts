import type { LegendRow } from '../../../../sql/model/style/legend.ts';

type Row = { sign: LegendRow['sign']; text: string };
/** A layer's part of the legend in words. */
export type LegendBlock = { title: string; rows: readonly Row[] };
export type Sheet = {
  map: HTMLCanvasElement;
  title: string;
  blocks: readonly LegendBlock[];
  /** Who is to be named, and when the picture was made. */
  notes: readonly string[];
  scale: { label: string; pixels: number };
  isRtl: boolean;
  isDark: boolean;
  font: string;
};

const MARGIN = 32;
const SIDE = 280;
const ROW = 24;
/** Wide enough for the largest symbol. */
const INDENT = 48;
const HEAD = 64;
const FOOT = 20;

type Pen = {
  context: CanvasRenderingContext2D;
  ink: string;
  muted: string;
  sheet: Sheet;
  /** x of the reading side's edge of a column. */
  start: number;
  end: number;
};

const write = (
  { context, sheet, start }: Pen,
  text: string,
  inset: number,
  y: number,
  font: string,
  color: string,
): void => {
  context.font = font;
  context.fillStyle = color;
  context.direction = sheet.isRtl ? 'rtl' : 'ltr';
  context.textAlign = 'start';
  context.fillText(text, sheet.isRtl ? start - inset : start + inset, y);
};

/** The longest round distance that a bar of some pixels can show. */
export const roundDistance = (metres: number): number => {
  const power = 10 ** Math.floor(Math.log10(metres));
  const step = [5, 2, 1].find((one) => one * power <= metres) ?? 1;
  return step * power;
};

/** A text in lines that fit a width; a word longer than that stands alone. */
export const wrap = (measure: (text: string) => number, text: string, width: number): string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};

const rowHeight = ({ radius = 0 }: LegendRow['sign']): number => Math.max(ROW, 2 * radius + 4);

const drawSign = ({ context, sheet, start }: Pen, sign: LegendRow['sign'], y: number): void => {
  const x = sheet.isRtl ? start - INDENT / 2 : start + INDENT / 2;
  context.fillStyle = sign.color;
  context.strokeStyle = sign.color;
  context.lineWidth = 3;
  context.beginPath();
  if (sign.shape === 'circle') context.arc(x, y, sign.radius ?? 6, 0, 2 * Math.PI);
  else if (sign.shape === 'area') context.rect(x - 10, y - 7, 20, 14);
  else {
    context.moveTo(x - 11, y);
    context.lineTo(x + 11, y);
  }
  if (sign.shape === 'line') context.stroke();
  else context.fill();
};

const drawLegend = (pen: Pen, top: number): void => {
  const { sheet, ink, muted } = pen;
  let y = top;
  for (const { title, rows } of sheet.blocks) {
    write(pen, title, 0, y, `600 15px ${sheet.font}`, ink);
    y += ROW / 2;
    for (const { sign, text } of rows) {
      const height = rowHeight(sign);
      drawSign(pen, sign, y + height / 2);
      write(pen, text, INDENT + 8, y + height / 2 + 5, `13px ${sheet.font}`, muted);
      y += height;
    }
    y += ROW * 1.4;
  }
};

const drawScale = (pen: Pen, y: number): void => {
  const { context, sheet, start, ink } = pen;
  const { label, pixels } = sheet.scale;
  const from = sheet.isRtl ? start - pixels : start;
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(from, y - 6);
  context.lineTo(from, y);
  context.lineTo(from + pixels, y);
  context.lineTo(from + pixels, y - 6);
  context.stroke();
  write(pen, label, 0, y - 12, `12px ${sheet.font}`, ink);
};

const legendHeight = (blocks: readonly LegendBlock[]): number =>
  blocks.reduce(
    (sum, { rows }) => sum + 2 * ROW + rows.reduce((height, { sign }) => height + rowHeight(sign), 0),
    0,
  );

/** Draws the sheet: title, map, legend, scale and sources, in the reader's direction. Returns a canvas of its own. */
export const compose = (sheet: Sheet): HTMLCanvasElement => {
  const { map, isRtl, isDark, font } = sheet;
  const density = window.devicePixelRatio || 1;
  const [width, height] = [map.width / density, map.height / density];
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.font = `12px ${font}`;
  const wide = width + SIDE + 3 * MARGIN;
  const notes = sheet.notes.flatMap((note) =>
    wrap((text) => context.measureText(text).width, note, wide - 2 * MARGIN),
  );
  const body = Math.max(height, legendHeight(sheet.blocks) + 80);
  canvas.width = wide * density;
  canvas.height = (HEAD + body + 2 * MARGIN + notes.length * FOOT) * density;
  context.scale(density, density);
  const [paper, ink, muted] = isDark ? ['#171d22', '#e8edf0', '#a7b2ba'] : ['#ffffff', '#1b2328', '#55606a'];
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const edge = isRtl ? wide - MARGIN : MARGIN;
  const page: Pen = { context, ink, muted, sheet, start: edge, end: wide - edge };
  write(page, sheet.title, 0, HEAD - 16, `600 24px ${font}`, ink);
  context.drawImage(map, isRtl ? SIDE + 2 * MARGIN : MARGIN, HEAD, width, height);
  const side: Pen = { ...page, start: isRtl ? SIDE + MARGIN : width + 2 * MARGIN };
  drawLegend(side, HEAD + 16);
  drawScale(side, HEAD + body - 4);
  notes.forEach((note, index) => {
    write(page, note, 0, HEAD + body + MARGIN + index * FOOT, `12px ${font}`, muted);
  });
  return canvas;
};
