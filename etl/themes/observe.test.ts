import { describe, expect, it } from 'vitest';
import { tunisia } from '../../sql/countries/tunisia.ts';
import type { ObservationFile, Observed } from '../theme.ts';
import { observeOpenaq } from './air/hours.ts';
import { observeMonth } from './climate/months.ts';
import { observeSheet } from './water/storage.ts';

const observed = (
  observe: ObservationFile['observe'],
  properties: Record<string, unknown>,
): readonly Observed[] | null => observe({ row: 2, properties, geometry: null }, { country: tunisia });

describe('a row of the dams’ sheets', () => {
  const sheet = { id_barrage: '5', Date: '2025-04-23', stock_actuel: '214.5', apports_journaliers: '0.9' };

  it('is a volume, what came in and what went out', () => {
    expect(observed(observeSheet, { ...sheet, lachers_journaliers: '0' })).toEqual([
      { feature: '5', parameter: 'dam-volume', time: '2025-04-23', value: '214.5' },
      { feature: '5', parameter: 'dam-inflow', time: '2025-04-23', value: '0.9' },
      { feature: '5', parameter: 'dam-release', time: '2025-04-23', value: '0' },
    ]);
  });

  it('leaves out what it does not say, and says what it says, for the checks to refuse', () => {
    const found = observed(observeSheet, { ...sheet, stock_actuel: 'plein', lachers_journaliers: ' ' });
    expect(found?.map(({ parameter, value }) => [parameter, value])).toEqual([
      ['dam-volume', 'plein'],
      ['dam-inflow', '0.9'],
    ]);
    expect(observed(observeSheet, { ...sheet, Date: '' })).toBeNull();
  });
});

describe('a row of OpenAQ', () => {
  const row = {
    location_id: '1274949',
    parameter: 'no2',
    value: '0.008',
    unit: 'ppm',
    datetimeUtc: '2025-09-01T01:00:00Z',
    datetimeLocal: '2025-08-31T21:00:00-04:00',
  };

  it('keeps its unit and its own clock', () => {
    expect(observed(observeOpenaq, row)).toEqual([
      {
        feature: '1274949',
        parameter: 'no2',
        time: '2025-08-31T21:00:00-04:00',
        value: '0.008',
        unit: '[ppm]',
      },
    ]);
  });

  it.each([
    ['pm25', 'µg/m³', 'pm25', 'ug/m3'],
    ['um003', 'particles/cm³', 'particles-300nm', '{particle}/cm3'],
    ['temperature', 'c', 'air-temperature', 'Cel'],
    // What is not known goes through, to be refused by name.
    ['bc', 'mol/m²', 'bc', 'mol/m²'],
  ])('calls %s in %s what it is here', (parameter, unit, ours, code) => {
    expect(observed(observeOpenaq, { ...row, parameter, unit })?.[0]).toMatchObject({
      parameter: ours,
      unit: code,
    });
  });

  it('lets a value below zero through: a drifting analyser is for the checks', () => {
    expect(observed(observeOpenaq, { ...row, value: '-0.003' })?.[0]?.value).toBe('-0.003');
  });
});

describe('a row of months', () => {
  const row = { year: '1895', month: '3', precip_mm: '28.04', temp_c: 'nan', pet_thornthwaite_mm: '' };

  it('is what it has a value of, at the begin of its month', () => {
    expect(observed(observeMonth('S'), row)).toEqual([
      { feature: 'S', parameter: 'precipitation', time: '1895-03-01', value: 28.04 },
    ]);
  });
});
