import { infosOf, listRows } from '../../warnings/public/list.ts';
import type { Block } from '../document.ts';
import type { Sight } from '../sight.ts';
import type { PlaceFacts } from './facts.ts';

/** Warnings that there is room for. */
const MOST = 4;

/** Warnings that hold for a place, what it lies in or what lies in it: each with who says so and until when. All may know of them. */
export const warningsSection = async (sight: Sight, { info }: PlaceFacts): Promise<Block[]> => {
  const { words, db, country, language } = sight;
  const query = { place: info.id, state: 'active' as const, limit: MOST };
  const rows = (await listRows(db.pool, query)).slice(0, MOST);
  const warnings = await infosOf(db.pool, rows);
  if (warnings.length === 0) return [];
  const items = warnings.map(({ authority, headline, expires, places }) => ({
    tone: 'bad' as const,
    lead: words.text(headline),
    lines: [
      words.say('warningBy', {
        word: words.text(authority.word),
        name: words.text(authority.name),
        until: words.moment(new Date(expires), country.timeZone),
      }),
      places.map(({ name, id }) => words.name(name, id)).join(language === 'ar' ? '، ' : ', '),
    ],
  }));
  return [{ kind: 'items', title: words.say('warnings'), items }];
};
