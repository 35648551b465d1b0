const OWN_PAGE = /^\/(?![/\\])[^\\\s\p{Cc}]*$/u;
const NO_PAGE = /^\/(api|auth|tiles|styles)(\/|$)/;

/**
 * Whether a text from an address leads to a page of ours and nowhere else: one slash, as with two (or one turned round) it
 * would name a host. It is sent back as it came: made neat, `/.//host` would become `//host`.
 */
export const isOwnPath = (text: string): boolean => OWN_PAGE.test(text) && !NO_PAGE.test(text);
