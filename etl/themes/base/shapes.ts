import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import type { Property } from '../../../sql/model/property.ts';
import type { Text } from '../../../sql/model/text.ts';
import { text } from '../../declare.ts';
import type { FileInput, LayerSource, RowMap } from '../../theme.ts';

type Role = NonNullable<LayerDeclaration['basemap']>['role'];

/** What a nameless piece of the base map is called by: its source and its number there. */
export const PIECE: Property[] = [
  {
    name: 'id',
    type: 'string',
    title: text('المعرّف', 'Identifiant', 'Identifier'),
    required: true,
  },
  {
    name: 'source',
    type: 'string',
    title: text('المصدر', 'Source', 'Source'),
    codes: [
      { value: 'gshhg', title: text('قاعدة GSHHG', 'GSHHG', 'GSHHG') },
      { value: 'natural-earth', title: text('ناتشورال إيرث', 'Natural Earth', 'Natural Earth') },
    ],
  },
];

/** The row of a nameless piece. Files of different sources count from one each. */
export const pieceRow: RowMap = ({ properties: { id, source } }) => ({
  properties: { id: `${source}-${id}`, source },
});

/** A file of nameless pieces in the starter pack, and how many it holds. */
export const pieces = (path: string, rows: number): FileInput => ({
  kind: 'file',
  path,
  row: pieceRow,
  expect: { rows, features: rows, rejects: 0 },
});

type Shape = {
  id: string;
  role: Role;
  geometry: LayerDeclaration['geometry'];
  title: Text;
  description: Text;
  color: string;
  sources: readonly string[];
  lineage: Text;
  inputs: readonly FileInput[];
};

/** A layer of nameless pieces that the base map draws. */
export const shapeLayer = (shape: Shape): LayerSource => {
  const { id, role, geometry, title, description, color, sources, lineage, inputs } = shape;
  return {
    layer: {
      id,
      title,
      description,
      geometry,
      key: ['id'],
      properties: PIECE,
      worldwide: true,
      draw: { kind: 'single', color },
      popup: { rows: ['id', 'source'] },
      basemap: { role },
      updateFrequency: 'never',
    },
    editions: [{ pack: 'starter', status: 'real', sources: [...sources], lineage, inputs }],
  };
};
