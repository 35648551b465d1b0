import type { Page } from 'playwright-core';
import type { AnalysisInfo } from '../../sql/model/api/analyses.ts';
import { at, out, problem } from './account-answers.ts';
import type { Answers, Canned, Screen } from './screens.ts';

const of = (body: unknown): Canned => ({ body });
const ID = 'answer-of-the-gallery';
const TITLE = {
  ar: 'مواقع النفايات: الأقرب من أحواض الأنهار',
  fr: 'Sites de déchets : les cours d’eau les plus proches',
  en: 'Waste sites: the nearest watercourses',
};

/** A question that is under way, or that came to nothing. */
const underWay = (part: Partial<AnalysisInfo>): AnalysisInfo => ({
  id: ID,
  state: 'running',
  question: {
    kind: 'nearest',
    of: { layer: 'landfills' },
    to: { layer: 'watercourses' },
    k: 3,
  },
  title: TITLE,
  inputs: [{ kind: 'layer', id: 'landfills', revision: 3, at: at(-2) }],
  isCurrent: true,
  progress: 0.42,
  error: null,
  createdAt: at(0),
  figures: null,
  layer: null,
  links: { self: `http://127.0.0.1/api/analyses/${ID}`, layer: null, tiles: null, items: null },
  ...part,
});

const NEAREST = '/analysis?ask=nearest&of=landfills&with=watercourses&k=3';
/** Under way, as whoever asked sees it: with what cancels it. */
const running: Answers = {
  ...out,
  'POST /api/analyses': { status: 202, body: { ...underWay({}), ticket: 'ticket' } },
  [`GET /api/analyses/${ID}`]: of(underWay({})),
};
const ended = (part: Partial<AnalysisInfo>): Answers => ({
  ...out,
  [`GET /api/analyses/${ID}`]: of(underWay({ progress: null, ...part })),
});

const ask = (page: Page): Promise<void> => page.locator('.ask-form button[type="submit"]').click();
/** Asks the server, and waits for the answer with its map. */
const answered = async (page: Page): Promise<void> => {
  await ask(page);
  await page.locator('.answer .map[data-state="ready"]').waitFor();
  // Tiles come, and labels fade in.
  await page.waitForTimeout(1500);
};
const unfold = async (page: Page): Promise<void> => {
  for (const fold of await page.locator('.ask-fold-trigger').all()) await fold.click();
};
const drawn = (page: Page): Promise<void> =>
  page.locator('.draw-stage .map[data-state="ready"]').first().waitFor();

const CONCESSIONS = 'of=mining-concessions&day=1990-01-01&day2=2020-01-01';

/** The page of questions in every state; what is answered, is by the server that it is looked at on. */
export const QUESTION_SCREENS: readonly Screen[] = [
  { name: 'questions', path: '/analysis', answers: out },
  { name: 'questions-trend', path: '/analysis?ask=trend', answers: out, steps: unfold },
  {
    name: 'questions-point',
    path: '/analysis?ask=near&of=landfills&where=point&point=10.18,36.81&km=40',
    answers: out,
    steps: drawn,
  },
  {
    name: 'questions-area',
    path: '/analysis?ask=within&of=landfills&where=area&area=9,37;10.6,37;10.4,35.8;9,36&filter=tonnes_a > 1000',
    answers: out,
    steps: drawn,
  },
  {
    name: 'questions-text',
    path: '/analysis?ask=buffer&of=landfills&km=2&filter=code > 1 OR code < 5',
    answers: out,
  },
  { name: 'questions-running', path: NEAREST, answers: running, steps: ask },
  {
    name: 'questions-cancelled',
    path: `${NEAREST}&answer=${ID}`,
    answers: ended({ state: 'cancelled' }),
  },
  {
    name: 'questions-failed',
    path: `${NEAREST}&answer=${ID}`,
    answers: ended({
      state: 'failed',
      error: {
        code: 'memory',
        title: {
          ar: 'احتاجت المهمة إلى ذاكرة أكثر مما يُسمح به.',
          fr: 'La tâche a demandé plus de mémoire que permis.',
          en: 'The job needed more memory than it may have.',
        },
      },
    }),
  },
  {
    name: 'questions-gone',
    path: `${NEAREST}&answer=${ID}`,
    answers: { ...out, [`GET /api/analyses/${ID}`]: problem(404, 'no-such-thing', '') },
  },
  {
    name: 'questions-answer-trend',
    path: '/analysis?ask=trend&figure=indicator:water-stress&in=governorates&from=2003&to=2023',
    answers: out,
    steps: answered,
  },
  {
    name: 'questions-answer-cover',
    path: `/analysis?ask=cover&with=mining-concessions&property=substance&${CONCESSIONS}`,
    answers: out,
    steps: answered,
  },
  {
    name: 'questions-answer-change',
    path: '/analysis?ask=change&of=mining-concessions&from=1990-01-01&to=2020-01-01',
    answers: out,
    steps: answered,
  },
];
