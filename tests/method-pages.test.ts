import { createIntl } from 'react-intl';
import { describe, expect, it } from 'vitest';
import { REGISTRY } from '../etl/themes/index.ts';
import { Indicator } from '../sql/model/indicator.ts';
import { LANGUAGES, type Language } from '../sql/model/text.ts';
import { ALL_MESSAGES } from '../web/i18n/all.ts';
import { LOCALES, type MessageKey } from '../web/i18n/messages.ts';
import { signsOf, toldOf } from '../web/indicators/formula.ts';
import { inputSaid } from '../web/indicators/input-said.ts';

const INDICATORS = REGISTRY.flatMap((theme) =>
  (theme.indicators ?? []).map((given) => Indicator.parse(given)),
);
const PARAMETERS = REGISTRY.flatMap((theme) => theme.parameters ?? []);
const LAYERS = REGISTRY.flatMap(({ layers }) => layers.map(({ layer }) => layer));

/** The page's own words: a key or a value that is missing throws. */
const wordsIn = (language: Language) => {
  const faults: string[] = [];
  const intl = createIntl({
    locale: LOCALES[language],
    messages: ALL_MESSAGES[language],
    onError: ({ message }) => faults.push(message),
  });
  return {
    faults,
    say: (key: MessageKey, values?: Record<string, string | number>) =>
      intl.formatMessage({ id: key }, values),
    number: (value: number) => intl.formatNumber(value),
    text: (text: Record<Language, string>) => text[language],
  };
};

describe.each(LANGUAGES)('pages of methods in %s', (language) => {
  it.each(INDICATORS.map((one) => [one.id, one] as const))('tell how %s is computed', (_, indicator) => {
    const { faults, ...words } = wordsIn(language);
    const signs = signsOf(indicator.method);
    const told = toldOf(indicator.method, {
      sign: (input) => signs.get(input) ?? '?',
      number: words.number,
      limit: (input, id) => {
        const declared = indicator.inputs[input];
        const parameter =
          declared?.kind === 'series' ? PARAMETERS.find((one) => one.id === declared.parameter) : undefined;
        return parameter?.limits?.find((limit) => limit.id === id) as never;
      },
      text: words.text,
    });
    const sentences = told.said.map(({ key, values }) => words.say(key, values));
    const inputs = Object.values(indicator.inputs).flatMap((input) =>
      inputSaid(
        input,
        { layerOf: (id) => LAYERS.find((layer) => layer.id === id) as never, isGathered: true },
        words,
      ),
    );
    expect(faults).toEqual([]);
    expect(told.formula ?? sentences.join(' ')).toBeTruthy();
    expect(`${told.formula} ${sentences.join(' ')}`).not.toMatch(/\?|undefined|NaN|[{}]/);
    expect(inputs.filter((said) => !said.trim() || /[{}]|undefined/.test(said))).toEqual([]);
    // Each input has its letter, by which the formula can name it.
    expect([...signs.keys()].sort()).toEqual(Object.keys(indicator.inputs).sort());
  });
});
