import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  CAP_CATEGORIES,
  CAP_CERTAINTIES,
  CAP_SEVERITIES,
  CAP_URGENCIES,
  CapAlert,
} from '../../../sql/model/cap.ts';
import { readCap } from './read.ts';
import { capTime } from './time.ts';
import { readTree, TREE_LIMITS, UnreadableXml } from './tree.ts';
import { capDocument } from './write.ts';

/** What everybody here has; `xmllint` is of Debian's libxml2-utils (tests/harness/tools.ts). */
const SHARED = join(import.meta.dirname, '../../../../shared');
const folder = mkdtempSync(join(tmpdir(), 'cap-'));
afterAll(() => rmSync(folder, { recursive: true }));
const shared = (path: string) => readFileSync(join(SHARED, path), 'utf8');

const square = [
  [10, 36],
  [11, 36],
  [11, 37],
  [10, 37],
  [10, 36],
] as [number, number][];

/** An alert in three languages, with everything that may be said; `given` is put in place of parts of it. */
const alertOf = (given: Partial<CapAlert> = {}, words = 'غبار & <poussière> "dust"'): CapAlert =>
  CapAlert.parse({
    identifier: '3f0c.2',
    sender: 'anpe@biatouna.example',
    sent: '2026-11-26T10:20:30.456Z',
    status: 'Actual',
    kind: 'Update',
    scope: 'Public',
    source: 'air-pm10',
    note: words,
    codes: ['x'],
    references: [{ sender: 'anpe@biatouna.example', identifier: '3f0c.1', sent: '2026-11-26T09:00:00Z' }],
    infos: ['ar', 'fr', 'en'].map((language) => ({
      language,
      categories: ['Env', 'Health'],
      event: words,
      responses: ['Avoid', 'Monitor'],
      urgency: 'Expected',
      severity: 'Severe',
      certainty: 'Likely',
      audience: words,
      eventCodes: [{ name: 'rule', value: words }],
      effective: '2026-11-26T10:20:30Z',
      onset: '2026-11-26T11:00:00Z',
      expires: '2026-11-27T11:00:00Z',
      senderName: words,
      headline: words,
      description: words,
      instruction: words,
      web: 'https://biatouna.example/warnings/3f0c?a=1&b=2',
      contact: words,
      parameters: [{ name: 'value', value: '123 µg/m³' }],
      areas: [
        {
          description: words,
          polygons: [square],
          circles: [{ at: [10, 36], km: 12.5 }],
          geocodes: [{ name: 'ins', value: '11' }],
        },
      ],
    })),
    ...given,
  });

/** What libxml2 says of a document; it reads the schema that OASIS published. */
const validate = (xml: string): string => {
  const path = join(folder, `${crypto.randomUUID()}.xml`);
  writeFileSync(path, xml);
  execFileSync('xmllint', ['--noout', '--nonet', '--schema', join(SHARED, 'reference/CAP-v1.2.xsd'), path], {
    stdio: 'pipe',
  });
  return 'valid';
};

/** As texts of XML come back: without signs that it cannot hold, and ends trimmed. */
const read = (xml: string): CapAlert => {
  const { alerts, refused } = readCap(xml);
  expect(refused).toEqual([]);
  return alerts[0]!;
};

describe('a document of CAP 1.2', () => {
  it('is valid against the schema of OASIS in three languages (xmllint), with every element and with the fewest', () => {
    expect(validate(capDocument(alertOf(), 'Africa/Tunis'))).toBe('valid');
    expect(validate(capDocument(alertOf({ infos: [], references: [], codes: [] }), 'UTC'))).toBe('valid');
    const bare = alertOf().infos.map(({ language, categories, event, urgency, severity, certainty }) => ({
      ...{ language, categories, event, urgency, severity, certainty },
      ...{ responses: [], eventCodes: [], parameters: [], areas: [] },
    }));
    expect(validate(capDocument(alertOf({ infos: bare }), 'UTC'))).toBe('valid');
  });

  it('is refused by that schema where an element is out of its order: the validator validates', () => {
    const xml = capDocument(alertOf(), 'UTC').replace(/(<sender>.*<\/sender>)\n(<sent>.*<\/sent>)/, '$2\n$1');
    expect(() => validate(xml)).toThrow();
  });

  it('comes back by the reader as it was, to the second', () => {
    const alert = alertOf();
    const back = read(capDocument(alert, 'Africa/Tunis'));
    expect({ ...back, sent: '', references: [], infos: [] }).toEqual({
      ...alert,
      sent: '',
      references: [],
      infos: [],
    });
    expect(back.sent).toBe('2026-11-26T11:20:30+01:00');
    expect(back.references[0]!.sent).toBe('2026-11-26T10:00:00+01:00');
    expect(back.infos.map(({ language, event, areas }) => ({ language, event, areas }))).toEqual(
      alert.infos.map(({ language, event, areas }) => ({ language, event, areas })),
    );
    expect(back.infos[1]!.expires).toBe('2026-11-27T12:00:00+01:00');
  });

  it('holds whatever somebody writes as text: no element, entity or comment of hers', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '</headline></info><info>',
        ']]><!--',
        '<!DOCTYPE a [<!ENTITY x "y">]>&x;',
        '&#0;&#x1F;\u0000\u001f\ufffe\ud800',
        '\u202e evil',
      ),
    );
    fc.assert(
      fc.property(hostile, (words) => {
        const xml = capDocument(alertOf({}, `a${words}`), 'UTC');
        const back = read(xml);
        expect(back.infos).toHaveLength(3);
        const tags = (text: string) => text.match(/<[^>]+>/g)!.length;
        expect(tags(xml)).toBe(tags(capDocument(alertOf({}, 'a'), 'UTC')));
        expect(back.infos[0]!.areas[0]!.polygons).toEqual([square]);
      }),
      { numRuns: 50 },
    );
  });
});

it.each([
  ['2026-11-26T10:20:30.999Z', 'Africa/Tunis', '2026-11-26T11:20:30+01:00'],
  ['2026-07-01T00:00:00Z', 'Europe/Paris', '2026-07-01T02:00:00+02:00'],
  ['2026-07-01T00:00:00Z', 'America/St_Johns', '2026-06-30T21:30:00-02:30'],
  ['2026-07-01T00:00:00Z', 'UTC', '2026-07-01T00:00:00-00:00'],
])('%s is written in %s as %s', (moment, zone, written) => {
  expect(capTime(new Date(moment), zone)).toBe(written);
});

describe('what others give', () => {
  it('the feed of the US National Weather Service of 15 August 2018 (CAP 1.1, Atom) is read whole', () => {
    const text = shared('data/alerts/nws_atom_cap11_feed.xml');
    const { alerts, refused, links } = readCap(text);
    expect({ alerts: alerts.length, refused, links }).toEqual({ alerts: 163, refused: [], links: [] });
    const [first] = alerts;
    expect(first).toMatchObject({
      sender: 'w-nws.webmaster@noaa.gov',
      sent: '2018-08-15T14:52:00-08:00',
      kind: 'Alert',
      infos: [
        {
          event: 'High Wind Warning',
          severity: 'Severe',
          expires: '2018-08-16T07:00:00-08:00',
          areas: [
            {
              description: 'Eastern Beaufort Sea Coast',
              polygons: [],
              geocodes: [
                { name: 'FIPS6', value: '002185' },
                { name: 'UGC', value: 'AKZ204' },
              ],
            },
          ],
        },
      ],
    });
    const tally = (texts: readonly string[]) =>
      Object.fromEntries(
        [...new Set(texts)].map((text) => [text, texts.filter((one) => one === text).length]),
      );
    // Counted in the file without the reader.
    const written = (name: string) =>
      [...text.matchAll(new RegExp(`<cap:${name}>([^<]*)<`, 'g'))].map(([, one = '']) => one);
    expect(tally(alerts.map(({ infos }) => infos[0]!.severity))).toEqual(tally(written('severity')));
    expect(tally(alerts.map(({ infos }) => infos[0]!.event))).toEqual(tally(written('event')));
    const drawn = alerts.filter(({ infos }) => infos[0]!.areas[0]!.polygons.length > 0);
    expect(drawn.length).toBe(written('polygon').filter(Boolean).length);
  });

  it('the example of the standard in English and Spanish (CAP 1.2, appendix A.4) is read, without an end', () => {
    const { alerts, refused } = readCap(shared('data/alerts/cap_amber_alert_example.xml'));
    expect(refused).toEqual([]);
    expect(alerts[0]!.infos.map(({ language, event, expires }) => ({ language, event, expires }))).toEqual([
      { language: 'en-US', event: 'Child Abduction', expires: undefined },
      { language: 'es-US', event: 'Abducción de Niño', expires: undefined },
    ]);
  });

  it('a feed that only names its alerts tells where they are', () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/a.html"/>
      <link href="https://x.example/a.cap" type="application/cap+xml"/></entry></feed>`;
    const rss =
      '<rss version="2.0"><channel><item><link>https://x.example/b.cap</link></item></channel></rss>';
    expect(readCap(atom).links).toEqual(['https://x.example/a.cap']);
    expect(readCap(rss).links).toEqual(['https://x.example/b.cap']);
  });

  const broken: [string, (xml: string) => string, RegExp][] = [
    ['no sender', (xml) => xml.replace(/<sender>.*<\/sender>/, ''), /sender/],
    ['an unknown severity', (xml) => xml.replaceAll('>Severe<', '>Huge<'), /severity/],
    ['a polygon that is open', (xml) => xml.replace(/ 36,10<\/polygon>/, '</polygon>'), /polygons/],
    ['a place beyond the pole', (xml) => xml.replace('36,10 36,11', '136,10 36,11'), /polygons/],
    ['a number that is none', (xml) => xml.replace('36,10 36,11', 'x,10 36,11'), /polygons/],
    ['a day that there is not', (xml) => xml.replace(/<sent>.{10}/, '<sent>2026-02-31'), /sent/],
    ['a comma in its identifier', (xml) => xml.replace('3f0c.2', 'a,b'), /identifier/],
  ];
  it.each(broken)('an alert with %s is refused, and says why', (_, breaking, why) => {
    const xml = capDocument(alertOf(), 'UTC');
    expect(breaking(xml)).not.toBe(xml);
    const { alerts, refused } = readCap(breaking(xml));
    expect(alerts).toEqual([]);
    expect(refused[0]!.why).toMatch(why);
  });

  it.each([
    ['a bomb of entities', `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(50)}">]><alert>&b;</alert>`],
    [
      'an entity that names a file',
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><alert>&b;</alert>',
    ],
    ['an entity that nobody declared', '<alert>&b;</alert>'],
    ['elements without end', '<a>'.repeat(TREE_LIMITS.depth + 1)],
    ['half a document', '<alert><identifier>'],
    ['no document', ''],
    ['no XML', '{"alert": 1}'],
  ])('%s is refused', (_, xml) => {
    expect(() => readTree(xml)).toThrow(UnreadableXml);
  });

  it('every word of the standard is known', () => {
    const xsd = shared('reference/CAP-v1.2.xsd');
    const words = (name: string): string[] =>
      [
        ...xsd
          .split(`name = "${name}"`)[1]!
          .split('</element>')[0]!
          .matchAll(/enumeration value = "(\w+)"/g),
      ].map(([, word = '']) => word);
    expect(words('category')).toEqual([...CAP_CATEGORIES]);
    expect(words('severity')).toEqual([...CAP_SEVERITIES]);
    expect(words('urgency')).toEqual([...CAP_URGENCIES]);
    expect(words('certainty')).toEqual([...CAP_CERTAINTIES]);
  });
});
