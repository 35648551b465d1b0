import type { Request, Response } from 'express';
import { z } from 'zod';
import { Lang } from '../features/query.ts';
import { baseUrlOf } from '../http/base-url.ts';
import { type Endpoint, endpoint, pathOf } from '../http/endpoint.ts';
import { answeredUnchanged, etagOf, PUBLIC_CACHE } from '../http/etag.ts';
import { languageOf } from '../http/language.ts';
import { untilGone } from '../http/stream.ts';
import { seen } from '../layers/seen.ts';
import type { Services } from '../services.ts';
import type { BriefDocument } from './document.ts';
import { placeBrief } from './place/brief.ts';
import type { Sight } from './sight.ts';
import { themeBrief } from './theme/brief.ts';
import { wordsIn } from './words/words.ts';

const TAG = 'Briefs and reports';
export const PDF = 'application/pdf';

/** What a document is made from, for who asks. */
export const sightOf = (services: Services, request: Request, response: Response): Sight => {
  const language = languageOf(request);
  return {
    db: services.db,
    country: services.country,
    snapshot: seen(services, request),
    language,
    words: wordsIn(language),
    base: baseUrlOf(request, services.config.PUBLIC_URL),
    now: new Date(),
    signal: untilGone(response),
  };
};

/** A name that every system takes for a file. */
export const fileName = (kind: string, id: string, language: string): string =>
  `${kind}-${id.replace(/[^\w-]+/g, '-').slice(0, 60)}-${language}.pdf`;

const sendBrief =
  (kind: string, gather: (sight: Sight, id: string) => Promise<BriefDocument>) =>
  async (
    services: Services,
    { request, response }: { request: Request; response: Response },
  ): Promise<void> => {
    const sight = sightOf(services, request, response);
    const id = pathOf(request, 'id');
    const name = [kind, id, sight.language, sight.base].join(' ');
    const { tag, pdf } = await services.briefs.make(sight.snapshot, name, () => gather(sight, id));
    response.vary('Accept-Language');
    if (answeredUnchanged(request, response, etagOf(tag), PUBLIC_CACHE)) return;
    const bytes = await pdf();
    response.set({
      'Content-Type': PDF,
      'Content-Language': sight.language,
      'Content-Disposition': `inline; filename="${fileName(kind, id, sight.language)}"`,
    });
    response.send(bytes);
  };

const answers = (description: string) => ({ 200: { description, content: { [PDF]: 'binary' as const } } });

/** `/api/places/{id}/brief.pdf`, `/api/themes/{id}/brief.pdf`: two pages to be printed. */
export const briefEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/places/{id}/brief.pdf',
    access: 'public',
    tag: TAG,
    summary: 'A brief of a place, two pages',
    description:
      'What stands out, its indicators with class, rank and trend, courses with limits, a map, sources and methods: of what whoever asks may see, in Arabic, French or English.',
    query: z.object({ lang: Lang }),
    answers: answers('A PDF of two pages (PDF/UA-1)'),
    handle: sendBrief('place', placeBrief),
  }),
  endpoint({
    path: '/api/themes/{id}/brief.pdf',
    access: 'public',
    tag: TAG,
    summary: 'A brief of a theme in the whole country, two pages',
    description:
      'What stands out, the middle and the classes of its indicators, who is last, courses, maps, sources and methods.',
    query: z.object({ lang: Lang }),
    answers: answers('A PDF of two pages (PDF/UA-1)'),
    handle: sendBrief('theme', themeBrief),
  }),
];
