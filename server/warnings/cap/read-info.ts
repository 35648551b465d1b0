import { CAP_CERTAINTIES, type CapNamed } from '../../../sql/model/cap.ts';
import { childrenOf, type Node, textOf, textsOf } from './tree.ts';

/** Names and values in their order: by the standard one of each, but feeds put several pairs into one element. */
const pairsOf = (node: Node, name: string): CapNamed[] =>
  childrenOf(node, name).flatMap((one) => {
    const values = childrenOf(one, 'value');
    return childrenOf(one, 'valueName').map(({ text }, at) => ({
      name: text.trim(),
      value: (values[at]?.text ?? '').trim(),
    }));
  });

/** `lat,lon lat,lon ...`; a sign that is no number makes the ring one that no check lets pass. */
const ringOf = (text: string): number[][] =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [latitude = NaN, longitude = NaN, ...more] = pair.split(',').map(Number);
      return more.length > 0 ? [NaN, NaN] : [longitude, latitude];
    });

const circleOf = (text: string): { at: number[]; km: number } => {
  const [at = '', km = ''] = text.trim().split(/\s+/);
  return { at: ringOf(at)[0]!, km: Number(km) };
};

/** An area; the elements stand in `area`, or in the entry itself where a feed is an index of alerts. */
const areaOf = (node: Node) => ({
  description: textOf(node, 'areaDesc') ?? '',
  polygons: textsOf(node, 'polygon').map(ringOf),
  circles: textsOf(node, 'circle').map(circleOf),
  geocodes: pairsOf(node, 'geocode').filter(({ name }) => name !== ''),
});

/** CAP 1.0 said `Very Likely` of what is now `Likely` (CAP 1.1, 3.2.2). */
const certaintyOf = (text: string | undefined): string | undefined =>
  text === 'Very Likely' ? CAP_CERTAINTIES[1] : text;

/** What an alert says in one language, unchecked. `more` stands in for what the node does not say. */
export const infoOf = (node: Node, more: { headline?: string; description?: string; web?: string } = {}) => {
  const areas = childrenOf(node, 'area');
  const isIndex = areas.length === 0 && childrenOf(node, 'areaDesc').length > 0;
  return {
    language: textOf(node, 'language') ?? 'en-US',
    categories: textsOf(node, 'category'),
    event: textOf(node, 'event'),
    responses: textsOf(node, 'responseType'),
    urgency: textOf(node, 'urgency'),
    severity: textOf(node, 'severity'),
    certainty: certaintyOf(textOf(node, 'certainty')),
    audience: textOf(node, 'audience'),
    eventCodes: pairsOf(node, 'eventCode'),
    effective: textOf(node, 'effective'),
    onset: textOf(node, 'onset'),
    expires: textOf(node, 'expires'),
    senderName: textOf(node, 'senderName'),
    headline: textOf(node, 'headline') ?? more.headline,
    description: textOf(node, 'description') ?? more.description,
    instruction: textOf(node, 'instruction'),
    web: textOf(node, 'web') ?? more.web,
    contact: textOf(node, 'contact'),
    parameters: pairsOf(node, 'parameter').filter(({ name }) => name !== ''),
    areas: (isIndex ? [node] : areas).map(areaOf),
  };
};
