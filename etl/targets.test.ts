import { describe, expect, it } from 'vitest';
import type { LayerDeclaration } from '../sql/model/layer.ts';
import { sites, themeOf } from '../tests/world/rows-target.ts';
import { WORLD_THEMES } from '../tests/world/themes.ts';
import { editionOf, inOrder, targetsOf } from './targets.ts';
import type { LayerSource, Theme } from './theme.ts';

const idsOf = (targets: ReturnType<typeof targetsOf>): string[] =>
  targets.map(({ source }) => source.layer.id);

const named = (id: string, more: Partial<LayerDeclaration>): LayerSource => ({
  ...themeOf(sites).layers[0]!,
  layer: { ...sites, ...more, id },
});
const place = (level: string) => ({ level, scheme: 'ins', code: 'code', name: 'name', parents: {} });
const speaksOf = (level: string): LayerDeclaration['properties'] => [
  ...sites.properties,
  { name: 'of', type: 'place', level, scheme: 'ins', title: sites.title },
];

describe('the layers of a pack', () => {
  it('have each the edition of the pack; the full pack falls back on the starter', () => {
    const [source] = themeOf(sites).layers;
    const starterOnly = { ...source!, editions: source!.editions.filter(({ pack }) => pack === 'starter') };
    const fullOnly = { ...source!, editions: source!.editions.filter(({ pack }) => pack === 'full') };
    expect(editionOf(source!, 'full')?.pack).toBe('full');
    expect(editionOf(starterOnly, 'full')?.pack).toBe('starter');
    expect(editionOf(fullOnly, 'starter')).toBeNull();
    const theme: Theme = { ...themeOf(sites), layers: [fullOnly] };
    expect(targetsOf([theme], 'starter')).toEqual([]);
  });

  it('come in the order of the theme tree, places before those that speak of them', () => {
    expect(idsOf(inOrder(targetsOf(WORLD_THEMES, 'starter')))).toEqual(
      idsOf(targetsOf(WORLD_THEMES, 'starter')),
    );
    const layers = [
      named('delegations', { place: place('delegation'), properties: speaksOf('governorate') }),
      named('dams', { properties: speaksOf('delegation') }),
      named('governorates', { place: place('governorate') }),
    ];
    const theme: Theme = { ...themeOf(sites), layers };
    expect(idsOf(inOrder(targetsOf([theme], 'starter')))).toEqual(['governorates', 'delegations', 'dams']);
  });

  it('that speak of each other in a circle are all there', () => {
    const layers = [
      named('a', { place: place('delegation'), properties: speaksOf('governorate') }),
      named('b', { place: place('governorate'), properties: speaksOf('delegation') }),
    ];
    const theme: Theme = { ...themeOf(sites), layers };
    expect(idsOf(inOrder(targetsOf([theme], 'starter'))).sort()).toEqual(['a', 'b']);
  });
});
