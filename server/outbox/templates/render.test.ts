import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MESSAGE_CONTENT, TemplateName, type TopicId } from '../../../sql/model/message.ts';
import { LANGUAGES } from '../../../sql/model/text.ts';
import { EXAMPLES } from './examples.fixture.ts';
import { type RenderInput, render } from './render.ts';

const GOLDEN = join(import.meta.dirname, 'golden');
const at = { base: 'https://map.example.tn', timeZone: 'Africa/Tunis' };

const TOPIC_OF: Partial<Record<TemplateName, TopicId>> = {
  'layer-published': 'layers',
  'warning-issued': 'warnings',
  'warning-updated': 'warnings',
  'warning-cancelled': 'warnings',
  'warning-digest': 'warnings',
  'signature-news': 'petitions',
};

const example = (template: TemplateName, language: (typeof LANGUAGES)[number]): RenderInput => ({
  ...at,
  template,
  language,
  content: EXAMPLES[template],
  topic: TOPIC_OF[template] && {
    id: TOPIC_OF[template],
    url: `${at.base}/unsubscribe?token=${TOPIC_OF[template]}.abc.def`,
  },
});

const cases = TemplateName.options.flatMap((template) =>
  LANGUAGES.map((language) => ({ template, language, name: `${template}.${language}.txt` })),
);

describe.each(cases)('$name', ({ template, language, name }) => {
  const { subject, brief, link, text, html } = render(example(template, language));
  const page = html.slice(html.indexOf('<body>'), html.indexOf('</body>'));

  it('is as it was looked at (UPDATE=1 writes it anew)', () => {
    const now = [`${subject}\n${brief}\n${link}\n`, text, page].join(`${'='.repeat(40)}\n`);
    if (process.env.UPDATE) {
      mkdirSync(GOLDEN, { recursive: true });
      writeFileSync(join(GOLDEN, name), now);
    }
    expect(now).toBe(readFileSync(join(GOLDEN, name), 'utf8'));
  });

  it('has no place that nothing fills, and its direction', () => {
    expect([subject, brief, text, page].filter((part) => /[{}]|undefined|null/.test(part))).toEqual([]);
    expect(page).toContain(`lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`);
    expect(/[\u0600-\u06ff]/.test(subject)).toBe(language === 'ar');
  });

  it('leads nowhere but to us', () => {
    const addresses = [...html.matchAll(/(?:href|src|url)\s*[=(]\s*["']?([^"')\s>]+)/g)].map(
      ([, url]) => url,
    );
    expect(addresses.filter((url) => !url?.startsWith(`${at.base}/`))).toEqual([]);
    expect([...text.matchAll(/\w+:\/\/[^/\s]+/g)].filter(([url]) => url !== at.base)).toEqual([]);
  });
});

describe('what somebody wrote', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      'Win at https://evil.example/x now',
      'evil.example',
      'a"onmouseover="x',
      "'><img src=x>",
      'Ann\r\nBcc: all@example.tn',
      '\u202eevil\u2066',
      '{link}',
    ),
  );
  it('is text in every form: no sign of HTML, address, line or direction of its own', () => {
    fc.assert(
      fc.property(hostile, hostile, (name, device) => {
        const content = {
          ...EXAMPLES['new-sign-in'],
          name: name.slice(0, 200),
          device: device.slice(0, 200),
        };
        const plain = { ...EXAMPLES['new-sign-in'], name: 'A', device: 'B' };
        const one = render({ ...example('new-sign-in', 'fr'), content });
        const other = render({ ...example('new-sign-in', 'fr'), content: plain });
        expect(one.html.match(/[<>"]/g)?.length).toBeLessThanOrEqual(
          (other.html.match(/[<>"]/g)?.length ?? 0) + 4,
        );
        expect(one.text).not.toMatch(/evil\.example|https?:\/\/(?!map\.example\.tn)|Bcc:|[\u202a-\u202e]/);
        expect(one.text.split('\n').length).toBeLessThanOrEqual(other.text.split('\n').length);
      }),
      { numRuns: 200 },
    );
  });

  it('cannot end the line of a subject', () => {
    const title = { ar: 'ا\r\nBcc: x@y.tn', fr: 'Eaux\r\n\r\n<b>', en: 'Water\u2028x' };
    for (const language of LANGUAGES) {
      const content = { ...EXAMPLES['layer-published'], title };
      expect(render({ ...example('layer-published', language), content }).subject).not.toMatch(
        /[\r\n\u2028]/,
      );
    }
  });
});

describe('content', () => {
  it.each([
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/a b',
    'x',
    '',
  ])('does not lead to %j', (link) => {
    expect(() => MESSAGE_CONTENT['verify-email'].parse({ ...EXAMPLES['verify-email'], link })).toThrow();
  });
});
