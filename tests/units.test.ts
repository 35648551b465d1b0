import { describe, expect, it } from 'vitest';
import type { Theme } from '../etl/theme.ts';
import { REGISTRY } from '../etl/themes/index.ts';
import { LANGUAGES } from '../sql/model/text.ts';
import { UNITS, unitOf } from '../web/format.ts';

const ofProperties = ({ layers }: Theme): (string | undefined)[] =>
  layers.flatMap(({ layer }) =>
    layer.properties.map((property) => ('unit' in property ? property.unit : '1')),
  );

const codes = [
  ...new Set(
    REGISTRY.flatMap((theme) => [
      ...ofProperties(theme),
      ...(theme.parameters ?? []).map(({ unit }) => unit),
      ...(theme.indicators ?? []).map(({ unit }) => unit),
    ]).filter((code): code is string => code !== undefined && code !== '1'),
  ),
];

describe('units of all themes', () => {
  it('are some', () => expect(codes.length).toBeGreaterThan(8));

  it.each(codes)('%s is written as a person writes it', (code) => {
    expect(Object.keys(UNITS)).toContain(code);
    for (const language of LANGUAGES) expect(unitOf(code, language)).toMatch(/^[^{}*^]+$/);
    if (/[a-z]/i.test(code)) expect(code === 'Cel' || /[\u0600-\u06ff]/.test(unitOf(code, 'ar'))).toBe(true);
  });
});
