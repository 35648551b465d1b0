/** Why this browser cannot be written to. */
export type PushTrouble = 'unsupported' | 'denied';

/** This browser, as its push service knows it. */
export type Here = {
  endpoint: string;
  expirationTime: number | null;
  keys: { p256dh: string; auth: string };
};

export const isPushSupported = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** What stands in the way of notifications here; null: nothing. */
export const pushTrouble = (): PushTrouble | null => {
  if (!isPushSupported()) return 'unsupported';
  return Notification.permission === 'denied' ? 'denied' : null;
};

/** What this browser subscribed to, where it did. */
export const ownSubscription = async (): Promise<PushSubscription | null> => {
  if (!isPushSupported()) return null;
  const registration = await navigator.serviceWorker.getRegistration('/');
  return (await registration?.pushManager.getSubscription()) ?? null;
};

/** What a subscription tells of this browser. */
export const hereOf = (subscription: PushSubscription): Here => {
  const { endpoint = '', expirationTime, keys } = subscription.toJSON();
  return {
    endpoint,
    expirationTime: expirationTime ?? null,
    keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' },
  };
};

/** Asks whoever is here whether she wants notifications, and subscribes the browser. Rejects where she does not, or it cannot. */
export const subscribeHere = async (publicKey: string): Promise<Here> => {
  await navigator.serviceWorker.register('/sw.js');
  const { pushManager } = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  const subscription = await pushManager.subscribe(options).catch(async (error: unknown) => {
    const old = await pushManager.getSubscription();
    // It subscribed with a key of ours that we have no more.
    if (!old || !(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
    await old.unsubscribe();
    return pushManager.subscribe(options);
  });
  return hereOf(subscription);
};
