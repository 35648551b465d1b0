import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { LONGEST } from './longest.ts';

const rankOf = ({ moduleId }: TestSpecification): number => {
  const at = LONGEST.findIndex((path) => moduleId.includes(`/${path}`));
  return at === -1 ? LONGEST.length : at;
};
/** Vitest's order, but for the longest files, which begin their project. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    // Projects stay one after the other: a process goes on only with a next file that is of its project.
    const projects = [...new Set(sorted.map(({ project }) => project.name))];
    const placeOf = ({ project }: TestSpecification) => projects.indexOf(project.name);
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b) || rankOf(a) - rankOf(b));
  }
}
