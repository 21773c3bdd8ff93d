// Where the phone is, and the way to the map: both only once they are asked for.
(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const find = document.querySelector("[name=show][value=point]");
  const told = at("kabar-lokasi");
  const map = at("peta");
  const ask = at("lokasi-saya");
  const open = at("buka-peta");
  const set = (latitude, longitude) => {
    at("latitude").value = latitude.toFixed(6);
    at("longitude").value = longitude.toFixed(6);
    find.closest("details").open = true;
    find.click();
  };
  map.addEventListener("pin", ({ detail: { lat, lng } }) => set(lat, lng));
  ask.hidden = !navigator.geolocation;
  ask.addEventListener("click", () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        told.textContent = told.dataset.found.replace("{m}", Math.max(1, Math.round(coords.accuracy)));
        set(coords.latitude, coords.longitude);
        map.dispatchEvent(new Event("moved"));
      },
      () => (told.textContent = told.dataset.refused),
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
    ),
  );
  open?.addEventListener("click", () => {
    map.hidden = !map.hidden;
    open.ariaExpanded = !map.hidden;
    if (at("map-script")) return;
    const script = document.createElement("script");
    script.id = "map-script";
    script.src = map.dataset.script;
    document.head.append(script);
  });
})();
