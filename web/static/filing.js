// The report's pages: their service worker is asked for, and told what a page sent on: it keeps and sends (phone.js).
(() => {
  "use strict";
  const place = document.getElementById("ponsel");
  const { serviceWorker } = navigator;
  if (!serviceWorker || !self.indexedDB || !place) return;
  const [, token, step] = /^\/lapor\/([\w-]{43})\/([\w-]+)/.exec(location.pathname) ?? [];
  // What is sent on is told to the next page of this tab, which knows the report's token.
  const LEFT = "lapor";
  document.addEventListener("submit", ({ target }) => {
    if (target.id !== "isian") return;
    const given = [...new FormData(target)].filter(([name, value]) => typeof value === "string" && name !== "csrf_token");
    const names = new Set(given.map(([name]) => name));
    const before = JSON.parse(sessionStorage.getItem(LEFT));
    const own = before && (before.token ?? token) === token ? before.entries.filter(([name]) => !names.has(name)) : [];
    const secret = given.filter(([name, value]) => name === "identity" && value === "rahasia");
    sessionStorage.setItem(LEFT, JSON.stringify({ token, entries: secret.length ? secret : [...own, ...given] }));
  });
  const show = (name) => {
    for (const each of place.children) each.hidden = each.dataset.when !== name;
  };
  for (const name of ["kept", "secret"]) document.addEventListener(`phone:${name}`, () => show(name));
  const tell = (left) => serviceWorker.ready.then(({ active }) => active.postMessage({ left, token, isSent: step === "terkirim" }));
  serviceWorker.addEventListener("message", ({ data }) => {
    if (data.left === sessionStorage.getItem(LEFT)) sessionStorage.removeItem(LEFT);
    if (data.copies) show("copy");
  });
  const arrive = () => tell(sessionStorage.getItem(LEFT));
  window.addEventListener("load", () => serviceWorker.register(place.dataset.worker, { scope: "/lapor" }).catch(() => {}));
  window.addEventListener("online", arrive);
  document.addEventListener("htmx:afterRequest", () => tell(null));
  arrive();
})();
