import { coverage } from '../../../sql/model/records/likeness.ts';
import type { Text } from '../../../sql/model/text.ts';
import type { Found, Looking } from './suggest.ts';

const PUBLISHED = `select p.id, v.content->'title' as title, v.content->'summary' as summary
  from policy p join policy_version v on v.policy_id = p.id and v.version = p.published where p.state = 'published'`;

/** Documents of policy that are published: plans, strategies, laws as they were entered. */
export const suggestedDocuments = async ({ services, stems }: Looking): Promise<Found[]> => {
  const { rows } = await services.db.read().query<{ id: string; title: Text; summary: Text }>(PUBLISHED);
  return rows.map(({ id, title, summary }) => ({
    suggestion: { kind: 'documents', id, title, status: null },
    covers: coverage(stems, [...Object.values(title), ...Object.values(summary)].join(' ')),
  }));
};
