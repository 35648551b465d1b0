import { expect, it } from 'vitest';
import { sayingOf } from './same.ts';

const title = (en: string) => ({ ar: '', fr: '', en });

it('one drought is told once, by whichever index; an unusual value is of its own quantity', () => {
  const signal = (signal: 'drought' | 'anomaly', en: string) =>
    sayingOf({ kind: 'signal', signal, title: title(en) });
  expect(signal('drought', 'SPI 3')).toBe(signal('drought', 'SPEI 12'));
  expect(signal('anomaly', 'rain')).not.toBe(signal('anomaly', 'heat'));
  expect(sayingOf({ kind: 'class', title: title('SPI 3') })).not.toBe(signal('drought', 'SPI 3'));
});
