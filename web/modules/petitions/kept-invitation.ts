const keyOf = (number: string): string => `petition-invitation ${number}`;

/**
 * The link for sponsors of a petition, which its page takes out of the address: kept for this tab, so that the page is there still
 * when it is loaded again. `given` is what the page was opened with, if anything.
 */
export const keptInvitation = (number: string, given: string | null): string | null => {
  try {
    if (given !== null) window.sessionStorage.setItem(keyOf(number), given);
    return given ?? window.sessionStorage.getItem(keyOf(number));
  } catch {
    // Where nothing may be kept, the page is good until it is loaded again.
    return given;
  }
};
