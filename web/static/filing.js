// The report's pages: their service worker is asked for, and what waits on this phone is said and sent.
(() => {
  "use strict";
  const place = document.getElementById("ponsel");
  const { serviceWorker } = navigator;
  if (!serviceWorker || !self.indexedDB || !place) return;
  const [, token, step] = /^\/lapor\/([\w-]{43})\/([\w-]+)/.exec(location.pathname) ?? [];
  // What is sent on is told to the next page of this tab, which knows the report's token: no worker is needed for it.
  const LEFT = "lapor";
  document.addEventListener("submit", ({ target }) => {
    if (target.id !== "isian") return;
    const { csrf_token: _, ...given } = Object.fromEntries([...new FormData(target)].filter(([, each]) => typeof each === "string"));
    const before = JSON.parse(sessionStorage.getItem(LEFT));
    const own = before && (before.token ?? token) === token ? before.fields : {};
    const fields = given.identity === "rahasia" ? { identity: "rahasia" } : { ...own, ...given };
    sessionStorage.setItem(LEFT, JSON.stringify({ token, fields }));
  });
  window.addEventListener("load", () => serviceWorker.register(place.dataset.worker, { scope: "/lapor" }).catch(() => {}));
  const show = (name) => {
    for (const each of place.children) each.hidden = each.dataset.when !== name;
  };
  for (const name of ["kept", "secret"]) document.addEventListener(`phone:${name}`, () => show(name));
  const look = async () => {
    const drafts = (await phone.all()).filter((each) => !each.secret && !each.sent);
    if (drafts.length) show("copy");
    for (const each of navigator.onLine ? drafts.filter((draft) => draft.ready) : []) await phone.send(each.key);
  };
  const quietly = () => self.phone && look().catch(() => {});
  window.addEventListener("online", quietly);
  document.addEventListener("htmx:afterRequest", quietly);
  const isSent = step === "terkirim";
  const arrive = async () => {
    if (isSent) await phone.forget(token);
    await phone.land(isSent ? null : token);
    await look();
  };
  if (!serviceWorker.controller && !isSent && !sessionStorage.getItem(LEFT)) return; // nothing can lie here yet
  const script = document.createElement("script");
  script.src = place.dataset.phone;
  script.onload = () => arrive().catch(() => {});
  document.head.append(script);
})();
