import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACTION_GROUPS, ACTIONS } from './actions.ts';
import { OBJECTS } from './names.ts';

const files = execFileSync('git', ['ls-files', 'server', 'sql', 'etl'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(file));
const sources = files.map((file) => readFileSync(file, 'utf8'));

/** Codes of deeds begin with what they are done to; fields of a manifest that are named alike are none. */
const DEED =
  /['`]((?:account|session|key|job|message|webhook|push|topic|layer|database|observations|series|warnings?|report|sdg|policy|budget|case|petition)(?:\.[a-z$][\w{}$-]*)+)['`]/g;
const NO_DEED =
  /^(layer\.(id|theme|sources|parameter)\b|series\.gather$|warnings\.(digest|issue|evaluate|expire|fetch|notify)$|budget\.(csv|ts|series)\b)/;
const deeds = [...new Set(sources.flatMap((text) => [...text.matchAll(DEED)].map(([, code = '']) => code)))];
const codes = Object.keys(ACTIONS);

/** A code whose parts are put together while the program runs stands for all that fit. */
const fits = (deed: string, code: string): boolean =>
  new RegExp(`^${deed.replaceAll('.', '\\.').replace(/\$\{\w+\}/g, '[a-z.-]+')}$`).test(code);

describe('the words of the audit trail', () => {
  it('are there for every deed that the program notes', () => {
    expect(deeds.length).toBeGreaterThan(25);
    const unknown = deeds.filter((deed) => !NO_DEED.test(deed) && !codes.some((code) => fits(deed, code)));
    expect(unknown).toEqual([]);
    const isNoted = (code: string) => deeds.some((deed) => fits(deed, code));
    expect(codes.filter((code) => !isNoted(code.replace(/\.ask$/, '')) && !isNoted(code))).toEqual([]);
  });

  it('name every kind of thing that deeds are done to', () => {
    const kinds = sources.flatMap((text) =>
      [...text.matchAll(/object: \{ kind: '([\w-]+)'/g)].map(([, kind = '']) => kind),
    );
    expect(kinds.length).toBeGreaterThan(8);
    expect(kinds.filter((kind) => !Object.hasOwn(OBJECTS, kind))).toEqual([]);
  });

  it('are grouped so that every deed is in a group', () => {
    const groups = Object.keys(ACTION_GROUPS);
    const alone = codes.filter(
      (code) => !groups.some((group) => code === group || code.startsWith(`${group}.`)),
    );
    expect(alone.filter((code) => !/^(push|topic)\./.test(code))).toEqual([]);
  });
});
