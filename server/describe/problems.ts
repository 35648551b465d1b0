import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Language } from '../../sql/model/text.ts';
import { Lang } from '../features/query.ts';
import { type Endpoint, endpoint, pathOf } from '../http/endpoint.ts';
import { HttpError } from '../http/error.ts';
import { answeredUnchanged, etagOf, PUBLIC_CACHE } from '../http/etag.ts';
import { languageOf } from '../http/language.ts';
import type { ErrorCode } from '../http/messages/en.ts';
import { MESSAGES } from '../http/messages/index.ts';
import { sendJson } from '../http/send-json.ts';
import { TITLE } from './words.ts';

/** What the `type` of a problem leads to: the kind of error, and the sentence with its places unfilled. */
const ProblemType = z
  .object({ type: z.string(), title: z.string(), detail: z.string() })
  .meta({ id: 'ProblemType' });
const ProblemTypes = z.object({ problems: z.array(ProblemType) }).meta({ id: 'ProblemTypes' });
type ProblemType = z.infer<typeof ProblemType>;

const CODES = Object.keys(MESSAGES.en) as ErrorCode[];

const problemType = (code: ErrorCode, language: Language): ProblemType => {
  const { title, detail } = MESSAGES[language][code];
  return { type: `/problems/${code}`, title, detail: detail.replace(/\{(\w+)\}/g, '…') };
};

const escaped = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char,
  );

const entry = ({ type, title, detail }: ProblemType): string =>
  `<h2><a href="${type}">${escaped(title)}</a></h2>\n<p><code>${type}</code></p>\n<p>${escaped(detail)}</p>`;

const htmlOf = (problems: readonly ProblemType[], language: Language): string => `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>${escaped(problems.length === 1 ? problems[0]!.title : TITLE[language])}</title></head>
<body>
<h1>${escaped(TITLE[language])}</h1>
${problems.map(entry).join('\n')}
</body>
</html>
`;

const sendHtml = (request: Request, response: Response, html: string): void => {
  response.vary('Accept-Language');
  if (answeredUnchanged(request, response, etagOf(html), PUBLIC_CACHE)) return;
  response.type('html').send(html);
};

const Query = z.object({
  f: z.enum(['json', 'html']).optional().meta({ description: 'The format, else what `Accept` prefers.' }),
  lang: Lang,
});
const describe = (description: string, shape: z.ZodType) => ({
  access: 'public' as const,
  tag: 'Description',
  query: Query,
  answers: { 200: { description, content: { 'application/json': shape, 'text/html': 'text' as const } } },
});

const wantsHtml = (request: Request, f: 'json' | 'html' | undefined): boolean =>
  f ? f === 'html' : request.accepts(['json', 'html']) === 'html';

const send = (
  { request, response, query }: { request: Request; response: Response; query: z.infer<typeof Query> },
  codes: readonly ErrorCode[],
  body: (problems: ProblemType[]) => unknown,
): void => {
  const language = languageOf(request);
  const problems = codes.map((code) => problemType(code, language));
  response.vary('Accept');
  if (wantsHtml(request, query.f)) sendHtml(request, response, htmlOf(problems, language));
  else sendJson(request, response, body(problems));
};

/** `/problems/...`: what the types of problem+json (RFC 9457) lead to, for people and for programs. */
export const problemEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/problems',
    summary: 'The kinds of errors',
    ...describe('Every kind', ProblemTypes),
    handle: (_, asked) => send(asked, CODES, (problems) => ({ problems })),
  }),
  endpoint({
    path: '/problems/{type}',
    summary: 'A kind of error',
    ...describe('What it means and what to do', ProblemType),
    handle: (_, asked) => {
      const code = CODES.find((each) => each === pathOf(asked.request, 'type'));
      if (!code) throw new HttpError(404, 'no-such-page');
      send(asked, [code], ([problem]) => problem);
    },
  }),
];
