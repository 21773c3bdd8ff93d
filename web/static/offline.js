// The page for the time without a line: several reports wait on this phone, each is sent by itself, once.
(() => {
  "use strict";
  const form = document.getElementById("isian");
  const list = document.getElementById("daftar");
  const said = document.getElementById("kabar");
  const { words } = form.dataset;
  const spoken = JSON.parse(words);
  const AGAIN = 30_000; // milliseconds
  let draft = phone.born();
  const fields = () => phone.told(new FormData(form));
  const chosen = () => [...form.elements.photos.files];
  const looksEmpty = () => !fields().text.trim() && !chosen().length;

  // 1. The list: what waits, and what became of it.
  const pressed = (label, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-quiet button-small";
    button.textContent = label;
    button.addEventListener("click", act);
    return button;
  };
  // In the region's own time, as everywhere on its pages, whatever the phone is set to.
  const when = (at) => {
    const own = { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    return `${new Date(at).toLocaleString(document.documentElement.lang, { ...own, timeZone: spoken.zone })} ${spoken.zoneName}`;
  };
  const row = (each) => {
    const item = document.createElement("li");
    const text = document.createElement("p");
    const line = document.createElement("p");
    line.className = "row";
    if (each.sent) {
      const link = document.createElement("a");
      link.href = each.sent;
      link.textContent = spoken.sent;
      text.append(link);
    } else {
      text.textContent = (each.fields.text || spoken.untitled).slice(0, 80);
      const state = document.createElement("p");
      state.className = "quiet";
      state.textContent = `${each.ready ? spoken.ready : spoken.draft} ${when(each.at)}`;
      text.append(state);
      line.append(pressed(spoken.open, () => edit(each)));
    }
    line.append(pressed(spoken.remove, () => drop(each.key)));
    item.append(text, line);
    return item;
  };
  const tell = async () => {
    const found = (await phone.all()).filter((each) => !each.secret);
    list.replaceChildren(...found.map(row));
    list.parentElement.hidden = !found.length;
  };
  const drop = async (key) => {
    await phone.remove(key);
    if (key === draft.key) begin(phone.born());
    await tell();
  };

  // 2. The form: one report at a time.
  const pictures = () => {
    const place = document.getElementById("tersimpan");
    place.replaceChildren();
    draft.photos.forEach((file, number) => {
      const item = document.createElement("li");
      const reader = new FileReader();
      reader.onload = () => {
        const picture = new Image();
        picture.alt = file.name;
        picture.src = reader.result;
        item.prepend(picture);
      };
      reader.readAsDataURL(file);
      item.append(
        pressed(spoken.removePhoto, async () => {
          draft.photos = draft.photos.filter((_each, other) => other !== number);
          await phone.put(draft);
          pictures();
        }),
      );
      place.append(item);
    });
  };
  const begin = (each) => {
    draft = each;
    form.reset();
    document.getElementById("pilihan").replaceChildren();
    for (const field of form.elements) {
      const value = each.fields[field.name];
      if (value === undefined || field.type === "file") continue;
      if (/radio|checkbox/.test(field.type)) field.checked = [value].flat().includes(field.value);
      else field.value = value;
    }
    ask();
    pictures();
    alarm();
  };
  // What the chosen topic asks; the questions of all others are no part of the form.
  const ask = () => {
    for (const group of form.querySelectorAll("[data-topic]")) {
      group.hidden = group.dataset.topic !== form.elements.topic.value;
      for (const field of group.querySelectorAll("input, select, textarea")) field.disabled = group.hidden;
    }
  };
  form.elements.topic.addEventListener("change", ask);
  const edit = (each) => {
    begin(each);
    form.elements.text.focus();
  };
  const keep = async (ready) => {
    draft.ready = ready;
    const keeping = phone.keep(draft, fields(), chosen());
    form.elements.photos.value = ""; // at once: what is kept while it is sent takes no picture twice
    document.getElementById("pilihan").replaceChildren();
    await keeping;
    pictures();
    await tell();
  };
  const alarm = () => {
    const text = ` ${form.elements.text.value.toLowerCase().replace(/[^a-z0-9]+/g, " ")} `;
    document.getElementById("bahaya").hidden = !spoken.danger.some((each) => text.includes(` ${each} `));
  };
  let typing;
  form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    alarm();
    clearTimeout(typing);
    typing = setTimeout(() => looksEmpty() || keep(false).then(() => say(spoken.saved)), 800);
  });
  const say = (text) => {
    said.textContent = text;
  };
  const missing = () => {
    const given = fields();
    const { text, topic, village, identity } = given;
    const unanswered = [...form.querySelectorAll("[data-needed]:enabled")].find(({ name }) => !given[name]?.length)?.name;
    const asked = unanswered && { name: `rincian-${topic}`, field: unanswered };
    const absent = [!(text.trim().length >= 15) && "text", asked, !village && "village", !identity && "identity"];
    return absent.filter(Boolean).map((each) => (each.name ? each : { name: each, field: each }));
  };

  // 3. Sending: when it was asked for, and each time a line may be back.
  document.addEventListener("submit", async (event) => {
    if (event.target !== form || event.defaultPrevented) return;
    event.preventDefault();
    clearTimeout(typing);
    const absent = missing();
    for (const each of form.querySelectorAll("[data-missing]")) each.hidden = !absent.some(({ name }) => name === each.dataset.missing);
    if (absent.length) {
      say(spoken.missing);
      const field = form.elements[absent[0].field];
      (field[0] && field.tagName !== "SELECT" ? field[0] : field).focus();
      return;
    }
    await keep(true);
    say(spoken.waiting);
    navigator.serviceWorker?.ready.then(({ sync }) => sync?.register("kirim")).catch(() => {});
    await deliver();
    if ((await phone.get(draft.key))?.ready) await later();
  });
  // Where the browser can, the worker is woken once there is a line, even with no page open (worker.js).
  const later = async () => {
    const registration = await navigator.serviceWorker?.ready;
    await registration?.sync?.register("kirim").catch(() => {});
  };
  const leave = async ({ key, sent }) => {
    await phone.remove(key);
    location.assign(sent);
  };
  const deliver = async () => {
    const waiting = (await phone.all()).filter((each) => each.ready);
    for (const each of waiting) {
      const answer = await phone.send(each.key).catch(() => null);
      if (answer?.sent && waiting.length === 1) return leave({ key: each.key, sent: answer.sent });
      if (answer?.words) say(answer.words);
      if (answer?.sent && each.key === draft.key) begin(phone.born());
    }
    if (waiting.length) await tell();
    return undefined;
  };
  window.addEventListener("online", deliver);
  document.addEventListener("visibilitychange", () => document.hidden || deliver());
  navigator.serviceWorker?.addEventListener("message", async ({ data }) => {
    const own = data.delivered && (await phone.get(draft.key)); // the worker was quicker
    if (own?.sent) await leave(own);
    else if (data.delivered) await tell();
  });
  setInterval(() => navigator.onLine && deliver(), AGAIN);

  (async () => {
    const asked = new URLSearchParams(location.search);
    document.getElementById("rahasia").hidden = !asked.has("rahasia");
    const key = asked.get("draf");
    const token = (key && (await phone.get(key))?.draft) || asked.get("laporan");
    await phone.land(JSON.parse(sessionStorage.getItem("lapor")), token);
    sessionStorage.removeItem("lapor");
    const found = token ? await phone.of(token) : key && (await phone.get(key));
    if (found?.fields) begin(found);
    await tell();
    await deliver();
    form.hidden = false;
  })();
})();
