import { describe, expect, it } from 'vitest';
import { readOpenSdgMeta } from './read-meta.ts';

/** As sites of Open SDG have it, written by hand. */
const MARKDOWN = `---
# comments are no fields
indicator: 16.1.1
indicator_number: '16.1.1'
reporting_status: complete
auto_progress_calculation: true
progress_calculation_options:
  - direction: negative
    base_year: 2016
    target: 2.5
    target_year: 2030
    series: 'Men''s'
  - direction: positive
source_active_1: true
source_organisation_1: >-
  Institut national
  de la statistique
other_info: |
  first: line
  - no list

graph_title: Homicides: all # of them
---
Text: below.
`;

describe('metadata of Open SDG', () => {
  it('are read as they are written by hand: lists, folded texts, quotes', () => {
    expect(readOpenSdgMeta(MARKDOWN)).toEqual({
      indicator: '16.1.1',
      source: 'Institut national de la statistique',
      progress: { direction: 'down', baseYear: 2016, target: 2.5, targetYear: 2030, series: "Men's" },
      faults: [],
    });
    expect(readOpenSdgMeta(MARKDOWN.replaceAll('\n', '\r\n')).progress?.targetYear).toBe(2030);
  });

  it('that say nothing of values give nothing; what is wrong is told', () => {
    const nothing = { indicator: null, source: null, progress: null, faults: [] };
    for (const text of [
      '',
      'no yaml at all',
      '---\n---\n',
      'source_active_1: false\nsource_organisation_1: INS\n',
    ])
      expect(readOpenSdgMeta(text)).toEqual(nothing);
    expect(readOpenSdgMeta('progress_calculation_options: [{"direction":"positive"}]').progress).toEqual({
      direction: 'up',
    });
    for (const bad of ['[{"direction":"sideways"}]', '[{"direction":"positive","target":"much"}]', '[{}]'])
      expect(readOpenSdgMeta(`progress_calculation_options: ${bad}\n`).faults).toEqual([
        { field: 'progress_calculation_options', value: bad.slice(1, -1) },
      ]);
    expect(readOpenSdgMeta('progress_calculation_options: [null, 3\n')).toEqual(nothing);
  });
});
