/**
 * Shows notifications (web push), opens what they lead to, and confirms what was asked for in this browser. It keeps nothing and
 * answers no request, so that the viewer is the same with and without it. What it gets is `PushPayload` of sql/model/api/outbox.ts.
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
