import { describe, expect, it } from 'vitest';
import { readCap } from '../cap/read.ts';
import { decodeXml, OtherEncoding } from './decode.ts';

const XML = '<?xml version="1.0" encoding="windows-1256"?><alert>';
const utf16 = (text: string, isLittle: boolean): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isLittle ? bytes : bytes.swap16();
};

describe('an alert in another encoding', () => {
  it.each<[string, Buffer, string | undefined, string]>([
    ['UTF-8 by itself', Buffer.from('<a>إنذار é</a>'), undefined, '<a>إنذار é</a>'],
    [
      'UTF-8 with a mark, whatever else says',
      Buffer.from('\ufeff<a>é</a>'),
      'text/xml; charset=latin1',
      '<a>é</a>',
    ],
    [
      'what the document declares',
      Buffer.concat([Buffer.from(XML), Buffer.from([0xc5, 0xe4])]),
      'text/xml',
      `${XML}إن`,
    ],
    ['what HTTP says before that', Buffer.from([0x3c, 0xe9]), 'text/xml; charset="ISO-8859-1"', '<é'],
    ['UTF-16, little end first', utf16('<a>إ</a>', true), undefined, '<a>إ</a>'],
    ['UTF-16, big end first', utf16('<a>إ</a>', false), undefined, '<a>إ</a>'],
  ])('%s', (_, bytes, contentType, text) => {
    expect(decodeXml(bytes, contentType)).toBe(text);
  });

  it.each<[string, Buffer, string | undefined]>([
    ['bytes that are no UTF-8', Buffer.from([0x3c, 0xff, 0xe9]), undefined],
    ['bytes cut in the middle of a sign', Buffer.from('<a>é').subarray(0, 4), 'text/xml; charset=utf-8'],
    ['UTF-7, by which signs are smuggled', Buffer.from('+ADw-a+AD4-'), 'text/xml; charset=utf-7'],
    ['an encoding that there is not', Buffer.from('<?xml version="1.0" encoding="x-none"?><a/>'), undefined],
  ])('%s is refused', (_, bytes, contentType) => {
    expect(() => decodeXml(bytes, contentType)).toThrow(OtherEncoding);
  });
});

describe('a bomb', () => {
  it.each([
    ['that grows', '<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><alert>&b;</alert>'],
    ['that reads files', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><alert>&x;</alert>'],
    ['that asks the network', '<!DOCTYPE a SYSTEM "http://169.254.169.254/x.dtd"><alert/>'],
    ['in parameters', '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://a.example/">%p;]><alert/>'],
  ])('%s is refused before anything of it is read', (_, xml) => {
    expect(() => readCap(xml)).toThrow('it declares a document type');
  });

  it('of ten thousand attributes or of entities that nobody declared is refused, or read for what it is', () => {
    const many = Array.from({ length: 10_000 }, (__, at) => `a${at}="x"`).join(' ');
    expect(readCap(`<alert ${many}/>`).alerts).toEqual([]);
    expect(() => readCap('<alert>&lol;</alert>')).toThrow('not well-formed');
  });
});
