import { expect, it } from 'vitest';
import { ICONS } from '../icon.ts';
import { iconExpression, inkOn, spriteIndex, spriteSheet } from './sprite.ts';

it('no two images of the sheet touch, at either ratio', () => {
  for (const ratio of [1, 2]) {
    const images = Object.values(spriteIndex(ratio));
    expect(images.length).toBe(ICONS.length * 2 + 2);
    for (const [index, a] of images.entries())
      for (const b of images.slice(index + 1))
        expect(
          a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y,
        ).toBe(true);
  }
});

it('all images lie on the sheet', () => {
  const [, width, height] = (/width="(\d+)" height="(\d+)"/.exec(spriteSheet()) ?? []).map(Number);
  for (const image of Object.values(spriteIndex(1))) {
    expect(image.x + image.width).toBeLessThanOrEqual(width ?? 0);
    expect(image.y + image.height).toBeLessThanOrEqual(height ?? 0);
  }
});

it('an icon is pale on dark colours and deep on light ones, for each colour that an expression gives', () => {
  expect(inkOn('#0072b2')).toBe('pale');
  expect(inkOn('#f0e442')).toBe('deep');
  expect(iconExpression('dam', ['match', ['get', 'kind'], 'a', '#0072b2', '#f0e442'])).toEqual([
    'match',
    ['get', 'kind'],
    'a',
    'dam-pale',
    'dam-deep',
  ]);
});
