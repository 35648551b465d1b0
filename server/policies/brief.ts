import type { PolicyDetail, TargetInfo } from '../../sql/model/api/policies.ts';
import { passagesOf } from '../../sql/model/policy.ts';
import type { Text } from '../../sql/model/text.ts';
import type { PolicyDocument, Tone } from '../briefs/document.ts';
import { aimFigure } from '../briefs/figures/aim.ts';
import { frameOf, headOf } from '../briefs/shared/frame.ts';
import type { Sight } from '../briefs/sight.ts';
import type { WordKey } from '../briefs/words/en.ts';
import type { ProgressStatus } from '../methods/sdg-progress.ts';

const SIZE = { width: 220, height: 92 };

const SAID: Record<ProgressStatus, { word: WordKey; tone: Tone }> = {
  deterioration: { word: 'progressDeterioration', tone: 'bad' },
  limited: { word: 'progressLimited', tone: 'watch' },
  moderate: { word: 'progressModerate', tone: 'watch' },
  substantial: { word: 'progressSubstantial', tone: 'good' },
  achieved: { word: 'progressAchieved', tone: 'good' },
  'no-data': { word: 'progressNoData', tone: 'plain' },
};

/** What was measured, and the way from the base to what is to be reached. */
const drawnOf = ({ words }: Sight, { values, target, decimals }: TargetInfo, alt: string) =>
  values.length === 0
    ? null
    : aimFigure({
        ...{ values, base: target.baseline, target: { year: target.deadline, value: target.value } },
        names: {
          measured: words.say('policyMeasured'),
          needed: words.say('policyNeeded'),
          aim: words.say('policyAim'),
        },
        number: (value, places) => words.number(value, decimals ?? places),
        ...{ alt, size: SIZE, rtl: words.language === 'ar' },
      });

const whereOf = ({ words }: Sight, { target, placeName }: TargetInfo): string =>
  target.place === null ? words.say('policyCountry') : (placeName?.[words.language] ?? target.place);

/** How a value of the country was made of those of places. */
const MADE = {
  ...({ sum: 'policySum', mean: 'policyMean', median: 'policyMedian' } as const),
  whole: 'policyWhole',
} as const;

const targetOf = (sight: Sight, info: TargetInfo): PolicyDocument['targets']['items'][number] => {
  const { words } = sight;
  const { target, title, unit, decimals, progress, made, isSample } = info;
  const measure = (value: number) => words.measure(value, unit, decimals ?? 2);
  const { word, tone } = SAID[progress.status];
  const lead = `${words.text(title)} · ${whereOf(sight, info)}`;
  const going = words.say('policyGoing', {
    ...{ base: measure(target.baseline.value), baseYear: target.baseline.year },
    ...{ value: measure(target.value), deadline: target.deadline },
  });
  const now = progress.newest
    ? [words.say('policyNow', { value: measure(progress.newest.value), year: progress.newest.year })]
    : [];
  return {
    item: {
      ...{ tone, lead },
      lines: [words.say(word), going, ...now, ...(made === null ? [] : [words.say(MADE[made.rule])])],
    },
    figure: drawnOf(sight, info, `${lead}. ${going}`),
    sample: isSample,
  };
};

/** All that is set of a version of a document, in one language. */
export const policyDocument = (sight: Sight, policy: PolicyDetail): PolicyDocument => {
  const { words, base, country } = sight;
  const { id, content, version, publishedAt, isSample, withdrawnBecause, theme } = policy;
  const text = (given: Text) => given[words.language];
  const day = words.day(new Date(publishedAt), country.timeZone);
  const head = headOf(sight, {
    kind: words.say('policyBrief'),
    title: text(content.title),
    subtitle: [theme ? text(theme.title) : '', words.say('policyVersion', { version, day })]
      .filter(Boolean)
      .join(' · '),
    isMostlySample: false,
  });
  const warning = withdrawnBecause
    ? words.say('policyWithdrawn', { reason: text(withdrawnBecause) })
    : isSample
      ? words.say('policySample')
      : '';
  return {
    ...frameOf(sight, `${base}/policies/${id}?version=${version}&lang=${words.language}`),
    head: { ...head, warning },
    summary: passagesOf(text(content.summary)),
    sections: content.sections.map(({ title, body }) => ({
      title: text(title),
      passages: passagesOf(text(body)),
    })),
    targets: {
      title: words.say('policyTargets'),
      items: policy.targets.map((info) => targetOf(sight, info)),
    },
    colophon: {
      title: words.say('sources'),
      sources: [],
      notes: [
        ...(policy.targets.length > 0 ? [words.say('policyMethod')] : []),
        ...(policy.targets.some((one) => one.isSample) ? [words.say('sampleNote')] : []),
      ],
    },
  };
};
