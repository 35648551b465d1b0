import { MESSAGE_CONTENT, type TemplateName, TOPICS, type TopicId } from '../../../sql/model/message.ts';
import { frenchSpaces, type Language } from '../../../sql/model/text.ts';
import { FRAME } from './frame.ts';
import { htmlOf } from './html.ts';
import { TEMPLATES } from './index.ts';
import { plainOf } from './plain.ts';
import type { Words } from './template.ts';
import { type Content, oneLine, shortened, valuesOf } from './values.ts';

export type RenderInput = {
  template: TemplateName;
  content: unknown;
  language: Language;
  /** What links begin with. */
  base: string;
  timeZone: string;
  /** An answer to it is read. */
  isAnswered?: boolean;
  /** The topic, and the page that ends it. */
  topic?: { id: TopicId; url: string } | undefined;
};

/** A line of words with the values of its `{names}`, which both forms of a mail write in their own way. */
export type Line = { words: string; values: Readonly<Record<string, string>> };

/** A message in order, before it is written as plain text or HTML. */
export type Page = {
  language: Language;
  brand: string;
  subject: string;
  greeting: Line;
  says: Line[];
  facts: { label: string; value: string }[];
  /** What is asked, by numbers that an answer names. */
  asks: string[];
  /** Things that are listed, each with its page. */
  items: { text: string; url: string }[];
  button: { label: string; url: string; byHand: string } | null;
  notes: Line[];
  end: Line[];
  unsubscribe: { label: string; url: string } | null;
};

/** Words with their values, as plain text. */
export const filled = ({ words, values }: Line): string =>
  words.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

const pageOf = (input: RenderInput): Page => {
  const { template, content, language, base, timeZone, topic } = input;
  const given: Content = MESSAGE_CONTENT[template].parse(content);
  const { words, facts = [] } = TEMPLATES[template];
  const { subject, says, action, notes = [] } = words[language];
  const frame = FRAME[language];
  const set = language === 'fr' ? frenchSpaces : (text: string) => text;
  const values = valuesOf(given, language, timeZone);
  const line = (text: string): Line => ({ words: set(text), values });
  return {
    language,
    brand: frame.brand,
    subject: filled(line(subject)),
    greeting: line(values.name ? frame.greeting : frame.greetingToAll),
    says: says.map(line),
    facts: facts.flatMap((fact) => (values[fact] ? [{ label: frame.facts[fact], value: values[fact] }] : [])),
    asks: (given.asks ?? []).map((ask) => shortened(ask[language], 500)),
    items: (given.items ?? []).map(({ link, title, area }) => ({
      text: `${oneLine(title[language])} (${oneLine(area[language])})`,
      url: base + link,
    })),
    button:
      action && given.link ? { label: action, url: base + given.link, byHand: set(frame.byHand) } : null,
    notes: notes.map(line),
    end: [
      ...(topic ? [{ words: set(frame.why), values: { topic: TOPICS[topic.id][language] } }] : []),
      line(input.isAnswered ? frame.answered : frame.automatic),
    ],
    unsubscribe: topic ? { label: frame.unsubscribe, url: topic.url } : null,
  };
};

export type Rendered = {
  subject: string;
  brief: string;
  link: string;
  text: string;
  html: string;
  done?: Words['done'];
};

/**
 * A message in one language: its subject, a sentence for where there is no room, the link it leads to, and both forms of
 * a mail. Throws where the content does not fill the template.
 */
export const render = (input: RenderInput): Rendered => {
  const page = pageOf(input);
  const { done } = TEMPLATES[input.template].words[input.language];
  return {
    ...(done ? { done } : {}),
    subject: page.subject,
    brief: page.says.map(filled).join(' '),
    link: page.button?.url ?? `${input.base}/`,
    text: plainOf(page),
    html: htmlOf(page),
  };
};
