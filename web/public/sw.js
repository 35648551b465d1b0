/**
 * Shows notifications (web push), opens what they lead to, confirms what was asked for in this browser, and tells when its address
 * has changed. It keeps nothing and answers no request, so that the viewer is the same with and without it. What it gets is `PushPayload` of sql/model/api/outbox.ts.
 */
const payloadOf = (event) => {
  try {
    return event.data.json();
  } catch {
    return null;
  }
};

/** Says that what was sent to this browser is wanted here; whether that was taken. */
const isConfirmed = async ({ token }) => {
  try {
    const answer = await fetch('/api/warnings/subscriptions/confirm', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    return answer.ok;
  } catch {
    return false;
  }
};

/**
 * The push service gave this browser another address, or took the old one back: it subscribes anew with the same key, and tells
 * where what it follows is to be sent. What is not told which address it had can tell nothing.
 */
const move = async ({ oldSubscription, newSubscription }) => {
  if (!oldSubscription) return;
  const { endpoint, keys } = oldSubscription.toJSON();
  const subscription =
    newSubscription ?? (await self.registration.pushManager.subscribe(oldSubscription.options));
  await fetch('/api/push/move', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ was: { endpoint, auth: keys.auth }, is: subscription.toJSON() }),
  });
};

self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(move(event)));

/** What is confirmed here says so; what could not be is opened, and confirmed there by hand. */
const shownOf = async ({ confirm, ...payload }) =>
  confirm && (await isConfirmed(confirm)) ? { ...payload, ...confirm.done } : payload;

const show = async (payload) => {
  const { id, title, body, link, language, dir } = await shownOf(payload);
  await self.registration.showNotification(title, {
    body,
    lang: language,
    dir,
    // The same message twice is one notification.
    tag: id,
    icon: '/icon.svg',
    data: { link },
  });
};

self.addEventListener('push', (event) => {
  const payload = payloadOf(event);
  if (payload) event.waitUntil(show(payload));
});

/** Only pages of ours are opened, whatever a message says. */
const ownUrl = (link) => {
  const url = new URL(link, self.location.origin);
  return url.origin === self.location.origin ? url.href : `${self.location.origin}/`;
};

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(ownUrl(event.notification.data.link)));
});
