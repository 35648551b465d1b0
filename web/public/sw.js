/**
 * Shows notifications (web push) and opens what they lead to. It keeps nothing and answers no request, so that the viewer
 * is the same with and without it. What it gets is `PushPayload` of sql/model/api/outbox.ts.
 */
const payloadOf = (event) => {
  try {
    return event.data.json();
  } catch {
    return null;
  }
};

self.addEventListener('push', (event) => {
  const payload = payloadOf(event);
  if (!payload) return;
  const { id, title, body, link, language, dir } = payload;
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      lang: language,
      dir,
      // The same message twice is one notification.
      tag: id,
      icon: '/icon.svg',
      data: { link },
    }),
  );
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
