import { describe, expect, it } from 'vitest';
import { REGISTRY } from '../etl/themes/index.ts';
import { tunisia } from '../sql/countries/tunisia.ts';
import { CapAlert } from '../sql/model/cap.ts';
import { frenchSpaces } from '../sql/model/text.ts';
import { PLACEHOLDERS, WarningRule } from '../sql/model/warning-rule.ts';

const rules = REGISTRY.flatMap(({ warningRules = [] }) =>
  warningRules.map((rule) => WarningRule.parse(rule)),
);
const parameters = new Map(REGISTRY.flatMap((theme) => (theme.parameters ?? []).map((one) => [one.id, one])));
const indicators = new Map(REGISTRY.flatMap((theme) => (theme.indicators ?? []).map((one) => [one.id, one])));
const institutions = REGISTRY.flatMap((theme) => (theme.institutions ?? []).map(({ id }) => id));

describe('rules of warnings that themes declare', () => {
  it('are each declared once, and some', () => {
    expect(rules.length).toBeGreaterThan(3);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s names what there is', (_, rule) => {
    expect(institutions).toContain(rule.authority);
    expect(tunisia.levels.map(({ id }) => id)).toContain(rule.area.level);
    const { subject, when } = rule;
    const classesOf = (id: string) => indicators.get(id)?.classes.map((one) => one.id) ?? [];
    if (subject.kind === 'observation') expect([...parameters.keys()]).toContain(subject.parameter);
    if (subject.kind === 'indicator') expect([...indicators.keys()]).toContain(subject.indicator);
    if (when.kind === 'classes' && subject.kind === 'indicator')
      for (const id of [...when.on, ...when.holds]) expect(classesOf(subject.indicator)).toContain(id);
    if (subject.kind === 'forecast') {
      const limits =
        subject.of.kind === 'parameter'
          ? (parameters.get(subject.of.id)?.limits ?? []).map(({ id }) => id)
          : classesOf(subject.of.id);
      expect(limits).toContain(subject.limit);
    }
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s has words as people write them', (_, rule) => {
    for (const words of [
      rule.title,
      rule.event,
      rule.headline,
      rule.description,
      rule.instruction ?? rule.event,
    ]) {
      expect(words.fr).toBe(frenchSpaces(words.fr));
      expect(words.ar.replace(/\{\w+\}|PM10/g, '')).not.toMatch(/[a-z]/i);
    }
    // Filled with the longest names that there are, it fits what CAP takes.
    const filled = rule.headline.fr.replace(/\{\w+\}/g, 'x'.repeat(40));
    expect(CapAlert.shape.infos.element.shape.headline.safeParse(filled).success).toBe(true);
    expect(PLACEHOLDERS.length).toBeGreaterThan(3);
  });
});
