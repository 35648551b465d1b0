const KEY = 'biatouna-civic-waiting';

/** Notes whether something waits to be sent, so that pages which have nothing to do with it need not look. */
export const noteWaiting = (waits: boolean): void => {
  try {
    if (waits) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing: what waits is sent while its page is open.
  }
};

/** Whether something waits, as far as the browser tells. */
export const isWaiting = (): boolean => {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
};
