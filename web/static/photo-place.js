// Where a chosen photo was taken, read on the phone: a photo made smaller here no longer says so.
// It is sent only where its sender ticks that it may be.
(() => {
  "use strict";
  const input = document.getElementById("photos");
  const offer = document.getElementById("tempat-foto");
  const GPS = 0x8825;
  const HEAD = 131072; // bytes; Exif stands at the beginning (Exif 2.32, 4.7.2)

  const exif = (view) => {
    if (view.getUint16(0) !== 0xffd8) return -1;
    for (let at = 2; at + 4 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
      if (view.getUint16(at) === 0xffe1 && view.getUint32(at + 4) === 0x45786966) return at + 10;
      if ((view.getUint16(at) & 0xff00) !== 0xff00) return -1;
    }
    return -1;
  };
  const place = (view) => {
    const start = exif(view);
    if (start < 0) return null;
    const little = view.getUint16(start) === 0x4949;
    const short = (at) => view.getUint16(start + at, little);
    const long = (at) => view.getUint32(start + at, little);
    const tags = (at) => {
      const found = new Map();
      for (let each = 0; each < short(at); each++) found.set(short(at + 2 + 12 * each), at + 10 + 12 * each);
      return found;
    };
    const block = tags(long(4)).get(GPS);
    if (!block) return null;
    const told = tags(long(block));
    const degrees = (side, value, negative) => {
      const at = long(told.get(value));
      const [whole, minutes, seconds] = [0, 8, 16].map((step) => long(at + step) / long(at + step + 4));
      const found = whole + minutes / 60 + seconds / 3600;
      return view.getUint8(start + told.get(side)) === negative ? -found : found;
    };
    const found = [degrees(1, 2, 0x53), degrees(3, 4, 0x57)];
    return found.every(Number.isFinite) && found.some(Boolean) ? found : null;
  };

  const part = (name) => offer.querySelector(`[name=${name}]`);
  const places = [part("latitude"), part("longitude")];
  const tick = part("use_place");
  const choose = () => {
    for (const each of places) each.disabled = !tick.checked;
  };
  tick?.addEventListener("change", choose);
  input?.addEventListener("change", async () => {
    let found = null;
    for (const file of input.files) {
      found ??= await file.slice(0, HEAD).arrayBuffer().then((bytes) => place(new DataView(bytes))).catch(() => null);
    }
    tick.checked = false;
    tick.disabled = part("place_asked").disabled = offer.hidden = !found;
    if (found) places.forEach((each, number) => (each.value = found[number].toFixed(6)));
    choose();
  });
})();
