const NAMES: readonly [name: string, sign: RegExp][] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|Chromium)\//],
  ['Safari', /\bSafari\//],
  ['curl', /^curl\//],
  ['Python', /\bpython/i],
];
const SYSTEMS: readonly [name: string, sign: RegExp][] = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(iPhone|iPad|iPod)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
];

const nameIn = (list: readonly [string, RegExp][], text: string): string[] =>
  list
    .filter(([, sign]) => sign.test(text))
    .map(([name]) => name)
    .slice(0, 1);

/** `Firefox, Linux`: enough for somebody to know her own browser again, and all that is kept of the header. */
export const browserOf = (userAgent: string | undefined): string =>
  [...nameIn(NAMES, userAgent ?? ''), ...nameIn(SYSTEMS, userAgent ?? '')].join(', ');
