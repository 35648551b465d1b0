type Bad = readonly [what: string, body: unknown, status: number, parameter: string | undefined];
type Ring = readonly (readonly [number, number])[];

const stations = { layer: 'stations' };
const within = { kind: 'within', of: stations, area: { place: 'governorate:ins:11' } };
const near = { kind: 'near', of: stations, to: { layer: 'rivers' }, metres: 1000 };
const change = { kind: 'change', layer: 'permits', from: '2012-01-01', to: '2020-01-01' };
const trend = { kind: 'trend', of: { parameter: 'heat' }, places: 'regions', from: 1990, to: 2020 };
const inRings = (...polygon: Ring[]) => ({ ...within, area: { polygon } });
const circle = (corners: number): Ring =>
  Array.from({ length: corners + 1 }, (_, at) => {
    const angle = (2 * Math.PI * (at % corners)) / corners;
    return [3 + Math.cos(angle), 3 + Math.sin(angle)];
  });

/** What strangers send to `POST /api/analyses`: each is refused, with the parameter at fault. */
export const BAD_QUESTIONS: readonly Bad[] = [
  ['nothing', null, 400, undefined],
  ['a list', [], 400, undefined],
  ['of no kind', { kind: 'everything' }, 400, 'kind'],
  ['of a kind that every object has', { kind: 'constructor' }, 400, 'kind'],
  ['with what is not known', { ...within, colour: 'red' }, 400, 'colour'],
  ['of a layer that is not there', { ...within, of: { layer: 'nowhere' } }, 404, undefined],
  ['of a layer named like a table', { ...within, of: { layer: 'x;drop table job' } }, 400, 'of.layer'],
  ['of a layer named like a prototype', { ...within, of: { layer: '__proto__' } }, 400, 'of.layer'],
  ['of a place that is not there', { ...within, area: { place: 'governorate:ins:99' } }, 400, 'area.place'],
  [
    'of a place with a null character',
    { ...within, area: { place: 'governorate:ins:\u0000' } },
    400,
    'area.place',
  ],
  ['of no area', { ...within, area: {} }, 400, 'area'],
  ['of two areas', { ...within, area: { place: 'governorate:ins:11', polygon: [] } }, 400, 'area'],
  ['of an area without a ring', inRings(), 400, 'area.polygon'],
  ['of a ring without a corner', inRings([]), 400, 'area.polygon.0'],
  [
    'with a ring that is open',
    inRings([
      [2, 2],
      [3, 2],
      [3, 3],
      [2, 3],
    ]),
    400,
    'area.polygon.0',
  ],
  [
    'of an area that is one point',
    inRings([
      [2, 2],
      [2, 2],
      [2, 2],
      [2, 2],
    ]),
    400,
    'area.polygon',
  ],
  [
    'of an area that is a line',
    inRings([
      [2, 2],
      [3, 3],
      [2.5, 2.5],
      [2, 2],
    ]),
    400,
    'area.polygon',
  ],
  [
    'of an area beyond the world',
    inRings([
      [2, 2],
      [300, 2],
      [3, 3],
      [2, 2],
    ]),
    400,
    'area.polygon.0.1.0',
  ],
  [
    'of an area with no number',
    inRings([
      [2, 2],
      [Number.NaN, 2],
      [3, 3],
      [2, 2],
    ]),
    400,
    'area',
  ],
  ['of an area with words', { ...within, area: { polygon: [[['a', 'b']]] } }, 400, 'area'],
  ['of an area with too many corners', inRings(circle(2001)), 400, 'area.polygon'],
  [
    'whose second filter is none',
    { ...near, of: { ...stations, filter: "code = 'S001'" }, to: { layer: 'rivers', filter: 'depth >' } },
    400,
    'to.filter',
  ],
  ['of a thirteenth month', { ...trend, months: { from: 11, to: 13 } }, 400, 'months.to'],
  [
    'with a filter that is none',
    { ...within, of: { layer: 'stations', filter: 'code = ' } },
    400,
    'of.filter',
  ],
  [
    'with a filter of another layer',
    { ...within, of: { layer: 'stations', filter: 'depth > 1' } },
    400,
    'of.filter',
  ],
  [
    'with a filter a null character long',
    { ...within, of: { layer: 'stations', filter: "code = '\u0000'" } },
    400,
    'of.filter',
  ],
  [
    'with a filter nested deep',
    { ...within, of: { layer: 'stations', filter: `${'('.repeat(900)}code = 'a'${')'.repeat(900)}` } },
    400,
    'of.filter',
  ],
  ['with metres that are none', { ...near, metres: -1 }, 400, 'metres'],
  ['with metres without end', { ...near, metres: '1e999' }, 400, 'metres'],
  ['near to a point beyond the poles', { ...near, to: { point: [3, 91] } }, 400, 'to.point.1'],
  ['near to a point of one number', { ...near, to: { point: [3] } }, 400, 'to'],
  ['with a buffer around the world', { kind: 'buffer', of: stations, metres: 1e9 }, 400, 'metres'],
  ['with too many neighbours', { kind: 'nearest', of: stations, to: { layer: 'rivers' }, k: 1000 }, 400, 'k'],
  ['with half a neighbour', { kind: 'nearest', of: stations, to: { layer: 'rivers' }, k: 1.5 }, 400, 'k'],
  [
    'that adds up what is no number',
    { kind: 'by-place', of: stations, places: 'regions', gather: 'sum', property: 'kind' },
    400,
    'property',
  ],
  [
    'by places that are points',
    { kind: 'by-place', of: { layer: 'permits' }, places: 'stations' },
    400,
    'places',
  ],
  ['of hot spots of nothing', { kind: 'hot-spots', of: stations }, 400, 'property'],
  ['of change in a layer without time', { ...change, layer: 'stations' }, 400, 'by'],
  ['of change that ends before it begins', { ...change, from: '2021-01-01' }, 400, 'to'],
  ['of days that are none', { ...change, from: '2012-02-31' }, 400, 'from'],
  ['of days without end', { ...change, to: '9999999-01-01' }, 400, 'to'],
  [
    'of gain and loss between a state and itself',
    { kind: 'cover', before: { layer: 'regions' }, after: { layer: 'regions' }, property: 'code' },
    400,
    'after',
  ],
  [
    'of classes that a layer has not',
    { kind: 'cover', before: { layer: 'regions' }, after: { layer: 'districts' }, property: 'colour' },
    400,
    'property',
  ],
  ['of a trend of no indicator', { ...trend, of: { indicator: 'nothing' } }, 404, undefined],
  ['of a trend of no parameter', { ...trend, of: { parameter: 'nothing' } }, 404, undefined],
  ['of a trend of both', { ...trend, of: { indicator: 'a', parameter: 'b' } }, 400, 'of'],
  ['of a trend of half a year', { ...trend, from: 1990.5 }, 400, 'from'],
  ['of a trend before all years', { ...trend, from: -4000 }, 400, 'from'],
  ['of a trend in no known way', { ...trend, variant: 'bayes' }, 400, 'variant'],
  ['of a trend that is more than certain', { ...trend, confidence: 1 }, 400, 'confidence'],
  ['of a trend of more values than there are', { ...trend, coverage: 2 }, 400, 'coverage'],
];
