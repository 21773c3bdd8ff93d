// Reports that wait on this phone, in IndexedDB: for the pages and for the service worker (worker.js).
// A draft: key (its proof from birth), draft (the token of a report begun on the server, or none), fields, photos,
// at (milliseconds), ready (to be sent). Secret ones are never kept: `secret` says so, and nothing else is in it.
// `sent` is the address of its confirmation, kept for a day.
self.phone = (() => {
  "use strict";
  const DAY = 86_400_000;
  const FIELDS = ["text", "topic", "village", "landmark", "identity", "name", "email", "phone"];
  const ASKED = "rincian-"; // what a topic asks: with the place, and any number of answers to one question
  const told = (entries) => {
    const fields = {};
    for (const [name, value] of entries) if (typeof value === "string") fields[name] = name in fields ? [fields[name], value].flat() : value;
    return fields;
  };
  const asked = (request) =>
    new Promise((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  const open = () => {
    const request = indexedDB.open("jembatan", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("draf", { keyPath: "key" });
    return asked(request);
  };
  const store = async (act, mode = "readwrite") => {
    const base = await open();
    try {
      return await asked(act(base.transaction("draf", mode).objectStore("draf")));
    } finally {
      base.close();
    }
  };
  const put = (draft) => store((drafts) => drafts.put(draft));
  const get = (key) => store((drafts) => drafts.get(key), "readonly");
  const remove = (key) => store((drafts) => drafts.delete(key));
  const all = async () => {
    const found = await store((drafts) => drafts.getAll(), "readonly");
    const old = found.filter((each) => Date.now() - each.at > (each.sent ? 1 : 7) * DAY);
    for (const each of old) await remove(each.key);
    return found.filter((each) => !old.includes(each)).sort((a, b) => b.at - a.at);
  };
  const born = (draft = null) => {
    const drawn = crypto.getRandomValues(new Uint8Array(32));
    const key = btoa(String.fromCharCode(...drawn)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
    return { key, draft, fields: {}, photos: [], at: Date.now(), ready: false };
  };
  const of = async (draft) => (await all()).find((each) => each.draft === draft);
  // What was typed joins the draft; a report that becomes secret leaves the phone.
  const grown = (draft, fields, photos) => {
    if (draft.secret || fields.identity === "rahasia") return { key: draft.key, draft: draft.draft, secret: true, at: Date.now() };
    const isAsked = (name) => name.startsWith(ASKED);
    if ("village" in fields) for (const name of Object.keys(draft.fields).filter(isAsked)) delete draft.fields[name];
    for (const name of Object.keys(fields)) if (FIELDS.includes(name) || isAsked(name)) draft.fields[name] = fields[name];
    draft.photos = [...draft.photos, ...photos].slice(0, 5);
    draft.at = Date.now();
    return draft;
  };
  const keep = (draft, fields, photos = []) => put(grown(draft, fields, photos));
  // All in one transaction: pages and worker do it at once, and a report is one entry all the same.
  const change = (act) =>
    store((drafts) => {
      const request = drafts.getAll();
      request.addEventListener("success", () => act(request.result, drafts));
      return request;
    });
  // Nothing but a beginning of these words: the same report, from before its token was known.
  const isCopy = ({ fields, photos, ready }, text) =>
    fields && !ready && !photos.length && text?.startsWith(fields.text ?? "") && FIELDS.every((name) => name === "text" || !fields[name]);
  const join = async (token, fields, photos = []) => {
    let draft;
    await change((found, drafts) => {
      const before = found.find((each) => token && each.draft === token) ?? born(token);
      const text = fields.text ?? before.fields?.text;
      draft = grown(before, fields, photos);
      for (const each of found) if (each.key !== draft.key && isCopy(each, text)) drafts.delete(each.key);
      drafts.put(draft);
    });
    return draft;
  };
  // It was sent, or given up: every entry of it goes.
  const forget = async (token) =>
    token &&
    change((found, drafts) => {
      const own = found.filter((each) => each.draft === token || each.sent?.includes(token));
      const texts = own.map((each) => each.fields?.text).filter(Boolean);
      for (const each of found) if (own.includes(each) || texts.some((text) => isCopy(each, text))) drafts.delete(each.key);
    });
  // What the page before sent on (filing.js) is copied under the token that its answer led to.
  const land = async (left, token) => {
    const own = left?.token ?? token;
    const fields = left && told(left.entries);
    if (own && fields && isPart(fields)) await join(own, fields);
  };
  // Sent by one tab at a time; sent again after a lost answer, it is the same report. Gives the address of its
  // confirmation, or {status, words} of a refusal; nothing where another tab is at it.
  const alone = (name, options, act) => (navigator.locks ? navigator.locks.request(name, options, act) : act(true));
  const send = (key) =>
    alone(`kirim-${key}`, { ifAvailable: true }, async (lock) => {
      const draft = lock && (await get(key));
      if (!draft?.ready) return null;
      const body = new FormData();
      body.append("key", key);
      if (draft.draft) body.append("draft", draft.draft);
      for (const [name, value] of Object.entries(draft.fields)) for (const each of [value].flat()) body.append(name, each);
      for (const photo of draft.photos) body.append("photos", photo, photo.name);
      const answer = await fetch("/lapor/kirim", { method: "POST", body });
      if (answer.redirected && answer.ok) {
        if (draft.draft) await forget(draft.draft);
        await put({ key, sent: answer.url, at: Date.now() });
        return { sent: answer.url };
      }
      const words = answer.status === 422 ? await answer.text() : "";
      if (words) await put({ ...draft, ready: false });
      return { status: answer.status, words };
    });
  // All that waits, one after the other; an error where one could not be sent and should be tried again.
  const deliver = async () => {
    for (const { key } of (await all()).filter((each) => each.ready)) {
      const answer = await send(key);
      if (answer?.status && !answer.words) throw new Error(String(answer.status));
    }
  };
  const isPart = (fields) => FIELDS.some((name) => name in fields);
  const isWhole = ({ text, village, identity }) => Boolean(text && village && identity);
  return { isPart, isWhole, all, born, deliver, forget, get, join, keep, land, of, put, remove, send, told };
})();
