import { describe, expect, it } from 'vitest';
import type { Draw } from '../../sql/model/draw.ts';
import type { LayerDeclaration } from '../../sql/model/layer.ts';
import type { Property } from '../../sql/model/property.ts';
import type { Text } from '../../sql/model/text.ts';
import { REGISTRY } from './index.ts';

const LAYERS = REGISTRY.flatMap((theme) => theme.layers.map(({ layer }) => [layer.id, layer] as const));
type Category = Extract<Draw, { kind: 'category' }>;

const categoryOf = ({ draw }: LayerDeclaration): Category | undefined => {
  if (draw.kind === 'category') return draw;
  return draw.kind === 'proportional' ? draw.category : undefined;
};

const propertyOf = (layer: LayerDeclaration, name: string): Property => {
  const found = layer.properties.find((property) => property.name === name);
  if (!found) throw new Error(`${layer.id} declares no ${name}`);
  return found;
};

/** Relative luminance of a hex colour, as WCAG 2 has it. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** How far two colours are apart, by lightness and channel: enough to catch twins. */
const apart = (a: string, b: string): number =>
  Math.max(
    ...[1, 3, 5].map((at) =>
      Math.abs(Number.parseInt(a.slice(at, at + 2), 16) - Number.parseInt(b.slice(at, at + 2), 16)),
    ),
  );

describe.each(LAYERS)('the drawing of %s', (_, layer) => {
  it('has a class for every code of its category, each in a colour of its own', () => {
    const category = categoryOf(layer);
    if (!category) return expect(layer.draw.kind).not.toBe('category');
    const property = propertyOf(layer, category.property);
    const codes = property.type === 'string' ? (property.codes ?? []) : [];
    expect(category.classes.map(({ value }) => value)).toEqual(codes.map(({ value }) => value));
    const colors = [...new Set(category.classes.map(({ color }) => color))];
    const twins = colors.flatMap((a, index) => colors.slice(index + 1).filter((b) => apart(a, b) < 24));
    expect(twins).toEqual([]);
  });

  it('draws numbers by numbers, in ascending classes', () => {
    const { draw } = layer;
    if (draw.kind !== 'choropleth' && draw.kind !== 'proportional')
      return expect(draw.kind).toMatch(/single|category/);
    expect(propertyOf(layer, draw.property).type).toMatch(/^(number|integer)$/);
    const breaks = draw.kind === 'choropleth' ? draw.breaks : [0, draw.max];
    expect(breaks).toEqual([...breaks].sort((a, b) => a - b));
    expect(layer.geometry === 'point' || draw.kind !== 'proportional').toBe(true);
  });

  it('is seen on a light and on a dark map', () => {
    const colors = categoryOf(layer)?.classes.map(({ color }) => color) ?? [];
    const single = layer.draw.kind === 'single' && !layer.basemap ? [layer.draw.color] : [];
    for (const color of [...colors, ...single]) {
      expect(`${color} ${luminance(color) < 0.82}`).toBe(`${color} true`);
      expect(`${color} ${luminance(color) > 0.05}`).toBe(`${color} true`);
    }
  });
});

const ARABIC = /\p{Script=Arabic}/u;
const textsOf = (layer: LayerDeclaration): Text[] => [
  layer.title,
  layer.description,
  ...layer.properties.flatMap((property) => [
    property.title,
    ...(property.description ? [property.description] : []),
    ...(property.type === 'string' ? (property.codes ?? []).map(({ title }) => title) : []),
  ]),
];

describe.each(LAYERS)('the words of %s', (_, layer) => {
  it('are Arabic in Arabic, and begin with a capital elsewhere', () => {
    for (const { ar, fr, en } of textsOf(layer)) {
      expect(ar).toMatch(ARABIC);
      for (const latin of [fr, en]) {
        expect(latin).not.toMatch(ARABIC);
        expect(latin).toMatch(/^[\p{Lu}\d]|^airportsdata/u);
      }
    }
  });

  it('keep titles short, and say what a card shows', () => {
    for (const title of Object.values(layer.title)) expect(title.length).toBeLessThan(48);
    expect(layer.popup.rows.length).toBeGreaterThan(0);
    expect(new Set(layer.popup.rows).size).toBe(layer.popup.rows.length);
    if (!layer.basemap) expect(layer.keywords?.length ?? 0).toBeGreaterThan(2);
  });

  it('compare only with layers that there are', () => {
    const known = new Set(LAYERS.map(([id]) => id));
    expect((layer.overlaps ?? []).filter(({ layer: other }) => !known.has(other))).toEqual([]);
  });
});

describe('the first screen', () => {
  it('shows two or three layers of real data', () => {
    const shown = REGISTRY.flatMap((theme) => theme.layers).filter(({ layer }) => layer.initial);
    expect(shown.length).toBeGreaterThanOrEqual(2);
    expect(shown.length).toBeLessThanOrEqual(3);
    expect(shown.flatMap(({ editions }) => editions.map(({ status }) => status))).not.toContain('sample');
  });
});
