/** The page that tells how an indicator is computed, from what, and where it stands; written as people read it. */
export const methodAddress = (id: string): string => `/indicators/${encodeURIComponent(id)}`;
