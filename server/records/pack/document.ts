import type { CaseView } from '../../../sql/model/api/records.ts';
import type { Country } from '../../../sql/model/country.ts';
import { passagesOf } from '../../../sql/model/policy.ts';
import { basisText } from '../../../sql/model/records/basis.ts';
import { dayText } from '../../../sql/model/records/clock-words.ts';
import { dayOf } from '../../../sql/model/records/day.ts';
import type { Text } from '../../../sql/model/text.ts';
import { line } from '../../briefs/clean.ts';
import type { PolicyDocument, Told } from '../../briefs/document.ts';
import { frameOf, headOf } from '../../briefs/shared/frame.ts';
import { wordsIn } from '../../briefs/words/words.ts';
import type { Kind } from '../types.ts';
import { answersTold, type Telling } from './answers.ts';
import { PACK_WORDS, type PackWord } from './words.ts';

type Section = PolicyDocument['sections'][number];

/** What was answered: a text alone is what was said, all else stands beside its name. */
const passagesOfAnswers = (
  told: readonly { label: string; text: string }[],
  isSaid = false,
): Section['passages'] => {
  const [only] = told;
  if (isSaid && only && told.length === 1) return passagesOf(only.text);
  return facts(told.map(({ label, text }) => ({ label, lines: text.split('\n') })));
};

const facts = (items: readonly Told[]): Section['passages'] =>
  items.length === 0 ? [] : [{ kind: 'facts', items }];

/** What a document of a case is made with, beside the case. */
export type PackMaker = Telling & { country: Country; kind: Kind; base: string; now: Date };

const toolsOf = ({ language, country }: PackMaker) => ({
  say: (key: PackWord): string => PACK_WORDS[key][language],
  text: (one: Text): string => line(one[language]),
  day: (at: string): string => dayText(dayOf(at, country.timeZone), language),
});

const factsOf = (maker: PackMaker, view: CaseView): Told[] => {
  const { say, text, day } = toolsOf(maker);
  const fact = (key: PackWord, told: string): Told => ({ label: say(key), lines: [told] });
  return [
    fact('number', view.number),
    fact('state', text(view.state.title)),
    ...(view.structure ? [fact('structure', text(view.structure.name))] : []),
    fact('received', day(view.receivedAt)),
    ...(view.closedAt ? [fact('closed', day(view.closedAt))] : []),
  ];
};

const askedOf = (maker: PackMaker, view: CaseView): Section => {
  const fields = maker.kind.type.form.fields.filter(({ audience }) => audience !== 'internal');
  return {
    title: toolsOf(maker).say('asked'),
    passages: passagesOfAnswers(answersTold(fields, view.answers, maker)),
  };
};

const clocksOf = (maker: PackMaker, view: CaseView): Section => {
  const { say, text } = toolsOf(maker);
  return {
    title: say('clocks'),
    passages: facts(
      view.clocks.map((one) => ({
        ...{ label: text(one.title), lines: [text(one.explained)], note: text(one.basis) },
      })),
    ),
  };
};

/** What was done, deed by deed, with what was written in it. What only the office is told stays out, so that the parties can be given it. */
const threadOf = (maker: PackMaker, view: CaseView): Section[] => {
  const { say, text, day } = toolsOf(maker);
  return view.events
    .filter(({ audience }) => audience !== 'internal')
    .map((event) => {
      const deed = maker.kind.type.workflow.deeds.find(({ id }) => id === event.deed);
      const fields = (deed?.asks ?? []).filter(({ audience }) => audience !== 'internal');
      return {
        title: `${day(event.at)} · ${text(event.title)} · ${say(event.by)}`,
        passages: passagesOfAnswers(answersTold(fields, event.answers, maker), true),
      };
    });
};

/** The law beside the case, with what each rule stands on. */
const rulesOf = (maker: PackMaker): Section => {
  const { say, text } = toolsOf(maker);
  const { notices } = maker.kind.type;
  return {
    title: say('rules'),
    passages: [
      { kind: 'list', items: notices.map(({ says, basis }) => `${text(says)} — ${text(basisText(basis))}`) },
    ],
  };
};

/** A case as a document to be taken to whoever decides on it: what was asked, the periods with how they were counted, all that was said. */
export const packDocument = (maker: PackMaker, view: CaseView): PolicyDocument => {
  const { language, kind, base, now, country } = maker;
  const { say, text } = toolsOf(maker);
  const about = { words: wordsIn(language), language, now, country };
  const frame = frameOf(about, `${base}/civic/cases/${view.number}?lang=${language}`);
  const head = headOf(about, {
    kind: text(kind.type.noun),
    title: line(view.title),
    subtitle: `${view.number} · ${text(view.state.title)}`,
    isMostlySample: false,
  });
  return {
    ...frame,
    words: { ...frame.words, online: say('online') },
    head: { ...head, warning: say(view.reader === 'public' ? 'asPublic' : 'asParty') },
    summary: facts(factsOf(maker, view)),
    sections: [askedOf(maker, view), clocksOf(maker, view), ...threadOf(maker, view), rulesOf(maker)],
    targets: { title: '', items: [] },
    colophon: { title: say('about'), sources: [], notes: [say('made')] },
  };
};
