/** What somebody signed in follows, as it is kept in memory: the same on the page of warnings, of a place and of the account. */
export const FOLLOWED_KEY = ['followed-warnings'] as const;
