import { csv } from './csv.ts';
import { flatgeobuf } from './flatgeobuf.ts';
import type { ExportFormat } from './format.ts';
import { geojson, geojsonseq } from './geojson.ts';
import { geopackage } from './geopackage.ts';

/** The formats that a layer is handed out in, by the name that `f` asks for them. */
export const FORMATS: Readonly<Record<string, ExportFormat>> = {
  csv,
  geojson,
  geojsonseq,
  fgb: flatgeobuf,
  gpkg: geopackage,
};
