import { describe, expect, it } from 'vitest';
import { REGISTRY } from '../etl/themes/index.ts';
import { LANGUAGES } from '../sql/model/text.ts';
import { UNITS, unitOf } from '../web/format.ts';

const codes = [
  ...new Set(
    REGISTRY.flatMap(({ layers }) =>
      layers.flatMap(({ layer: manifest }) =>
        manifest.properties.flatMap((property) =>
          'unit' in property && property.unit && property.unit !== '1' ? [property.unit] : [],
        ),
      ),
    ),
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
