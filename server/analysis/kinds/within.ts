import type { Properties } from '../../../sql/model/property.ts';
import type { Answer } from '../answer.ts';
import type { Kind } from '../kind.ts';
import { baseVersion, countOf, featuresOf } from '../sides.ts';
import { standingAnswer } from '../standing.ts';
import { areaName, areaTable } from '../target.ts';
import { filled, words } from '../words.ts';
import { openQuery } from '../work.ts';

type Row = { vid: number; id: string; properties: Properties };

const TITLES = {
  reaching: words('{layer}: ما يقع في {area}', '{layer} : dans {area}', '{layer} in {area}'),
  wholly: words(
    '{layer}: ما يقع كليًا في {area}',
    '{layer} : entièrement dans {area}',
    '{layer} wholly in {area}',
  ),
};
const METHODS = {
  reaching: words(
    'العناصر التي تقع كليًا أو جزئيًا داخل المساحة؛ ما يلامس حدّها فقط لا يُحسب.',
    'Éléments situés en tout ou en partie dans la zone ; ceux qui ne font que toucher son bord ne comptent pas.',
    'Features that lie wholly or partly in the area; those that only touch its border do not count.',
  ),
  wholly: words(
    'العناصر التي تقع كليًا داخل المساحة.',
    'Éléments situés entièrement dans la zone.',
    'Features that lie wholly in the area.',
  ),
};

/** What reaches into the area, with more than its border; points and lines have no inside that a border could be held against. */
const condition = (wholly: boolean, arePolygons: boolean): string => {
  if (wholly) return 'ST_Covers(area.geom, f.geom)';
  return `ST_Intersects(f.geom, area.geom)${arePolygons ? ' and not ST_Touches(f.geom, area.geom)' : ''}`;
};

/** Features of a layer in a place or a polygon. */
export const within: Kind<'within'> = {
  layers: ({ of }) => [of.layer],
  check: ({ of }, { snapshot }) => void featuresOf(snapshot, of),
  title: ({ of, area, wholly }, look) =>
    filled(TITLES[wholly ? 'wholly' : 'reaching'], {
      layer: featuresOf(look.snapshot, of).layer.manifest.title,
      area: areaName(area, look),
    }),
  size: ({ of }, { snapshot }) => featuresOf(snapshot, of).layer.featureCount,
  answer: async (work, { of, area, wholly }, look): Promise<Answer> => {
    const features = featuresOf(look.snapshot, of);
    const { manifest } = features.layer;
    const query = openQuery();
    const rows = await query.run<Row>(
      work,
      `with ${areaTable(query, area, look)}
       select ${baseVersion(features, 'f')} as vid, f.id, f.properties from area join ${features.table} f
         on f.geom_3857 && ST_Expand(area.geom_3857, 1) and ${condition(wholly, manifest.geometry === 'polygon')}
       where ${query.visible(features.selection)} order by f.fid, f.vid`,
    );
    return standingAnswer(features, look.snapshot, {
      rows: rows.map((row) => ({ ...row, added: {}, value: null })),
      added: [],
      keep: 'all',
      draw: manifest.draw,
      method: METHODS[wholly ? 'wholly' : 'reaching'],
      summary: { of: await countOf(work, features) },
    });
  },
};
