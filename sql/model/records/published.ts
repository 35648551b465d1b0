/** Where what is published of cases stands in the tree, and the source that it is told to be from (etl/themes/participation). */
export const CASES_THEME = 'participation';
export const CASES_SOURCE = 'civic-cases';

/** The layer of the published cases of a module. */
export const casesLayerOf = (module: string): string => `${module}-cases`;
