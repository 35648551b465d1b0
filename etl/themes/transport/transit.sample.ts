import type { Position } from 'geojson';
import { text } from '../../declare.ts';
import { lineThrough, paced, pointAt, smooth } from '../../sample.ts';
import type { Edition, SampleInput } from '../../theme.ts';

type Line = { id: string; ar: string; fr: string; en: string; path: readonly Position[]; every: number };

/** Courses through Greater Tunis, the Sahel and Sfax, drawn by hand: none is a line that runs. */
const LINES: readonly Line[] = [
  {
    id: 'A',
    ar: 'الخط أ',
    fr: 'Ligne A',
    en: 'Line A',
    path: [
      [10.182, 36.797],
      [10.196, 36.775],
      [10.222, 36.754],
      [10.246, 36.742],
      [10.289, 36.737],
      [10.336, 36.726],
    ],
    every: 1.4,
  },
  {
    id: 'B',
    ar: 'الخط ب',
    fr: 'Ligne B',
    en: 'Line B',
    path: [
      [10.182, 36.797],
      [10.176, 36.812],
      [10.168, 36.83],
      [10.178, 36.847],
      [10.193, 36.86],
    ],
    every: 0.8,
  },
  {
    id: 'C',
    ar: 'الخط ج',
    fr: 'Ligne C',
    en: 'Line C',
    path: [
      [10.182, 36.797],
      [10.158, 36.806],
      [10.134, 36.809],
      [10.096, 36.81],
      [10.041, 36.834],
    ],
    every: 1.1,
  },
  {
    id: 'D',
    ar: 'خط الضاحية الشمالية',
    fr: 'Ligne de la banlieue nord',
    en: 'Northern suburbs line',
    path: [
      [10.19, 36.8],
      [10.248, 36.809],
      [10.303, 36.818],
      [10.32, 36.843],
      [10.335, 36.866],
      [10.323, 36.879],
    ],
    every: 1.3,
  },
  {
    id: 'S',
    ar: 'خط الساحل',
    fr: 'Ligne du Sahel',
    en: 'Sahel line',
    path: [
      [10.636, 35.815],
      [10.655, 35.765],
      [10.74, 35.742],
      [10.8, 35.72],
      [10.825, 35.67],
      [10.92, 35.635],
      [10.98, 35.585],
      [11.035, 35.5],
    ],
    every: 4.5,
  },
  {
    id: 'X',
    ar: 'خط صفاقس',
    fr: 'Ligne de Sfax',
    en: 'Sfax line',
    path: [
      [10.691, 34.7],
      [10.735, 34.725],
      [10.76, 34.739],
      [10.781, 34.76],
      [10.83, 34.79],
    ],
    every: 1.6,
  },
];

const namesOf = ({ ar, fr, en }: Line, stop?: number) => ({
  name_ar: stop === undefined ? `${ar} (عيّنة)` : `موقف ${stop}، ${ar} (عيّنة)`,
  name_fr: stop === undefined ? `${fr} (exemple)` : `Arrêt ${stop}, ${fr} (exemple)`,
  name_en: stop === undefined ? `${en} (sample)` : `Stop ${stop}, ${en} (sample)`,
});

const makeLines: SampleInput['make'] = function* () {
  for (const line of LINES) {
    yield { properties: { code: line.id, ...namesOf(line) }, geometry: lineThrough(line.path) };
  }
};

const makeStops: SampleInput['make'] = function* () {
  for (const line of LINES) {
    const positions = paced(smooth(line.path), line.every);
    for (const [index, position] of positions.entries()) {
      const isEnd = index === 0 || index === positions.length - 1;
      const code = `${line.id}${String(index + 1).padStart(2, '0')}`;
      const kind = isEnd ? '1' : '0';
      yield {
        properties: { code, ...namesOf(line, index + 1), kind, line: line.id },
        geometry: pointAt(position),
      };
    }
  }
};

const common = {
  pack: 'starter',
  status: 'sample',
  sources: ['biatouna-sample'],
  quality: text(
    'عيّنة مولَّدة: الخطوط والمواقف خيالية.',
    'Échantillon généré : lignes et arrêts sont fictifs.',
    'Generated sample: lines and stops are fictitious.',
  ),
} satisfies Partial<Edition>;

export const linesSample: Edition = {
  ...common,
  inputs: [{ kind: 'sample', seed: 2302, make: makeLines, expect: { rows: 6, features: 6, rejects: 0 } }],
};

export const stopsSample: Edition = {
  ...common,
  inputs: [{ kind: 'sample', seed: 2303, make: makeStops, expect: { rows: 76, features: 76, rejects: 0 } }],
};
