/**
 * Distribution functions, to about 1e-14 of the value unless a function says otherwise. Libraries were looked at first:
 * simple-statistics has tables of the normal distribution to four digits, which is less than published examples hold.
 */

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x > 0 (Lanczos 1964, g = 7, n = 9). */
export const lnGamma = (x: number): number => {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x);
  const t = x + 6.5;
  const sum = LANCZOS.reduce((total, c, i) => (i === 0 ? c : total + c / (x - 1 + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
};

const MOST_TERMS = 10_000;
const TINY = 1e-300;
const EPS = 1e-16;

/** P(a, x) by its series; quick for x < a + 1. */
const gammaSeries = (a: number, x: number): number => {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && Math.abs(term) > Math.abs(sum) * EPS; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * Math.exp(-x + a * Math.log(x) - lnGamma(a));
};

/** Q(a, x) by Lentz's continued fraction; quick for x > a + 1. */
const gammaFraction = (a: number, x: number): number => {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < MOST_TERMS; i++) {
    const an = -i * (i - a);
    b += 2;
    d = an * d + b;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = b + an / c;
    c = Math.abs(c) < TINY ? TINY : c;
    h *= d * c;
    if (Math.abs(d * c - 1) < EPS * 10) break;
  }
  return Math.exp(-x + a * Math.log(x) - lnGamma(a)) * h;
};

/** The regularised lower incomplete gamma function P(a, x), a > 0: the distribution function of a gamma variate of scale 1. */
export const gammaP = (a: number, x: number): number => {
  if (x <= 0) return 0;
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
};

/** 1 - P(a, x), exact in its tail. */
export const gammaQ = (a: number, x: number): number => {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
};

/** Φ(z), the standard normal distribution function; exact in both tails. */
export const normalCdf = (z: number): number =>
  z < 0 ? 0.5 * gammaQ(0.5, (z * z) / 2) : 1 - 0.5 * gammaQ(0.5, (z * z) / 2);

/** Two-sided p of a standard normal z. */
export const twoSidedP = (z: number): number => Math.min(1, gammaQ(0.5, (z * z) / 2));

const A = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
];
const B = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1,
];
const C = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const D = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416];

const poly = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, c) => sum * x + c, 0);

const LOW = 0.02425;

/** Acklam's rational approximation of the quantile (relative error below 1.2e-9). */
const roughQuantile = (p: number): number => {
  if (p < LOW) {
    const q = Math.sqrt(-2 * Math.log(p));
    return poly(C, q) / (poly(D, q) * q + 1);
  }
  const q = p - 0.5;
  return (poly(A, q * q) * q) / (poly(B, q * q) * q * q + 1);
};

/** Where the density of the normal distribution is about to be less than any number, and Halley's steps would divide by it. */
const LEAST_REFINED = 1e-300;

/**
 * The z with Φ(z) = p; ±Infinity at 0 and 1, NaN outside. Acklam's approximation, made exact by two steps of Halley's; below 1e-300
 * it stands as it is, 1e-9 of the value off.
 */
export const normalQuantile = (p: number): number => {
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  if (!(p >= 0)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  let z = roughQuantile(p);
  if (p < LEAST_REFINED) return z;
  for (let step = 0; step < 2; step++) {
    const u = (normalCdf(z) - p) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2);
    z -= u / (1 + (z * u) / 2);
  }
  return z;
};

/** Continued fraction of the incomplete beta function (Lentz). */
const betaFraction = (a: number, b: number, x: number): number => {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let h = d;
  const step = (numerator: number): number => {
    d = 1 / (1 + numerator * d || TINY);
    c = 1 + numerator / c || TINY;
    h *= d * c;
    return d * c;
  };
  for (let m = 1; m < MOST_TERMS; m++) {
    step((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    const change = step((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    if (Math.abs(change - 1) < EPS * 10) break;
  }
  return h;
};

/** The regularised incomplete beta function I_x(a, b), a, b > 0. */
export const betaI = (a: number, b: number, x: number): number => {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(a, b, x)) / a
    : 1 - (front * betaFraction(b, a, 1 - x)) / b;
};

/** Distribution function of Student's t with so many degrees of freedom. */
export const studentCdf = (t: number, df: number): number => {
  const tail = 0.5 * betaI(df / 2, 0.5, df / (df + t * t));
  return t > 0 ? 1 - tail : tail;
};

/** The t with P(T <= t) = p, by halving: 1e-12 of the value. */
export const studentQuantile = (p: number, df: number): number => {
  if (p === 0.5) return 0;
  if (p < 0.5) return -studentQuantile(1 - p, df);
  let [low, high] = [0, 1];
  while (studentCdf(high, df) < p && high < 1e12) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-13 * high; i++) {
    const middle = (low + high) / 2;
    if (studentCdf(middle, df) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};
