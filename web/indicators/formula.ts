import { type IndicatorMethod, type MethodOf, wantedBy } from '../../sql/model/indicator-method.ts';
import type { Limit } from '../../sql/model/parameter.ts';
import type { RiskDimension } from '../../sql/model/risk.ts';
import type { Words } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';

/** A method as it is told: a formula in signs that no language changes, and what it says in sentences. */
export type Told = { formula: string | null; said: readonly Sentence[] };
export type Sentence = { key: MessageKey; values?: Record<string, string | number> };

/** What the signs of a formula stand for: an input's letter, a number as the reader writes it, a limit that a bound names. */
export type Signs = {
  sign: (input: string) => string;
  number: (value: number) => string;
  limit: (input: string, id: string) => Limit | undefined;
  text: Words['text'];
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Letters for inputs, in the order in which the method names them: a, b, … z, a1, b1 … */
export const signsOf = (method: IndicatorMethod): Map<string, string> =>
  new Map(
    [...new Set(wantedBy(method).map(({ input }) => input))].map((input, at) => {
      const round = Math.floor(at / LETTERS.length);
      return [input, `${LETTERS[at % LETTERS.length]}${round === 0 ? '' : round}`];
    }),
  );

type Term = { input: string; weight: number };

const termsOf = (terms: readonly Term[], { sign, number }: Signs): string =>
  terms
    .map(({ input, weight }, at) => {
      const size = Math.abs(weight);
      const own = size === 1 ? sign(input) : `${number(size)} ${sign(input)}`;
      if (at === 0) return weight < 0 ? `−${own}` : own;
      return `${weight < 0 ? '−' : '+'} ${own}`;
    })
    .join(' ');

const inBrackets = (terms: readonly Term[], signs: Signs): string =>
  terms.length > 1 ? `(${termsOf(terms, signs)})` : termsOf(terms, signs);

const say = (key: MessageKey, values?: Sentence['values']): Sentence =>
  values === undefined ? { key } : { key, values };

const sum = ({ terms, factor, offset, partial }: MethodOf<'sum'>, signs: Signs): Told => {
  const all = factor === 1 ? termsOf(terms, signs) : `${signs.number(factor)} × ${inBrackets(terms, signs)}`;
  const more = offset === 0 ? '' : ` ${offset < 0 ? '−' : '+'} ${signs.number(Math.abs(offset))}`;
  return {
    formula: `${all}${more}`,
    said: terms.length > 1 ? [say(partial ? 'formula.partial' : 'formula.whole')] : [],
  };
};

const ratio = ({ numerator, denominator, factor, most }: MethodOf<'ratio'>, signs: Signs): Told => {
  const times = factor === 1 ? '' : `${signs.number(factor)} × `;
  const whole = `${times}${inBrackets(numerator, signs)} ÷ ${inBrackets(denominator, signs)}`;
  return {
    formula: most === undefined ? whole : `min(${signs.number(most)}, ${whole})`,
    said: [say('formula.ratio')],
  };
};

const exceedances = (
  { input, bound, count, running, share }: MethodOf<'exceedances'>,
  signs: Signs,
): Told => {
  const limit = 'limit' in bound ? signs.limit(input, bound.limit) : undefined;
  const { value, side } = 'limit' in bound ? (limit ?? { value: null, side: 'above' }) : bound;
  const than = value === null ? '?' : signs.number(value);
  const own = running === undefined ? signs.sign(input) : `${signs.sign(input)}*`;
  const beyond = `${own} ${side === 'above' ? '>' : '<'} ${than}`;
  return {
    formula: share ? `100 × n(${beyond}) ÷ n` : `n(${beyond})`,
    said: [
      say('formula.exceedances', { count, sign: own }),
      ...(running === undefined ? [] : [say('formula.running', { sign: own, steps: running })]),
      ...(limit
        ? [say('formula.limit', { title: signs.text(limit.title), text: signs.text(limit.text) })]
        : []),
    ],
  };
};

const ccmeWqi = ({ objectives, rule }: MethodOf<'ccme-wqi'>, signs: Signs): Told => ({
  formula: '100 − √(F₁² + F₂² + F₃²) ÷ 1.732',
  said: [
    say('formula.ccme'),
    ...objectives.map(({ input, limits = [], atMost, atLeast }) => {
      const declared = limits.flatMap((id) => signs.limit(input, id) ?? []);
      const most = atMost ?? declared.find(({ side }) => side === 'above')?.value;
      const least = atLeast ?? declared.find(({ side }) => side === 'below')?.value;
      return say('formula.objective', {
        bounds: [
          least === undefined ? '' : `${signs.number(least)} ≤ `,
          signs.sign(input),
          most === undefined ? '' : ` ≤ ${signs.number(most)}`,
        ].join(''),
      });
    }),
    say(`formula.ccme.${rule}`),
  ],
});

const bathing = (method: MethodOf<'bathing-class'>, signs: Signs): Told => ({
  formula: 'P₉₅ = 10^(μ + 1.65 σ), P₉₀ = 10^(μ + 1.282 σ)',
  said: [
    say('formula.bathing', {
      ...{ ecoli: signs.sign(method.ecoli), enterococci: signs.sign(method.enterococci) },
      ...{ water: method.water, seasons: method.seasons, least: method.least },
      ...{ from: method.season.from, to: method.season.to },
    }),
  ],
});

const SHORE: Record<MethodOf<'shoreline-change'>['statistic'], (position: string) => string> = {
  epr: (x) => `(${x}₂ − ${x}₁) ÷ (t₂ − t₁)`,
  lrr: (x) => `${x} = r t + c, min Σ (${x} − r t − c)²`,
  wlr: (x) => `${x} = r t + c, min Σ (${x} − r t − c)² ÷ u²`,
  nsm: (x) => `${x}₂ − ${x}₁`,
  sce: (x) => `max ${x} − min ${x}`,
};

const shoreline = (method: MethodOf<'shoreline-change'>, signs: Signs): Told => ({
  formula: SHORE[method.statistic](signs.sign(method.position)),
  said: [
    say(`formula.shoreline.${method.statistic}`),
    say('formula.shoreline', {
      uncertainty: signs.number(method.uncertainty),
      confidence: signs.number(method.confidence * 100),
    }),
  ],
});

const fire = (method: MethodOf<'fire-weather'>, { sign }: Signs): Told => ({
  formula: `${method.output.toUpperCase()}(${[method.temperature, method.humidity, method.wind, method.rain].map(sign).join(', ')})`,
  said: [
    say(`formula.fire.${method.output}`),
    method.start === undefined ? say('formula.fire.on') : say('formula.fire.start', { start: method.start }),
    say('formula.fire.gap', { gap: method.gap }),
  ],
});

/** `a` against `m`, which the sentence tells of: a mean, or the value before; `s` is a deviation. */
const against = (as: 'difference' | 'percent' | 'gain' | 'loss' | 'z', a: string): string => {
  switch (as) {
    case 'difference':
      return `${a} − m`;
    case 'percent':
      return `100 × (${a} − m) ÷ |m|`;
    case 'gain':
      return `max(0, ${a} − m)`;
    case 'loss':
      return `max(0, m − ${a})`;
    case 'z':
      return `(${a} − m) ÷ s`;
  }
};

const spi = ({ input, scale, calibration, leastYears, zeros }: MethodOf<'spi'>, { sign }: Signs): Told => ({
  formula: `Φ⁻¹(H(Σ ${sign(input)})), H(x) = q + (1 − q) G(x)`,
  said: [
    say('formula.spi', { scale, ...calibration, least: leastYears, sign: sign(input) }),
    say(`formula.spi.${zeros}`),
  ],
});

const spei = (method: MethodOf<'spei'>, { sign }: Signs): Told => {
  const { rain, demand, scale, calibration, leastYears, distribution } = method;
  const needed = 'temperature' in demand ? 'E' : sign(demand.evapotranspiration);
  return {
    formula: `Φ⁻¹(F(Σ (${sign(rain)} − ${needed})))`,
    said: [
      say('formula.spei', { scale, ...calibration, least: leastYears, distribution }),
      ...('temperature' in demand
        ? [
            say('formula.thornthwaite', {
              temperature: sign(demand.temperature),
              latitude: sign(demand.latitude),
            }),
          ]
        : []),
    ],
  };
};

const composite = ({ parts, aggregation, leastShare }: MethodOf<'composite'>, signs: Signs): Told => {
  const times = parts.some(({ normalisation }) => normalisation.kind === 'z') ? '' : '100 × ';
  return {
    formula: aggregation === 'arithmetic' ? `${times}Σ (w × x) ÷ Σ w` : `${times}Π x^(w ÷ Σ w)`,
    said: [say('formula.composite', { least: signs.number(leastShare * 100) }), say('formula.varied')],
  };
};

const INITIALS: Record<RiskDimension['id'], string> = {
  ...{ hazard: 'H', exposure: 'E', vulnerability: 'V', coping: 'C', risk: 'R' },
};

const risk = ({ dimensions, aggregation }: MethodOf<'risk'>, { number }: Signs): Told => {
  const total = dimensions.reduce((all, { weight }) => all + weight, 0);
  const [only] = dimensions;
  const powers = dimensions.map(({ id, weight }) =>
    weight === 1 ? INITIALS[id] : `${INITIALS[id]}^${number(weight)}`,
  );
  const terms = dimensions.map(({ id, weight }) =>
    weight === 1 ? INITIALS[id] : `${number(weight)} ${INITIALS[id]}`,
  );
  const many =
    aggregation === 'geometric'
      ? `(${powers.join(' × ')})^(1 ÷ ${number(total)})`
      : `(${terms.join(' + ')}) ÷ ${number(total)}`;
  return {
    formula: dimensions.length === 1 && only ? INITIALS[only.id] : many,
    said: [say('formula.risk')],
  };
};

/** The letter of a dimension in the formula of a risk. */
export const initialOf = (id: RiskDimension['id']): string => INITIALS[id];

/** How a method computes, in a formula and in sentences; each kind has its own, so that the compiler lists what is to be told. */
export const toldOf = (method: IndicatorMethod, signs: Signs): Told => {
  switch (method.kind) {
    case 'sum':
      return sum(method, signs);
    case 'ratio':
      return ratio(method, signs);
    case 'exceedances':
      return exceedances(method, signs);
    case 'ccme-wqi':
      return ccmeWqi(method, signs);
    case 'bathing-class':
      return bathing(method, signs);
    case 'european-aqi':
      return { formula: null, said: [say('formula.europeanAqi')] };
    case 'us-aqi':
      return {
        formula: '(I₂ − I₁) ÷ (C₂ − C₁) × (C − C₁) + I₁',
        said: [say('formula.usAqi', { least: signs.number(method.least * 100) })],
      };
    case 'shoreline-change':
      return shoreline(method, signs);
    case 'fire-weather':
      return fire(method, signs);
    case 'against-baseline':
      return {
        formula: against(method.as, signs.sign(method.input)),
        said: [
          say('formula.baseline', { ...method.baseline, least: method.leastYears }),
          ...(method.as === 'z' ? [say('formula.deviation')] : []),
        ],
      };
    case 'against-before':
      return {
        formula: against(method.as, signs.sign(method.input)),
        said: [say('formula.before', { lag: method.lag })],
      };
    case 'spi':
      return spi(method, signs);
    case 'spei':
      return spei(method, signs);
    case 'composite':
      return composite(method, signs);
    case 'risk':
      return risk(method, signs);
  }
};
