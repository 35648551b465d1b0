import type { Request } from 'express';
import type pg from 'pg';
import type { z } from 'zod';
import type { OfficeWarning, OfficeWarnings, OfficeWarningsQuery } from '../../../sql/model/api/warnings.ts';
import { sameText } from '../../../sql/model/text.ts';
import type { WarningState } from '../../../sql/model/warning.ts';
import type { Who } from '../../accounts/who.ts';
import { grantsOf } from '../../accounts/who.ts';
import { notFound } from '../../http/error.ts';
import type { Services } from '../../services.ts';
import { findWarning, messagesOf, type StoredWarning, WARNING_COLUMNS, warningOf } from '../issue/store.ts';
import { mayEverywhere, mayIssue } from '../may-issue.ts';
import { aboveOf, placesOf } from '../places.ts';
import { shownEvidence } from '../public/evidence.ts';

type By = { request: Request; who: Who };

const shown = async (
  services: Services,
  { request, who }: By,
  warning: StoredWarning,
): Promise<OfficeWarning> => {
  const { pool } = services.db;
  const { content, createdAt, changedAt, publishedAt, endedAt, overSince } = warning;
  const named = await placesOf(pool, content.places);
  return {
    id: warning.id,
    state: warning.state,
    rule: warning.rule,
    content,
    places: content.places.map((id) => ({
      id,
      name: named.find((place) => place.id === id)?.name ?? sameText(id),
    })),
    evidence: shownEvidence(services, request, warning.evidence),
    proposal: warning.proposal,
    overSince: overSince?.toISOString() ?? null,
    version: warning.version,
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    mayIssue: await mayIssue(pool, who, content.places),
    parts: (await messagesOf(pool, warning.id)).length,
  };
};

const STATES: Record<z.infer<typeof OfficeWarningsQuery>['state'], WarningState[]> = {
  open: ['draft', 'published'],
  draft: ['draft'],
  published: ['published'],
  ended: ['cancelled', 'expired', 'dropped'],
};

/** The areas that somebody issues for; null for everywhere. */
const areasOf = (who: Who): string[] | null =>
  mayEverywhere(who)
    ? null
    : grantsOf(who).flatMap(({ role, scope }) => (role === 'duty-officer' ? [scope] : []));

const LIST = `select ${WARNING_COLUMNS} from warning where state = any($1) order by (state = 'draft') desc, changed_at desc, id limit 1000`;

/** Of warnings those all of whose places lie in the areas of who asks. */
const inAreas = async (
  pool: pg.Pool,
  warnings: readonly StoredWarning[],
  areas: readonly string[] | null,
): Promise<StoredWarning[]> => {
  if (areas === null) return [...warnings];
  const above = await aboveOf(pool, [...new Set(warnings.flatMap(({ content }) => content.places))]);
  return warnings.filter(({ content }) =>
    content.places.every((place) => areas.some((area) => above.get(place)?.includes(area))),
  );
};

type Row = Parameters<typeof warningOf>[0];

/** The warnings of one's areas, drafts first, and how many are open. */
export const officeWarnings = async (
  services: Services,
  by: By,
  { state, limit }: z.infer<typeof OfficeWarningsQuery>,
): Promise<OfficeWarnings> => {
  const { pool } = services.db;
  const areas = areasOf(by.who);
  const of = async (states: readonly WarningState[]): Promise<StoredWarning[]> => {
    const { rows } = await pool.query<Row>(LIST, [states]);
    return inAreas(pool, rows.map(warningOf), areas);
  };
  const open = await of(STATES.open);
  const count = (wanted: WarningState) => open.filter((one) => one.state === wanted).length;
  const listed =
    state === 'ended' ? await of(STATES.ended) : open.filter((one) => STATES[state].includes(one.state));
  const warnings: OfficeWarning[] = [];
  for (const warning of listed.slice(0, limit)) warnings.push(await shown(services, by, warning));
  return { warnings, counts: { draft: count('draft'), published: count('published') } };
};

/** One warning as officers see it; those of other areas too, without being let to change them. */
export const officeWarning = async (services: Services, by: By, id: string): Promise<OfficeWarning> => {
  const warning = await findWarning(services.db.pool, id);
  if (!warning) throw notFound('no-such-thing', id);
  return shown(services, by, warning);
};
