import { LRUCache } from 'lru-cache';
import { grantsOf, may, type Who } from '../accounts/who.ts';
import { inputsOf } from './answers.ts';
import { seesAll } from './computed.ts';
import type { PublishedLayer, Snapshot } from './published.ts';

/** Who works on a layer sees it whatever its visibility: whoever may write layers of its theme or its owner. */
const worksOn = (who: Who, { manifest, owner }: PublishedLayer): boolean =>
  may(who, 'layers.write', { theme: manifest.theme, structure: owner });

/** Whether somebody sees a layer at all. Whoever does not is told of none: nothing says that it is there. */
export const sees = (who: Who, layer: PublishedLayer): boolean => {
  const { visibility } = layer;
  if (visibility.kind === 'public' || worksOn(who, layer)) return true;
  if (visibility.kind === 'draft' || (who.kind === 'key' && !who.scopes.includes('layers.read')))
    return false;
  const roles = new Set<string>(visibility.roles);
  if (roles.has('citizen') && (who.kind === 'account' || who.kind === 'key')) return true;
  return grantsOf(who).some(({ role }) => roles.has(role));
};

/**
 * Whether somebody sees an answer: whoever sees all that it was made from. Where some of that is gone, and the answer is not
 * public, nobody can say any more who might.
 */
const seesAnswer = (answer: PublishedLayer, seen: Snapshot['layers']): boolean => {
  const inputs = inputsOf(answer, seen);
  const isWhole = inputs.length === answer.manifest.analysis?.inputs.length;
  return answer.visibility.kind === 'public' || isWhole;
};

/** Who sees the same as whom. */
const kindOf = (who: Who): string =>
  JSON.stringify([
    who.kind === 'account' || who.kind === 'key' ? grantsOf(who) : null,
    who.kind === 'key' ? who.scopes : null,
  ]);

const partOf = (snapshot: Snapshot, who: Who): Snapshot => {
  const layers = new Map(
    [...snapshot.layers].filter(([, layer]) => seesAll(layer, snapshot.layers, (one) => sees(who, one))),
  );
  const answers = new Map([...snapshot.answers].filter(([, answer]) => seesAnswer(answer, layers)));
  if (layers.size === snapshot.layers.size && answers.size === snapshot.answers.size) return snapshot;
  return {
    ...snapshot,
    layers,
    answers,
    // An indicator is as hidden as the layer that it is published as.
    indicators: new Map([...snapshot.indicators].filter(([id]) => layers.has(id))),
    themes: snapshot.themes.map((theme) => ({
      ...theme,
      layers: theme.layers.filter((id) => layers.has(id)),
    })),
  };
};

const MOST_KINDS = 500;
const parts = new WeakMap<Snapshot, LRUCache<string, Snapshot>>();
/** What somebody saw last: whoever pans a map asks for many tiles of one state. */
const last = new WeakMap<Who, { of: Snapshot; part: Snapshot }>();

/**
 * The part of what is published that somebody may know of. Everything that is asked for is looked up in such a part, so
 * that no address can forget to ask; the same part is the same object, by which caches of plans know it.
 */
export const seenBy = (snapshot: Snapshot, who: Who): Snapshot => {
  const before = last.get(who);
  if (before?.of === snapshot) return before.part;
  const known = parts.get(snapshot) ?? new LRUCache<string, Snapshot>({ max: MOST_KINDS });
  parts.set(snapshot, known);
  const kind = kindOf(who);
  const part = known.get(kind) ?? partOf(snapshot, who);
  known.set(kind, part);
  last.set(who, { of: snapshot, part });
  return part;
};
