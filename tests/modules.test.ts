import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MODULES } from '../server/modules/index.ts';
import { infoOf } from '../server/records/module.ts';
import { CaseType, caseTypeFaults } from '../sql/model/records/case-type.ts';
import { ModuleList } from '../sql/model/records/module.ts';

describe('the registry of modules', () => {
  it('names each once, with what the web is told of it', () => {
    const modules = MODULES.map(infoOf);
    expect(ModuleList.safeParse({ modules }).error?.issues ?? []).toEqual([]);
    expect(new Set(modules.map(({ id }) => id)).size).toBe(modules.length);
    expect(new Set(modules.map(({ page }) => page)).size).toBe(modules.length);
  });

  it('has a folder for each, and addresses below its name', () => {
    for (const { id, endpoints = [] } of MODULES) {
      expect(existsSync(`server/modules/${id}/index.ts`)).toBe(true);
      expect(endpoints.filter(({ path }) => !new RegExp(`^/api/(office/)?${id}(/|$)`).test(path))).toEqual(
        [],
      );
    }
  });

  it('holds all that the engine knows of them: no file of it, or of its forms and pages, names one', () => {
    const named = new RegExp(`['"\`/](${MODULES.map(({ id }) => id).join('|')})['"\`/?#]`);
    const engine = ['server/records', 'sql/model/records', 'web/civic'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file) && !/\.(test|fixture)\.tsx?$/.test(file))
        .map((file) => `${folder}/${file}`),
    );
    expect(engine.length).toBeGreaterThan(100);
    const naming = engine.filter((file) =>
      named.test(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')),
    );
    expect(naming).toEqual([]);
  });

  it('leaves to the engine the pages that are of all modules', () => {
    const pages = readFileSync('web/shell/pages.ts', 'utf8');
    for (const own of ['case', 'cases', 'mine', 'device']) {
      expect(pages).toContain(`'/civic/${own}`);
      expect(MODULES.filter(({ id, web }) => id === own || web.page === `/civic/${own}`)).toEqual([]);
    }
  });

  it('declares cases that hold together', () => {
    for (const { id, cases } of MODULES)
      expect([id, cases ? caseTypeFaults(CaseType.parse(cases)) : []]).toEqual([id, []]);
  });

  it('tells what was done as what happened, not as what is still to do', () => {
    for (const { id: module, cases } of MODULES)
      for (const { id, title, done, by } of cases?.workflow.deeds ?? []) {
        // In French, what is to do is an infinitive.
        expect([module, id, done.fr]).not.toEqual([module, id, expect.stringMatching(/^\p{L}+(er|ir|re) /u)]);
        const isPressed = by.some((role) => role !== 'system');
        if (isPressed) expect([module, id, done]).not.toEqual([module, id, title]);
      }
  });
});
