/** The types of files that may stand with a case, and how large one may be; the server looks at its content, too. */
export const FILE_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export type FileType = (typeof FILE_TYPES)[number];
export const MOST_FILE_BYTES = 10_000_000;
