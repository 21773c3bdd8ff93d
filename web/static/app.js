// The few things HTML and htmx can't do: say that the line broke, and shrink photos before they travel.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("has-script");
  if (window.htmx) root.classList.add("has-htmx");

  // 1. One place that says what went wrong with the network. It is in the layout from the start,
  //    so screen readers know it before it speaks.
  const region = document.getElementById("network");
  const say = (text) => {
    region.replaceChildren();
    if (!text) return;
    const line = document.createElement("p");
    line.textContent = text;
    region.append(line);
  };
  if (region) {
    const { offline, trouble } = region.dataset;
    const polled = (event) => event.detail.elt.matches("[hx-trigger*='every'], [hx-trigger^='load']");
    document.addEventListener("htmx:sendError", () => say(offline));
    document.addEventListener("htmx:timeout", () => say(offline));
    document.addEventListener("htmx:responseError", (event) => polled(event) || say(trouble));
    document.addEventListener("htmx:afterOnLoad", (event) => event.detail.successful && say(""));
    window.addEventListener("online", () => say(""));
  }

  // 2. Photos: at most `data-shrink` pixels on the long side, as JPEG. Any failure leaves the original,
  //    which the server shrinks itself.
  const waiting = new WeakMap();
  const shrink = async (file, limit) => {
    if (!file.type.startsWith("image/")) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, limit / Math.max(picture.width, picture.height));
      if (scale === 1 && file.size < 600_000) return file;
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.82));
      if (!blob || blob.size >= file.size) return file;
      return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
    } catch {
      return file;
    }
  };
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.matches || !input.matches("input[type=file][data-shrink]") || !window.DataTransfer) return;
    const work = (async () => {
      const box = new DataTransfer();
      for (const file of input.files) box.items.add(await shrink(file, Number(input.dataset.shrink)));
      input.files = box.files;
    })();
    waiting.set(input.form, work);
    work.finally(() => waiting.get(input.form) === work && waiting.delete(input.form));
  });
  document.addEventListener("submit", (event) => {
    const work = waiting.get(event.target);
    if (!work) return;
    event.preventDefault();
    const send = () => event.target.requestSubmit(event.submitter);
    work.then(send, send);
  });

  // 3. A long list of choices narrows while one types: data-narrows is the id of the list.
  document.addEventListener("input", (event) => {
    const list = document.getElementById(event.target.dataset.narrows);
    if (!list) return;
    const words = event.target.value.toLowerCase().split(/\s+/);
    let found = 0;
    for (const each of list.children) {
      each.hidden = !words.every((word) => each.textContent.toLowerCase().includes(word));
      found += !each.hidden;
    }
    const told = event.target.parentElement.querySelector("[role=status]");
    told.textContent = found ? "" : told.dataset.none;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.dataset.narrows) event.preventDefault();
  });
})();
