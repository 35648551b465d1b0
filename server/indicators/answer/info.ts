import type { Request } from 'express';
import type { IndicatorInfo } from '../../../sql/model/api/indicators.ts';
import type { IndicatorPeriod } from '../../../sql/model/indicator.ts';
import { zoneOf as clockOf } from '../../../sql/observations/zone.ts';
import { pathOf } from '../../http/endpoint.ts';
import { notFound } from '../../http/error.ts';
import type { Snapshot } from '../../layers/catalogue.ts';
import { seen } from '../../layers/seen.ts';
import type { Services } from '../../services.ts';
import { labelOf } from '../time.ts';
import { zoneOf } from '../zone.ts';
import type { Shown } from './values-sql.ts';

/** An indicator of those that are seen, with its layers; null where there is none. */
export const shownIn = ({ indicators, layers }: Snapshot, id: string): Shown | null => {
  const indicator = indicators.get(id);
  const layer = layers.get(id);
  const base = indicator && layers.get(indicator.manifest.base);
  return indicator && layer && base ? { indicator, layer, base } : null;
};

/** The indicator of a request's path; 404 else. */
export const shownOf = (services: Services, request: Request): Shown => {
  const id = pathOf(request, 'id');
  const shown = shownIn(seen(services, request), id);
  if (!shown) throw notFound('no-such-indicator', id);
  return shown;
};

export const indicatorUrl = (base: string, id: string): string =>
  `${base}/api/indicators/${encodeURIComponent(id)}`;

/** An instant's period, as the clock of the country (of UTC, for days and longer) shows it. */
export const periodAt = (at: Date, period: IndicatorPeriod, timeZone: string): string =>
  labelOf(period, at.getTime() + clockOf(zoneOf(period, timeZone)).offsetAt(at.getTime()));

/** An indicator as it is listed. */
export const infoOf = (
  { indicator: { manifest, theme }, layer, base }: Shown,
  { base: url, timeZone }: { base: string; timeZone: string },
): IndicatorInfo => {
  const { from, to } = layer.time;
  const { present } = layer.manifest.computed ?? {};
  const told = (at: Date) => periodAt(at, manifest.period, timeZone);
  return {
    ...manifest,
    theme,
    status: layer.manifest.status,
    sources: layer.manifest.sources,
    level: base.manifest.place?.level ?? null,
    periods: from && to ? [told(from), told(new Date(to.getTime() - 1))] : null,
    present: present === undefined ? null : told(new Date(present)),
    revision: layer.revision,
    computedAt: layer.publishedAt.toISOString(),
    links: {
      values: `${indicatorUrl(url, manifest.id)}/values`,
      layer: `${url}/api/layers/${manifest.id}`,
      tiles: `${url}/tiles/${manifest.id}.json`,
    },
  };
};
