import type { Request } from 'express';
import type { RiskInfo, RiskInput } from '../../sql/model/api/risks.ts';
import { type RiskMethod, riskInputs } from '../../sql/model/risk.ts';
import { sameText } from '../../sql/model/text.ts';
import { pathOf } from '../http/endpoint.ts';
import { notFound } from '../http/error.ts';
import { infoOf as indicatorInfoOf, shownIn } from '../indicators/answer/info.ts';
import type { Shown } from '../indicators/answer/values-sql.ts';
import type { Snapshot } from '../layers/catalogue.ts';
import { seen } from '../layers/seen.ts';
import type { Services } from '../services.ts';

/** A risk model that was seen, with its layers. */
export type Risk = { shown: Shown; model: RiskMethod };

/** The risk of an id among those that are seen; null where there is none. */
export const riskIn = (snapshot: Snapshot, id: string): Risk | null => {
  const shown = shownIn(snapshot, id);
  const method = shown?.indicator.manifest.method;
  return shown && method?.kind === 'risk' ? { shown, model: method } : null;
};

/** The risk of a request's path; 404 else. */
export const riskOf = (services: Services, request: Request): Risk => {
  const id = pathOf(request, 'id');
  const risk = riskIn(seen(services, request), id);
  if (!risk) throw notFound('no-such-risk', id);
  return risk;
};

const inputOf = ({ shown }: Risk, input: string, { indicators, layers }: Snapshot): RiskInput => {
  const declared = shown.indicator.manifest.inputs[input];
  const id = declared?.kind === 'indicator' ? declared.indicator : null;
  const found = id === null ? undefined : indicators.get(id)?.manifest;
  // What the input is called stands in the layer of the scores, too.
  const told = shown.layer.manifest.properties.find(({ name }) => name === `in_${input}`)?.title;
  return {
    input,
    indicator: id,
    title: found?.title ?? told ?? sameText(input),
    unit: found?.unit ?? '1',
    decimals: found?.decimals ?? 2,
    isRisk: found?.method.kind === 'risk',
    status: (id === null ? undefined : layers.get(id)?.manifest.status) ?? null,
  };
};

export const riskUrl = (base: string, id: string): string => `${base}/api/risks/${encodeURIComponent(id)}`;

/** A risk as it is told of. */
export const infoOf = (
  risk: Risk,
  snapshot: Snapshot,
  given: { base: string; timeZone: string },
): RiskInfo => {
  const { inputs: _inputs, method: _method, links, ...info } = indicatorInfoOf(risk.shown, given);
  const own = riskUrl(given.base, info.id);
  return {
    ...info,
    model: risk.model,
    inputs: riskInputs(risk.model).map((input) => inputOf(risk, input, snapshot)),
    links: {
      page: `${given.base}/risk/${encodeURIComponent(info.id)}`,
      values: `${own}/values`,
      inputs: `${own}/inputs`,
      indicator: `${given.base}/api/indicators/${encodeURIComponent(info.id)}`,
      layer: links.layer,
      tiles: links.tiles,
    },
  };
};
