// The service worker of the report's pages (/lapor and below), behind phone.js in one file. It keeps their static
// files and one page for the time without a line, and on the phone what was typed, until it is sent.
"use strict";
const OFFLINE = "/lapor/luring";
const SHELF = `lapor-${new URL(self.location).searchParams.get("v")}`;
let newborn = null; // first words that were sent on while their token was not known yet

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
  return [Object.fromEntries(form), photos];
};

// What went to the server has its copy here until the report is sent.
const note = async (request, form, answer) => {
  const { pathname } = new URL(request.url);
  if (pathname.endsWith("/terkirim") && answer.ok) return forget(tokenOf(request.url));
  if (pathname === "/lapor/hapus-draf") return forget(form?.get("draf"));
  const token = tokenOf(request.url) ?? tokenOf(answer.headers.get("HX-Replace-Url") ?? "/");
  if (!token) {
    if (form && pathname === "/lapor") newborn = split(form)[0];
    return;
  }
  const fields = form ? split(form)[0] : newborn;
  newborn = null;
  if (fields && phone.isPart(fields)) await phone.keep((await phone.of(token)) ?? phone.born(token), fields);
};
const forget = async (token) => {
  const found = token && (await phone.of(token));
  if (found) await phone.remove(found.key);
};

// There is no line: what was typed stays here, and the page for that time goes on with it.
const withoutLine = async (request, form) => {
  const token = tokenOf(request.url);
  let draft = token && (await phone.of(token));
  let isKept = Boolean(draft);
  if (form && new URL(request.url).pathname !== "/lapor/hapus-draf") {
    draft ??= phone.born(token ?? null);
    draft.ready = request.url.endsWith("/periksa") && phone.isWhole(draft.fields ?? {}); // it was being sent
    isKept = await phone.keep(draft, ...split(form));
  }
  const next = draft?.secret || (form && !isKept) ? `${OFFLINE}?rahasia` : draft ? `${OFFLINE}?draf=${draft.key}` : OFFLINE;
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
  let answer;
  try {
    answer = await fetch(request);
  } catch (error) {
    if (new URL(request.url).pathname === OFFLINE) return (await kept(OFFLINE)) ?? Response.error();
    if (request.method !== "POST" && request.mode !== "navigate") throw error;
    return withoutLine(request, form);
  }
  event.waitUntil(note(request, form, answer).catch(() => {}));
  return answer;
};
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin || pathname === "/lapor/kirim") return;
  if (/^\/(static\/|tema-)/.test(pathname)) event.respondWith(kept(request).then((found) => found ?? fetch(request)));
  else if (pathname.startsWith("/lapor") && (request.method === "POST" || request.mode === "navigate")) event.respondWith(handle(event));
});
