import type { Request, Response } from 'express';
import type { FeedQuery } from '../../../sql/model/api/warnings.ts';
import { CAP_CATEGORY_TITLES, CAP_SEVERITY_TITLES } from '../../../sql/model/cap-words.ts';
import type { Language } from '../../../sql/model/text.ts';
import { baseUrlOf } from '../../http/base-url.ts';
import { pathOf } from '../../http/endpoint.ts';
import { badParameter, notFound } from '../../http/error.ts';
import { answeredUnchanged, etagOf } from '../../http/etag.ts';
import { languageOf } from '../../http/language.ts';
import { uuidOf } from '../../http/uuid-of.ts';
import type { Services } from '../../services.ts';
import { capDocument } from '../cap/write.ts';
import { messagesOf } from '../issue/store.ts';
import { placesOf } from '../places.ts';
import { listRows } from '../public/list.ts';
import { atomDocument, type Feed, rssDocument } from './feed.ts';

const WORDS: Record<Language, { title: string; about: string; brand: string; from: string }> = {
  ar: { title: 'إنذارات بيئتنا', about: 'الإنذارات السارية', brand: 'بيئتنا', from: 'بدءا من' },
  fr: { title: 'Alertes de Biatouna', about: 'Les alertes en cours', brand: 'Biatouna', from: 'à partir de' },
  en: { title: 'Warnings of Biatouna', about: 'Warnings that hold', brand: 'Biatouna', from: 'from' },
};

/** What holds may be over in a minute: that is as long as anybody keeps it. */
const CACHE = 'public, max-age=60';
const MOST = 200;

const TYPES = { atom: 'application/atom+xml', rss: 'application/rss+xml' } as const;
const WRITE = { atom: atomDocument, rss: rssDocument };

const narrowing = async ({ db }: Services, query: FeedQuery, language: Language): Promise<string[]> => {
  const { place, category, severity } = query;
  const [found] = place ? await placesOf(db.pool, [place]) : [];
  if (place && !found) throw badParameter('place', 'invalid-parameter', { reason: place.slice(0, 80) });
  return [
    ...(found ? [found.name[language]] : []),
    ...(category ?? []).map((one) => CAP_CATEGORY_TITLES[one][language]),
    ...(severity ? [`${WORDS[language].from} ${CAP_SEVERITY_TITLES[severity][language]}`] : []),
  ];
};

/** Answers a feed of the warnings that hold, by language, place, category and gravity. */
export const sendFeed = async (
  services: Services,
  { request, response, query }: { request: Request; response: Response; query: FeedQuery },
  form: keyof typeof TYPES,
): Promise<void> => {
  const base = baseUrlOf(request, services.config.PUBLIC_URL);
  const language = languageOf(request);
  const words = WORDS[language];
  const narrowed = await narrowing(services, query, language);
  const rows = (await listRows(services.db.pool, { ...query, state: 'active', limit: MOST })).slice(0, MOST);
  const feed: Feed = {
    self: `${base}${request.originalUrl}`,
    page: `${base}/warnings`,
    base,
    language,
    title: [words.title, ...narrowed].join(' · '),
    about: words.about,
    brand: words.brand,
    // Empty, it is as old as the first day, so that it is the same each time.
    updated: rows[0]?.sent ?? new Date(0),
    entries: rows,
  };
  const text = WRITE[form](feed);
  response.vary('Accept-Language');
  if (answeredUnchanged(request, response, etagOf(text), CACHE)) return;
  response.set('Content-Type', `${TYPES[form]}; charset=utf-8`).send(Buffer.from(text));
};

/** Answers a message of a warning as a document of CAP 1.2: the newest, or the one of a number. */
export const sendCap = async (
  services: Services,
  { request, response }: { request: Request; response: Response },
  which: 'newest' | 'part',
): Promise<void> => {
  const id = uuidOf(request);
  const messages = await messagesOf(services.db.pool, id);
  const part = which === 'part' ? Number(pathOf(request, 'part')) : messages[0]?.part;
  const message = messages.find((one) => one.part === part);
  if (!message) throw notFound('no-such-thing', id);
  const text = capDocument(message.alert, services.country.timeZone);
  if (answeredUnchanged(request, response, etagOf(text), CACHE)) return;
  response.set('Content-Type', 'application/cap+xml; charset=utf-8').send(Buffer.from(text));
};
