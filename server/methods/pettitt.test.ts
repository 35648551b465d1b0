import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pettitt, pettittP } from './pettitt.ts';

/** Annual flow of the Nile at Aswan, 1871 to 1970, 1e8 m3 (Cobb 1978, Biometrika 65:243, table 1). */
const NILE = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958,
  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020,
  1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040,
  759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
  744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
];

/** Killed or seriously injured drivers of cars in Great Britain by month, 1969 to 1984 (Harvey 1989), as R has them. */
const UK_DRIVERS = [
  1687, 1508, 1507, 1385, 1632, 1511, 1559, 1630, 1579, 1653, 2152, 2148, 1752, 1765, 1717, 1558, 1575, 1520,
  1805, 1800, 1719, 2008, 2242, 2478, 2030, 1655, 1693, 1623, 1805, 1746, 1795, 1926, 1619, 1992, 2233, 2192,
  2080, 1768, 1835, 1569, 1976, 1853, 1965, 1689, 1778, 1976, 2397, 2654, 2097, 1963, 1677, 1941, 2003, 1813,
  2012, 1912, 2084, 2080, 2118, 2150, 1608, 1503, 1548, 1382, 1731, 1798, 1779, 1887, 2004, 2077, 2092, 2051,
  1577, 1356, 1652, 1382, 1519, 1421, 1442, 1543, 1656, 1561, 1905, 2199, 1473, 1655, 1407, 1395, 1530, 1309,
  1526, 1327, 1627, 1748, 1958, 2274, 1648, 1401, 1411, 1403, 1394, 1520, 1528, 1643, 1515, 1685, 2000, 2215,
  1956, 1462, 1563, 1459, 1446, 1622, 1657, 1638, 1643, 1683, 2050, 2262, 1813, 1445, 1762, 1461, 1556, 1431,
  1427, 1554, 1645, 1653, 2016, 2207, 1665, 1361, 1506, 1360, 1453, 1522, 1460, 1552, 1548, 1827, 1737, 1941,
  1474, 1458, 1542, 1404, 1522, 1385, 1641, 1510, 1681, 1938, 1868, 1726, 1456, 1445, 1456, 1365, 1487, 1558,
  1488, 1684, 1594, 1850, 1998, 2079, 1494, 1057, 1218, 1168, 1236, 1076, 1174, 1139, 1427, 1487, 1483, 1513,
  1357, 1165, 1282, 1110, 1297, 1185, 1222, 1284, 1444, 1575, 1737, 1763,
];

describe('Pettitt’s test', () => {
  it('the Nile at Aswan fell after 1898 (Cobb 1978), by the statistic as Pettitt defines it', () => {
    const change = pettitt(NILE);
    // U(t): signs of all pairs across t (Pettitt 1979, eq. 2).
    const u = NILE.map((_, t) =>
      NILE.slice(0, t + 1).reduce(
        (sum, one) => sum + NILE.slice(t + 1).reduce((signs, other) => signs + Math.sign(one - other), 0),
        0,
      ),
    );
    expect(1871 + (change?.at ?? 0)).toBe(1898);
    expect(change?.k).toBe(Math.max(...u.map(Math.abs)));
    expect([change?.before, change?.after].map((value) => Math.round(value ?? 0))).toEqual([1098, 850]);
  });

  it('K of 192 months of drivers is 5178, p 3.029e-10, after the 72nd (R package trend, pettitt.test(UKDriverDeaths))', () => {
    expect(pettitt(UK_DRIVERS)).toMatchObject({ k: 5178, at: 71 });
    expect(pettittP(5178, 192)).toBeCloseTo(3.029e-10, 13);
  });

  it('finds none where nothing changes, nor where there is nothing', () => {
    expect(pettitt([4, 4, 4, 4])).toBeNull();
    expect(pettitt([1, null])).toBeNull();
    let seed = 3;
    const random = () => {
      seed = (seed * 48271) % 2147483647;
      return seed / 2147483647;
    };
    const ps = Array.from({ length: 200 }, () => pettitt(Array.from({ length: 50 }, random))?.p ?? 1);
    expect(ps.filter((p) => p < 0.05).length / 200).toBeLessThan(0.07);
  });

  it('does not depend on the unit; read backwards, its sides change places; gaps leave it where it is', () => {
    const series = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(series, (given) => {
        const found = pettitt(given);
        const other = pettitt(given.map((value) => value * 3 - 5));
        expect([other?.at, other?.k, other?.p]).toEqual([found?.at, found?.k, found?.p]);
        expect(pettitt([...given].reverse())?.k).toBe(found?.k);
        const gaps = given.flatMap((value) => [null, value]);
        expect(pettitt(gaps)?.at).toBe(found ? 2 * found.at + 1 : undefined);
        expect(pettitt(gaps)?.k).toBe(found?.k);
      }),
    );
  });
});
