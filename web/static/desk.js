// The keyboard of the desks, ticked rows, and numbers that rest while nobody looks. Nothing here is needed.
(() => {
  "use strict";
  const OFF = "jembatan-tanpa-pintasan";
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];

  // 1. Ticked rows: all at once, and how many.
  const boxes = () => all("input[name=pilih]");
  let hadSome = false;
  const count = () => {
    const ticked = boxes().filter((each) => each.checked).length;
    const bulk = one("details.bulk");
    if (bulk && ticked > 0 !== hadSome) bulk.open = ticked > 0;
    hadSome = ticked > 0;
    const told = one("[data-picked]");
    if (told) told.textContent = ticked ? `${ticked} ${told.dataset.picked.replace(":", "")}` : "";
    const every = one("[data-picks-all]");
    if (every) every.checked = ticked > 0 && ticked === boxes().length;
  };
  const pickAll = (wanted) => {
    for (const each of boxes()) each.checked = wanted;
    count();
  };
  document.addEventListener("change", ({ target }) => {
    if (target.matches("[data-picks-all]")) pickAll(target.checked);
    else if (target.matches("input[name=pilih]")) count();
  });
  document.addEventListener("htmx:afterSettle", count);
  window.addEventListener("pageshow", count);

  // 2. Keys, while no field has the focus; whoever speaks to their computer may switch them off.
  const dialog = one("#pintasan");
  const toggle = one("[data-keys]");
  const isOn = () => {
    try {
      return !localStorage.getItem(OFF);
    } catch {
      return true;
    }
  };
  if (toggle) {
    toggle.checked = isOn();
    toggle.addEventListener("change", () => {
      try {
        if (toggle.checked) localStorage.removeItem(OFF);
        else localStorage.setItem(OFF, "1");
      } catch {
        // A browser that keeps nothing keeps the keys.
      }
    });
  }
  const help = () => dialog?.showModal();
  one("[data-opens=pintasan]")?.addEventListener("click", help);

  const links = () => all("[data-list] > li :is(h2, h3) a");
  const here = () => links().find((each) => each.closest("li").contains(document.activeElement));
  const move = (by) => {
    const there = links();
    const now = there.indexOf(here());
    const next = there[now < 0 ? (by > 0 ? 0 : there.length - 1) : now + by];
    next?.focus();
    next?.closest("li").scrollIntoView({ block: "nearest" });
    return Boolean(next);
  };
  const box = () => here()?.closest("li").querySelector("input[name=pilih]");
  const tick = () => {
    const found = box();
    if (found) {
      found.checked = !found.checked;
      count();
    }
    return Boolean(found);
  };
  // With nothing ticked, the row in focus is meant.
  const pressBulk = (noun) => {
    const button = one(`#massal [formaction$="/massal/${noun}"]`);
    if (!button) return false;
    const found = box();
    if (found && !boxes().some((each) => each.checked)) found.checked = true;
    button.click();
    return true;
  };
  const press = (selector) => {
    const found = one(selector);
    found?.click();
    return Boolean(found);
  };
  const focus = (selector) => {
    const found = one(selector);
    found?.focus();
    return Boolean(found);
  };
  const KEYS = {
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => Boolean(here()) && move(1),
    ArrowUp: () => Boolean(here()) && move(-1),
    x: tick,
    a: () => boxes().length > 0 && (pickAll(!boxes().every((each) => each.checked)), true),
    "/": () => focus("#cari"),
    e: () => pressBulk("pengerjaan") || press('main [formaction$="/pengerjaan"]'),
    r: () => pressBulk("tanggapan") || focus("textarea[name=answer]"),
    u: () => press("a.back"),
    "?": () => dialog && (help(), true),
  };
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || dialog?.open) return;
    const types = target.matches?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    if (types || !KEYS[key] || !isOn()) return;
    if (KEYS[key]()) event.preventDefault();
  });

  // 3. Numbers are asked for while the page is seen, and at once when it is seen again.
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt, requestConfig } = event.detail;
    if (document.hidden && elt.matches("[hx-trigger*=every]") && requestConfig.verb === "get") event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    const polled = one("[hx-trigger*=every]");
    if (!document.hidden && polled && window.htmx) window.htmx.trigger(polled, "seen");
  });
  count();
})();
