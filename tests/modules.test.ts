import { existsSync, readFileSync } from 'node:fs';
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
});
