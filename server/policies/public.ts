import type { Request } from 'express';
import type { PolicyDetail, PolicyInfo, PolicyList, TargetInfo } from '../../sql/model/api/policies.ts';
import { sdgIndicator } from '../../sql/model/sdg/frame.ts';
import { queryRows } from '../features/rows.ts';
import { notFound } from '../http/error.ts';
import { nameOf } from '../indicators/answer/value.ts';
import type { Snapshot } from '../layers/catalogue.ts';
import { seen } from '../layers/seen.ts';
import { partitionOf } from '../layers/visible.ts';
import { knownOf } from '../sdg/kept.ts';
import type { Services } from '../services.ts';
import { consultationOf } from './consultation.ts';
import {
  findPolicy,
  listPolicies,
  publishedVersions,
  type StoredPolicy,
  type StoredVersion,
  versionsOf,
} from './store.ts';
import { targetsOf } from './targets.ts';

/** What stands of a document wherever it is told: null of one that was never published. */
const infoOf = (
  { country }: Services,
  { themes }: Snapshot,
  policy: StoredPolicy,
  { version, targets }: { version: StoredVersion; targets: readonly TargetInfo[] },
): PolicyInfo => {
  const theme = themes.find(({ manifest }) => manifest.id === policy.theme)?.manifest;
  return {
    id: policy.id,
    state: policy.state,
    theme: theme ? { id: theme.id, title: theme.title } : null,
    isSample: policy.isSample,
    title: version.content.title,
    summary: version.content.summary,
    version: version.version,
    publishedAt: version.publishedAt.toISOString(),
    consultation: consultationOf(policy, { timeZone: country.timeZone, now: new Date() }),
    progress: targets.map(({ progress }) => progress.status),
  };
};

/** Every document that was published, the newest first. */
export const policyList = async (services: Services, request: Request): Promise<PolicyList> => {
  const { pool } = services.db;
  const snapshot = seen(services, request);
  const versions = await publishedVersions(pool);
  const known = await knownOf(services, snapshot);
  const policies: PolicyInfo[] = [];
  for (const policy of await listPolicies(pool)) {
    const version = versions.get(policy.id);
    if (!version) continue;
    const targets = await targetsOf(known, version.content.targets);
    policies.push(infoOf(services, snapshot, policy, { version, targets }));
  }
  return { policies: policies.sort((a, b) => b.publishedAt.localeCompare(a.publishedAt)) };
};

/** Names of places, as the layers that are seen have them. */
const placeNames = async (
  { db }: Services,
  { layers }: Snapshot,
  ids: readonly string[],
): Promise<PolicyDetail['places']> => {
  const signal = new AbortController().signal;
  const named: PolicyDetail['places'] = [];
  for (const id of ids) {
    const [level = '', scheme = '', ...code] = id.split(':');
    const base = [...layers.values()].find(
      ({ manifest: { place } }) => place?.level === level && place.scheme === scheme,
    );
    const place = base?.manifest.place;
    const rows = place
      ? await queryRows<{ properties: Record<string, unknown> }>(
          db,
          {
            text: `select properties from ${partitionOf('feature', base)} f where f.properties->>$2::text = $1
              and f.since_revision <= ${Math.trunc(base.revision)} and f.until_revision > ${Math.trunc(base.revision)} limit 1`,
            values: [code.join(':'), place.code],
          },
          signal,
        )
      : [];
    named.push({ id, name: base && rows[0] ? nameOf(base, rows[0].properties) : {} });
  }
  return named;
};

const linked = ({ indicators }: Snapshot, ids: readonly string[]): PolicyDetail['indicators'] =>
  ids.flatMap((id) => {
    const goal = sdgIndicator(id);
    if (goal) return [{ id, title: goal.title, page: `/sdg/${id.split('.')[0]}` }];
    const ours = indicators.get(id);
    return ours ? [{ id, title: ours.manifest.title, page: `/?layers=${id}` }] : [];
  });

/** A document as it was published: the version that is asked for, else the newest. Throws 404 where there is none. */
export const policyDetail = async (
  services: Services,
  snapshot: Snapshot,
  id: string,
  asked: number | undefined,
): Promise<PolicyDetail> => {
  const { pool } = services.db;
  const policy = await findPolicy(pool, id);
  const versions = policy ? await versionsOf(pool, id) : [];
  const version = versions.find((one) => one.version === (asked ?? policy?.published));
  if (!policy || !version) throw notFound('no-such-thing', id);
  const { content } = version;
  const targets = await targetsOf(await knownOf(services, snapshot), content.targets);
  return {
    ...infoOf(services, snapshot, policy, { version, targets }),
    content,
    withdrawnBecause: policy.withdrawnBecause,
    newest: versions[0]!.version,
    versions: versions.map(({ version: number, note, publishedAt }) => ({
      ...{ version: number, note },
      publishedAt: publishedAt.toISOString(),
    })),
    before: versions.find((one) => one.version === version.version - 1)?.content ?? null,
    targets,
    indicators: linked(snapshot, content.indicators),
    places: await placeNames(services, snapshot, content.places),
  };
};
