// Photos are made small on the phone, before they travel: at most `data-shrink` pixels on the long side, as WebP
// where the browser can, else JPEG. Any failure leaves the original, which the server shrinks itself.
// A place inside the file does not survive this: whoever wants it reads the File first (`photo:chosen`).
(() => {
  "use strict";
  for (const each of document.querySelectorAll("[data-shrinks]")) each.hidden = !window.DataTransfer || !window.createImageBitmap;
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
      const encoded = (type) => new Promise((done) => canvas.toBlob(done, type, 0.82));
      let blob = await encoded("image/webp");
      if (blob?.type !== "image/webp") blob = await encoded("image/jpeg");
      if (!blob || blob.size >= file.size) return file;
      const ending = blob.type.replace("image/", ".").replace("jpeg", "jpg");
      return new File([blob], file.name.replace(/\.\w+$/, "") + ending, { type: blob.type });
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
  const say = (input, number) => {
    const place = document.getElementById(input.dataset.preview);
    if (!place?.dataset.busy) return;
    const row = document.createElement("li");
    row.textContent = `${place.dataset.busy} ${number}/${input.files.length}`;
    place.replaceChildren(row);
  };
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.matches || !input.matches("input[type=file][data-shrink]") || !window.DataTransfer) return;
    input.dispatchEvent(new CustomEvent("photo:chosen", { bubbles: true, detail: [...input.files] }));
    const work = (async () => {
      const box = new DataTransfer();
      let number = 0;
      for (const file of input.files) {
        say(input, (number += 1));
        box.items.add(await shrink(file, Number(input.dataset.shrink)));
      }
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
})();
