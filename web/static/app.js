// The few things HTML and htmx can't do: say that the line broke, narrow a list, copy a code.
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

  // 2. A long list of choices narrows while one types: data-narrows is the id of the list.
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

  // 3. A code is copied by a press, where the browser lets a page do so: data-copies is the id of its place.
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
