import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { SAMPLE_TOWNS } from '../etl/sample-towns.ts';
import { STATION_NAMES } from '../etl/themes/climate/station-names.ts';
import { REGISTRY } from '../etl/themes/index.ts';
import { KNOWN_AIRPORTS } from '../etl/themes/transport/airport-names.ts';
import { KNOWN_PORTS } from '../etl/themes/transport/port-names.ts';
import { KNOWN_DAMS } from '../etl/themes/water/dam-names.ts';
import { REASONS } from '../sql/model/reasons.ts';
import { LANGUAGES, type Text } from '../sql/model/text.ts';
import { ALL_MESSAGES as MESSAGES } from '../web/i18n/all.ts';

type Found = { where: string; text: Text };

const isText = (value: object): value is Text =>
  LANGUAGES.every((language) => typeof (value as Record<string, unknown>)[language] === 'string');

/** Every text of three languages inside a value, with the path to it. */
const textsIn = (value: unknown, where: string): Found[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (isText(value)) return [{ where, text: value }];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${where}.${key}`));
};

const messages = Object.keys(MESSAGES.en).map((key): Found => {
  const of = (language: keyof typeof MESSAGES) => MESSAGES[language][key as keyof typeof MESSAGES.en];
  return { where: key, text: { ar: of('ar'), fr: of('fr'), en: of('en') } };
});
const said = [...textsIn(REGISTRY, 'themes'), ...textsIn(REASONS, 'reasons'), ...messages];
const broken = (wrong: (text: Text) => boolean) =>
  said.filter(({ text }) => wrong(text)).map(({ where, text }) => `${where}: ${JSON.stringify(text)}`);

const STARTER = join(import.meta.dirname, '../fixtures/starter');
const tables = readdirSync(STARTER).filter((name) => name.endsWith('.csv'));
const namesOf = (file: string): { ar: string; fr: string }[] =>
  Papa.parse<Record<string, string>>(readFileSync(join(STARTER, file), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  })
    .data.filter(({ name_ar }) => name_ar)
    .map(({ name_ar, name_fr }) => ({ ar: name_ar ?? '', fr: name_fr ?? '' }));
const names = [
  ...tables.flatMap(namesOf),
  ...SAMPLE_TOWNS.map(({ name }) => name),
  ...textsIn([KNOWN_DAMS, KNOWN_AIRPORTS, KNOWN_PORTS, STATION_NAMES], '').map(({ text }) => text),
];

describe('what a person reads', () => {
  it('is a good deal of text', () => {
    expect(said.length).toBeGreaterThan(700);
    expect(names.length).toBeGreaterThan(250);
  });

  it('has no spaces at the ends, none doubled, no tabs, no invisible direction marks', () => {
    expect(
      broken((text) => LANGUAGES.some((l) => /^\s|\s$| {2}|[\t\u200b-\u200f\u202a-\u202e]/.test(text[l]))),
    ).toEqual([]);
  });

  it('has curly apostrophes and French quotation marks', () => {
    expect(broken(({ fr, en }) => /\p{L}'\p{L}/u.test(fr + en) || /"|“/.test(fr))).toEqual([]);
  });

  it('has the spaces of French before : ; ? ! % », and none before , . )', () => {
    // After a placeholder too, not in addresses and times.
    expect(broken(({ fr }) => /[\p{L}}»)] [:;?!%»]|[\p{L}}][;?!»](?!\p{L})| [,.)]/u.test(fr))).toEqual([]);
  });

  it('has Arabic letters and punctuation in Arabic, and neither in French and English', () => {
    expect(
      broken(
        ({ ar }) =>
          !/[\u0621-\u064a]/.test(ar) &&
          /\p{L}{2,}/u.test(ar.replace(/\{\w+\}/g, '')) &&
          ar !== ar.toUpperCase() &&
          !/GeoJSON|TileJSON/.test(ar),
      ),
    ).toEqual([]);
    expect(broken(({ ar }) => /[\u0621-\u064a] ?[,;?]/.test(ar))).toEqual([]);
    expect(broken(({ fr, en }) => /[\u0600-\u06ff]/.test(fr + en))).toEqual([]);
  });

  it('writes digits one way, and no letters of other alphabets that look Arabic', () => {
    expect(broken(({ ar }) => /[\u0660-\u0669\u06f0-\u06f9\u06a9\u06cc\u06be]/.test(ar))).toEqual([]);
  });
});

const pluralsIn = (text: string): string[][] =>
  parse(text).flatMap((node) => (node.type === TYPE.plural ? [Object.keys(node.options)] : []));

describe('plurals', () => {
  const counted = Object.keys(MESSAGES.en).filter(
    (key) => pluralsIn(MESSAGES.en[key as keyof typeof MESSAGES.en]).length > 0,
  );

  it.each(counted)('%s has the categories of each language', (key) => {
    const of = (language: keyof typeof MESSAGES) =>
      pluralsIn(MESSAGES[language][key as keyof typeof MESSAGES.en]);
    for (const language of ['ar', 'fr', 'en'] as const) {
      const wanted = new Intl.PluralRules(language)
        .resolvedOptions()
        .pluralCategories.filter((category) => language === 'ar' || category !== 'many');
      for (const options of of(language)) {
        const has = options.map((option) => (option === '=0' ? 'zero' : option));
        expect(has).toEqual(expect.arrayContaining(wanted));
      }
    }
  });
});

describe('names', () => {
  it('in Arabic have Arabic letters only, in French Latin ones, and are not the same', () => {
    expect(names.filter(({ ar }) => /\p{Script=Latin}/u.test(ar))).toEqual([]);
    expect(names.filter(({ fr }) => /\p{Script=Arabic}/u.test(fr))).toEqual([]);
    expect(names.filter(({ ar, fr }) => ar === fr || !fr)).toEqual([]);
  });

  it('have no spaces at the ends and none doubled', () => {
    expect(names.filter(({ ar, fr }) => /^\s|\s$|\s\s/.test(`${ar}|${fr}`) || /^\s|\s$/.test(ar))).toEqual(
      [],
    );
  });
});
