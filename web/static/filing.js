// The report's pages: their service worker is asked for, and what waits on this phone is said and sent.
(() => {
  "use strict";
  const place = document.getElementById("ponsel");
  const { serviceWorker } = navigator;
  if (!serviceWorker || !self.indexedDB || !place) return;
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
  if (!serviceWorker.controller) return; // nothing can lie here yet
  const script = document.createElement("script");
  script.src = place.dataset.phone;
  script.onload = quietly;
  document.head.append(script);
})();
