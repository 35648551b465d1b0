/** Where what is published of cases stands in the tree, and the source that it is told to be from (etl/themes/participation). */
export const CASES_THEME = 'participation';
export const CASES_SOURCE = 'civic-cases';

/** The layer of the published cases of a module. */
export const casesLayerOf = (module: string): string => `${module}-cases`;

/** What a number that is counted in cases is called among the figures of a place. */
export const countName = (count: string): string => `count ${count}`;

/** The property of a published case that tells how much of a count there is, at least. */
export const countProperty = (count: string): string => `count_${count.replaceAll('-', '_')}`;
