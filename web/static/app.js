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
    // An error in our own words is a part of a page; a proxy's is nothing, or a page of its own.
    document.addEventListener("htmx:beforeSwap", ({ detail }) => {
      if (detail.xhr.status < 400 || !/^\s*$|<html/i.test(detail.serverResponse)) return;
      detail.shouldSwap = false;
      detail.isError = true;
    });
  }

  // A search overtaken by the next letter, or left behind with its page, is no error: htmx has no setting for that.
  document.addEventListener("htmx:beforeSend", ({ detail: { xhr } }) => {
    const { onabort } = xhr;
    xhr.onabort = (event) => {
      const { error } = console;
      console.error = () => {};
      onabort.call(xhr, event);
      console.error = error;
    };
  });

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
  // What was chosen, before it is sent: as data, since the policy knows no blob addresses.
  const preview = (input) => {
    const place = document.getElementById(input.dataset.preview);
    place?.replaceChildren();
    for (const file of place ? input.files : []) {
      const reader = new FileReader();
      const row = document.createElement("li");
      place.append(row);
      reader.onload = () => {
        const picture = new Image();
        picture.alt = file.name;
        picture.onerror = () => row.replaceChildren(file.name);
        picture.src = reader.result;
        row.append(picture);
      };
      reader.readAsDataURL(file);
    }
  };
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.matches || !input.matches("input[type=file][data-shrink]") || !window.DataTransfer) return;
    const work = (async () => {
      const box = new DataTransfer();
      for (const file of input.files) box.items.add(await shrink(file, Number(input.dataset.shrink)));
      input.files = box.files;
      preview(input);
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
    const words = event.target.value.trim().toLowerCase().split(/\s+/);
    const fits = (each) => words.every((word) => each.textContent.toLowerCase().includes(word));
    let found = 0;
    for (const each of list.children) {
      each.hidden = !fits(each);
      found += !each.hidden;
    }
    const labels = words[0] ? [...list.closest("fieldset").querySelectorAll(".choice label")] : [];
    const above = labels.filter((each) => !list.contains(each) && fits(each)).map((each) => each.textContent);
    const told = event.target.parentElement.querySelector("[role=status]");
    told.textContent = above.length ? `${told.dataset.above} ${above.join(", ")}` : found ? "" : told.dataset.none;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.dataset.narrows) event.preventDefault();
  });

  // 4. A code is copied by a press, where the browser lets a page do so: data-copies is the id of its place.
  for (const button of navigator.clipboard ? document.querySelectorAll("[data-copies]") : []) {
    const line = button.parentElement;
    line.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
      const told = line.querySelector("[role=status]");
      told.textContent = told.dataset.copied;
    });
  }
})();
