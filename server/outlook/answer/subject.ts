import type { OutlookSubject } from '../../../sql/model/api/outlook.ts';
import { nameOf } from '../../indicators/answer/value.ts';
import type { PublishedLayer, Snapshot } from '../../layers/catalogue.ts';

/** What a row says of its subject: a series, or an indicator at a feature; with the feature's properties where it is there. */
export type SubjectRow = {
  series_id: string | null;
  parameter_id: string | null;
  indicator_id: string | null;
  feature_id: string;
  properties: Record<string, unknown> | null;
};

/** The id under which a feature is told: a place's, or layer:feature. */
const placeOf = (
  { id, manifest: { place } }: PublishedLayer,
  feature: string,
  properties: Record<string, unknown> | null,
): string | null => {
  if (!place) return `${id}:${feature}`;
  const code = properties?.[place.code];
  return code === undefined || code === null ? null : `${place.level}:${place.scheme}:${String(code)}`;
};

/** A subject as it is told; null where whoever asks may see nothing of it. */
export const subjectOf = (
  row: SubjectRow,
  layer: PublishedLayer,
  { parameters, indicators }: Snapshot,
): OutlookSubject | null => {
  const declared =
    row.series_id === null ? indicators.get(row.indicator_id ?? '') : parameters.get(row.parameter_id ?? '');
  if (!declared) return null;
  const { feature_id: feature, properties } = row;
  return {
    kind: row.series_id === null ? 'indicator' : 'series',
    id: row.series_id ?? (row.indicator_id as string),
    layer: layer.id,
    feature,
    place: placeOf(layer, feature, properties),
    name: nameOf(layer, properties ?? {}),
    title: declared.manifest.title,
    theme: declared.theme,
    unit: declared.manifest.unit,
  };
};
