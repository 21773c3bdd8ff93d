// The service worker of the report's pages (/lapor and below), behind phone.js in one file. It keeps their static
// files and one page for the time without a line, and on the phone what was typed, until it is sent.
"use strict";
const OFFLINE = "/lapor/luring";
const SHELF = `lapor-${new URL(self.location).searchParams.get("v")}`;
let begun = 0; // reports whose first page was sent on: the words kept for it meanwhile opened another draft

const fill = async () => {
  const answer = await fetch(OFFLINE, { credentials: "omit" });
  if (!answer.ok) throw new Error(String(answer.status));
  const text = await answer.clone().text();
  const files = [...text.matchAll(/(?:href|src)="(\/(?:static\/|tema-)[^"]+)"/g)].map((found) => found[1].replaceAll("&amp;", "&"));
  const shelf = await caches.open(SHELF);
  await shelf.put(OFFLINE, answer);
  await shelf.addAll([...new Set(files)]);
};
const tidy = async () => {
  for (const name of await caches.keys()) if (name !== SHELF && name.startsWith("lapor-")) await caches.delete(name);
  await self.clients.claim();
  await phone.all();
};
self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(fill());
});
self.addEventListener("activate", (event) => event.waitUntil(tidy()));

const kept = async (address) => (await caches.open(SHELF)).match(address);
const tokenOf = (address) => /^\/lapor\/([\w-]{43})\//.exec(new URL(address, self.location).pathname)?.[1];
const split = (form) => {
  const photos = form.getAll("photos").filter((each) => each instanceof File && each.size);
  return [phone.told(form), photos];
};

// Where the browser can, it wakes us once there is a line, with no page open; elsewhere an open page does.
const LATER = "kirim";
const later = () => self.registration.sync?.register(LATER).catch(() => {});
const tellPages = async (told) => {
  for (const page of await self.clients.matchAll({ includeUncontrolled: true })) page.postMessage(told);
};
self.addEventListener("sync", (event) => {
  if (event.tag === LATER) event.waitUntil(phone.deliver().finally(() => tellPages({ delivered: true })));
});

// A page has come: what the one before sent on is copied, what waits is sent.
const arrive = async ({ left, token, isSent }) => {
  await (isSent ? phone.forget(token) : phone.land(JSON.parse(left), token));
  if (self.navigator.onLine) await phone.deliver().catch(() => {});
  return (await phone.all()).filter((each) => !each.secret && !each.sent).length;
};
self.addEventListener("message", (event) => {
  const { left } = event.data;
  event.waitUntil(arrive(event.data).then((copies) => event.source.postMessage({ left, copies })));
});

// What went to the server has its copy here until the report is sent.
const note = async (request, form, answer, isOvertaken) => {
  const { pathname } = new URL(request.url);
  if (pathname.endsWith("/terkirim") && answer.ok) return phone.forget(tokenOf(request.url));
  if (pathname === "/lapor/hapus-draf") return phone.forget(form?.get("draf"));
  const token = tokenOf(request.url) ?? tokenOf(answer.headers.get("HX-Replace-Url") ?? "/");
  if (!token || !form || isOvertaken) return;
  const [fields] = split(form);
  if (phone.isPart(fields)) await phone.join(token, fields);
};

// There is no line: what was typed stays here, and the page for that time goes on with it.
const withoutLine = async (request, form) => {
  const token = tokenOf(request.url);
  let draft = token && (await phone.of(token));
  let isKept = Boolean(draft);
  if (form && new URL(request.url).pathname !== "/lapor/hapus-draf") {
    draft = await phone.join(token ?? null, ...split(form));
    isKept = !draft.secret;
    draft.ready = isKept && request.url.endsWith("/periksa") && phone.isWhole(draft.fields); // it was being sent
    await phone.put(draft);
    if (draft.ready) await later();
  }
  const next = draft?.secret || (form && !isKept) ? `${OFFLINE}?rahasia` : draft ? `${OFFLINE}?draf=${draft.key}` : token ? `${OFFLINE}?laporan=${token}` : OFFLINE;
  if (request.headers.get("HX-Request")) {
    if (form?.get("kembali") || !token) return new Response("", { headers: { "HX-Redirect": next } });
    const event = isKept ? "phone:kept" : "phone:secret";
    return new Response(null, { status: 204, headers: { "HX-Trigger": event } });
  }
  return Response.redirect(next, 303);
};

const handle = async (event) => {
  const { request } = event;
  const form = request.method === "POST" ? await request.clone().formData().catch(() => null) : null;
  const isFirst = form && new URL(request.url).pathname === "/lapor";
  if (isFirst && request.mode === "navigate") begun += 1;
  const before = begun;
  let answer;
  try {
    answer = await fetch(request);
  } catch (error) {
    if (new URL(request.url).pathname === OFFLINE) return (await kept(OFFLINE)) ?? Response.error();
    const isOvertaken = isFirst && before !== begun; // given up with its page, not for want of a line
    if (isOvertaken || (request.method !== "POST" && request.mode !== "navigate")) throw error;
    return withoutLine(request, form);
  }
  event.waitUntil(note(request, form, answer, isFirst && before !== begun).catch(() => {}));
  return answer;
};
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin || pathname === "/lapor/kirim") return;
  if (/^\/(static\/|tema-)/.test(pathname)) event.respondWith(kept(request).then((found) => found ?? fetch(request)));
  else if (pathname.startsWith("/lapor") && (request.method === "POST" || request.mode === "navigate")) event.respondWith(handle(event));
});
