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
  const fields = () => {
    const given = new FormData(form);
    return Object.fromEntries([...given].filter(([, value]) => typeof value === "string"));
  };
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
      state.textContent = `${each.ready ? spoken.ready : spoken.draft} ${new Date(each.at).toLocaleString(document.documentElement.lang)}`;
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
    for (const [name, value] of Object.entries(each.fields)) {
      const field = form.elements[name];
      if (field) field.value = value;
    }
    pictures();
    alarm();
  };
  const edit = (each) => {
    begin(each);
    form.elements.text.focus();
  };
  const keep = async (ready) => {
    draft.ready = ready;
    await phone.keep(draft, fields(), chosen());
    form.elements.photos.value = "";
    document.getElementById("pilihan").replaceChildren();
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
    const { text, village, identity } = fields();
    return [!(text.trim().length >= 15) && "text", !village && "village", !identity && "identity"].filter(Boolean);
  };

  // 3. Sending: when it was asked for, and each time a line may be back.
  document.addEventListener("submit", async (event) => {
    if (event.target !== form || event.defaultPrevented) return;
    event.preventDefault();
    clearTimeout(typing);
    const absent = missing();
    for (const each of form.querySelectorAll("[data-missing]")) each.hidden = !absent.includes(each.dataset.missing);
    if (absent.length) {
      say(spoken.missing);
      const field = form.elements[absent[0]];
      (field[0] && field.tagName !== "SELECT" ? field[0] : field).focus();
      return;
    }
    await keep(true);
    say(spoken.waiting);
    await deliver();
  });
  const deliver = async () => {
    const waiting = (await phone.all()).filter((each) => each.ready);
    for (const each of waiting) {
      const answer = await phone.send(each.key).catch(() => null);
      if (answer?.sent && waiting.length === 1) {
        await phone.remove(each.key);
        location.assign(answer.sent);
        return;
      }
      if (answer?.words) say(answer.words);
      if (answer?.sent && each.key === draft.key) begin(phone.born());
    }
    if (waiting.length) await tell();
  };
  window.addEventListener("online", deliver);
  document.addEventListener("visibilitychange", () => document.hidden || deliver());
  setInterval(() => navigator.onLine && deliver(), AGAIN);

  (async () => {
    const asked = new URLSearchParams(location.search);
    document.getElementById("rahasia").hidden = !asked.has("rahasia");
    const key = asked.get("draf");
    const token = (key && (await phone.get(key))?.draft) || asked.get("laporan");
    await phone.land(token);
    const found = token ? await phone.of(token) : key && (await phone.get(key));
    if (found?.fields) begin(found);
    await tell();
    await deliver();
    form.hidden = false;
  })();
})();
