import { direction, type Language } from '../../sql/model/text.ts';
import { wrap } from '../explore/tools/picture/compose.ts';
import { saveFile } from '../ui/save-file.ts';

/** What stands around a chart when it goes somewhere by itself. */
export type PictureText = {
  over: string;
  title: string;
  legend: readonly { tone: number; text: string }[];
  notes: readonly string[];
};

const PROPERTIES = [
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'font-size',
  'font-weight',
  'font-family',
  'paint-order',
] as const;

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** A copy that looks the same without our style sheets. */
const standalone = (svg: SVGSVGElement): SVGSVGElement => {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [svg.querySelectorAll('*'), copy.querySelectorAll('*')];
  from.forEach((element, index) => {
    const style = getComputedStyle(element);
    for (const name of PROPERTIES) to[index]?.setAttribute(name, style.getPropertyValue(name));
    to[index]?.removeAttribute('class');
  });
  return copy;
};

const MARGIN = 24;
const FONT = { over: 14, title: 20, legend: 14, note: 12 };
type Pen = { root: SVGSVGElement; width: number; isRtl: boolean; font: string };

const write = (
  { root, width, isRtl, font }: Pen,
  text: string,
  {
    y,
    size,
    color,
    weight = 400,
    inset = 0,
  }: { y: number; size: number; color: string; weight?: number; inset?: number },
): void => {
  const element = document.createElementNS(NAMESPACE, 'text');
  element.textContent = text;
  const attributes = {
    x: isRtl ? width - MARGIN - inset : MARGIN + inset,
    y,
    fill: color,
    direction: isRtl ? 'rtl' : 'ltr',
    'font-family': font,
    'font-size': size,
    'font-weight': weight,
  };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  root.append(element);
};

const lines = (text: string, size: number, width: number, font: string): string[] => {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return [text];
  context.font = `${size}px ${font}`;
  return wrap((part) => context.measureText(part).width, text, width);
};

/** A drawing of a chart; where there are several, each is told what it is. */
export type Drawing = { svg: SVGSVGElement; head: string | null };

const widthOf = ({ svg }: Drawing): number => svg.width.baseVal.value;

/** Puts drawings below each other, from a height on; where they end. */
const stack = (pen: Pen, drawings: readonly Drawing[], from: number, color: string): number =>
  drawings.reduce((top, { svg, head }) => {
    let y = top + 16;
    for (const line of head === null ? [] : lines(head, FONT.legend, pen.width - 2 * MARGIN, pen.font)) {
      y += FONT.legend * 1.3;
      write(pen, line, { y, size: FONT.legend, color, weight: 600 });
    }
    const chart = standalone(svg);
    // What is narrower than the widest stands where a reader begins.
    const inset = pen.isRtl ? pen.width - MARGIN - svg.width.baseVal.value : MARGIN;
    chart.setAttribute('x', String(inset));
    chart.setAttribute('y', String(y));
    pen.root.append(chart);
    return y + svg.height.baseVal.value;
  }, from);

/** The charts with their title, legend and sources, as one drawing. */
export const drawingOf = (
  drawings: readonly Drawing[],
  text: PictureText,
  language: Language,
): SVGSVGElement => {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const font = style.getPropertyValue('--font').trim().replaceAll('"', "'");
  const width = Math.max(...drawings.map(widthOf)) + 2 * MARGIN;
  const root = document.createElementNS(NAMESPACE, 'svg');
  root.setAttribute('xmlns', NAMESPACE);
  const pen: Pen = { root, width, isRtl: direction(language) === 'rtl', font };
  const paper = document.createElementNS(NAMESPACE, 'rect');
  root.append(paper);
  let y = MARGIN + FONT.over;
  write(pen, text.over, { y, size: FONT.over, color: color('--text-2') });
  for (const line of lines(text.title, FONT.title, width - 2 * MARGIN, font)) {
    y += FONT.title * 1.4;
    write(pen, line, { y, size: FONT.title, color: color('--text'), weight: 600 });
  }
  for (const { tone, text: name } of text.legend) {
    y += FONT.legend * 1.7;
    const sign = document.createElementNS(NAMESPACE, 'rect');
    const at = {
      x: pen.isRtl ? width - MARGIN - 18 : MARGIN,
      y: y - 6,
      width: 18,
      height: 3,
      fill: color(`--chart-${tone + 1}`),
    };
    for (const [key, value] of Object.entries(at)) sign.setAttribute(key, String(value));
    root.append(sign);
    write(pen, name, { y, size: FONT.legend, color: color('--text'), inset: 26 });
  }
  y = stack(pen, drawings, y, color('--text'));
  for (const note of text.notes)
    for (const line of lines(note, FONT.note, width - 2 * MARGIN, font)) {
      y += FONT.note * 1.6;
      write(pen, line, { y, size: FONT.note, color: color('--text-2') });
    }
  const height = Math.ceil(y + MARGIN);
  for (const element of [root, paper]) {
    element.setAttribute('width', String(width));
    element.setAttribute('height', String(height));
  }
  paper.setAttribute('fill', color('--surface'));
  root.setAttribute('viewBox', `0 0 ${width} ${height}`);
  return root;
};

const textOf = (svg: SVGSVGElement): string => new XMLSerializer().serializeToString(svg);

export const saveSvg = (svg: SVGSVGElement, name: string): void =>
  saveFile(`${name}.svg`, new Blob([textOf(svg)], { type: 'image/svg+xml' }));

/** A picture knows no fonts but those that it brings along: ours, as data. */
const fontRules = async (): Promise<string> => {
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule);
  const used = new Set(
    [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family, weight }) => `${family.replaceAll('"', '')} ${weight}`),
  );
  const faces = await Promise.all(
    rules.map(async ({ style, parentStyleSheet }) => {
      const family = style.getPropertyValue('font-family').replaceAll(/["']/g, '');
      const weight = style.getPropertyValue('font-weight');
      const [, address] = /url\(["']?([^"')]+\.woff2)/.exec(style.getPropertyValue('src')) ?? [];
      if (!address || !used.has(`${family} ${weight}`)) return '';
      const blob = await (
        await fetch(new URL(address, parentStyleSheet?.href ?? window.location.href))
      ).blob();
      const bytes = new Uint8Array(await blob.arrayBuffer());
      const data = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      const range = style.getPropertyValue('unicode-range');
      return `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/woff2;base64,${data});${range ? `unicode-range:${range}` : ''}}`;
    }),
  );
  return faces.join('');
};

const DENSITY = 2;
const FONTS_MILLISECONDS = 400;

export const savePng = async (svg: SVGSVGElement, name: string): Promise<void> => {
  const style = document.createElementNS(NAMESPACE, 'style');
  style.textContent = await fontRules();
  svg.prepend(style);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf(svg))}`;
  await image.decode();
  // The picture stands before the fonts that it brings along do, and would be drawn without a letter.
  await new Promise((resolve) => setTimeout(resolve, FONTS_MILLISECONDS));
  const canvas = document.createElement('canvas');
  canvas.width = svg.width.baseVal.value * DENSITY;
  canvas.height = svg.height.baseVal.value * DENSITY;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && saveFile(`${name}.png`, blob), 'image/png');
};
