import { describe, expect, it } from 'vitest';
import { useApp } from '../../tests/harness/use-app.ts';
import { MESSAGES } from '../http/messages/index.ts';

const world = useApp({ onlyReads: true });
const page = (path: string, headers: Record<string, string> = {}) => world.get(path, { headers });

describe('the type of a problem', () => {
  it.each(Object.keys(MESSAGES.en))('%s leads to a page and a document in three languages', async (code) => {
    for (const [language, title] of Object.entries(MESSAGES).map(
      ([name, all]) => [name, all[code as keyof typeof all].title] as const,
    )) {
      const html = await page(`/problems/${code}?lang=${language}`, { Accept: 'text/html' });
      expect([html.status, html.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      const text = await html.text();
      expect(text).toContain(`lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`);
      expect(text).toContain(`<title>${title.replaceAll('"', '&quot;')}</title>`);
      expect(text).not.toMatch(/\{\w+\}/);
      const json = (await (await page(`/problems/${code}?lang=${language}`)).json()) as object;
      expect(json).toMatchObject({ type: `/problems/${code}`, title });
    }
  });

  it('that a client met can be followed from the answer', async () => {
    const problem = (await (await page('/api/collections/nowhere')).json()) as {
      type: string;
      title: string;
    };
    expect(await (await page(problem.type)).json()).toMatchObject({
      type: problem.type,
      title: problem.title,
    });
  });

  it('is listed with all others; an unknown one is not found; an unchanged one is 304', async () => {
    const all = await page('/problems');
    expect(((await all.json()) as { problems: object[] }).problems).toHaveLength(
      Object.keys(MESSAGES.en).length,
    );
    expect((await page('/problems/nonsense')).status).toBe(404);
    const { headers } = await page('/problems/busy?f=html');
    expect((await page('/problems/busy?f=html', { 'If-None-Match': headers.get('etag')! })).status).toBe(304);
  });
});
