import type { Polygon, Position } from 'geojson';
import { sampleTitle } from '../../concession.ts';
import { text } from '../../declare.ts';
import { between, patch, shifted, wholeBetween } from '../../sample.ts';
import { sampleName, townNamed } from '../../sample-towns.ts';
import type { SampleInput } from '../../theme.ts';

/** Companies that do not exist, by what they dig. */
const HOLDERS: Readonly<Record<string, readonly string[]>> = {
  phosphate: ['Société Modèle de Phosphate', 'Al Namoudhaj Resources'],
  'lead-zinc': ['Exemple Mines SA', 'Échantillon Minéraux SARL', 'Al Namoudhaj Resources'],
  iron: ['Exemple Mines SA', 'Échantillon Minéraux SARL'],
  salt: ['Salines Imaginaires SA', 'Échantillon Minéraux SARL'],
  quarry: ['Carrières du Modèle', 'Compagnie Imaginaire des Carrières'],
  hydrocarbons: ['Fictive Petroleum Tunisia', 'Sample Energy Ltd'],
};

type Field = {
  substance: string;
  town: string;
  east: number;
  north: number;
  turn: number;
  count: number;
  km: number;
};

const field = (
  substance: string,
  town: string,
  east: number,
  north: number,
  turn: number,
  count: number,
  km: number,
): Field => ({ substance, town, east, north, turn, count, km });

/** Where titles lie: so many kilometres from a town, along which direction (degrees from east), of which size. */
const FIELDS: readonly Field[] = [
  field('phosphate', 'Metlaoui', 2, 9, 5, 3, 4.5),
  field('phosphate', 'Redeyef', -4, 4, 15, 2, 4),
  field('phosphate', 'Mezzouna', -14, 8, 30, 2, 5),
  field('phosphate', 'Tajerouine', -12, -9, 60, 2, 4),
  field('lead-zinc', 'Le Kef', 14, -12, 50, 2, 3.5),
  field('lead-zinc', 'El Fahs', -10, 6, 40, 2, 3),
  field('lead-zinc', 'Fernana', -6, 8, 35, 1, 3.5),
  field('iron', 'Tajerouine', 6, -14, 55, 2, 3.5),
  field('iron', 'Tabarka', 16, -14, 45, 1, 3),
  field('salt', 'Zarzis', -12, -16, 10, 1, 5),
  field('salt', 'Kébili', -30, 2, 80, 1, 7),
  field('quarry', 'Zaghouan', 12, -6, 45, 2, 1.8),
  field('quarry', 'Tataouine', 8, 12, 75, 2, 3.2),
  field('quarry', 'Kairouan', -22, -6, 70, 2, 2.2),
  field('quarry', 'Ghar el-Melh', -16, -4, 20, 1, 1.6),
  field('hydrocarbons', 'Remada', -55, -40, 30, 3, 17),
  field('hydrocarbons', 'Sfax', -34, 6, 60, 2, 11),
  field('hydrocarbons', 'Haffouz', 12, -20, 65, 1, 10),
  field('hydrocarbons', 'Korba', -10, 10, 40, 1, 7),
];

/** Kilometres squared inside a ring, flat around its first vertex: enough for a number that is a sample. */
const areaOf = ({ coordinates: [ring = []] }: Polygon): number => {
  const north = 111.195;
  const east = north * Math.cos(((ring[0]?.[1] ?? 0) * Math.PI) / 180);
  const twice = ring.reduce((sum, [x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length]!;
    return sum + (x * nextY - nextX * y) * east * north;
  }, 0);
  return Math.abs(twice) / 2;
};

const WHAT = {
  permit: text('رخصة بحث', 'Permis', 'Permit'),
  concession: text('لزمة استغلال', 'Concession', 'Concession'),
};

type Given = { prefix: string; what: keyof typeof WHAT; years: Parameters<typeof sampleTitle>[2] };

/** Titles of a field stand in a row along its direction, each with corners enough to look surveyed. */
const positionOf = ({ town, east, north, turn, km }: Field, at: number): Position => {
  const angle = (turn * Math.PI) / 180;
  const along = at * km * 3.4;
  return shifted(townNamed(town).at, east + along * Math.cos(angle), north + along * Math.sin(angle));
};

/** Permits are wide and many-sided, concessions lie within them, smaller and smoother. */
export const makeTitles = ({ prefix, what, years }: Given): SampleInput['make'] =>
  function* (random) {
    let count = 0;
    for (const each of FIELDS) {
      for (let at = 0; at < each.count; at++) {
        const id = `${prefix}-${String(++count).padStart(3, '0')}`;
        const title = sampleTitle(random, id, years, HOLDERS[each.substance] ?? []);
        const geometry = patch(random, positionOf(each, at), {
          km: each.km * (what === 'permit' ? between(random, 1.3, 1.6) : between(random, 0.5, 0.75)),
          stretch: 1.6,
          turn: each.turn,
          roughness: what === 'permit' ? 0.1 : 0.16,
          corners: what === 'permit' ? wholeBetween(random, 7, 11) : 40,
        });
        const town = townNamed(each.town);
        const names = sampleName(WHAT[what], town);
        yield {
          ...title,
          properties: {
            code: id,
            name_ar: `${names.name_ar} ${count}`,
            name_fr: `${names.name_fr} ${count}`,
            name_en: `${names.name_en} ${count}`,
            substance: each.substance,
            ...title.properties,
            area_km2: Number(areaOf(geometry).toFixed(1)),
            governorate: town.governorate,
          },
          geometry,
        };
      }
    }
  };
