// Maps, each beside a list that says the same: loaded where one is opened, and only then.
(() => {
  "use strict";
  const box = document.getElementById("peta");
  const place = box.querySelector(".map");
  const { dataset: words } = box;
  const INDONESIA = [[-2.5, 118], 5];
  const CLOSE = 16;
  const TARGET = 44; // pixels
  const APART = 60;
  const STEP = 12; // pixels that a press moves the pin
  const LETTER = 7; // pixels, of a name on the map

  const load = (tag, attributes) =>
    new Promise((done, failed) => {
      const part = Object.assign(document.createElement(tag), attributes, { onload: done, onerror: failed });
      document.head.append(part);
    });
  const json = async (url) => {
    const answer = await fetch(url, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(url);
    return answer.json();
  };

  const draw = () => {
    const map = L.map(place, { zoomControl: false, attributionControl: Boolean(words.attribution), maxZoom: 19 });
    L.control.zoom({ zoomInTitle: words.nearer, zoomOutTitle: words.farther }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    map.attributionControl?.setPrefix(false);
    map.setView(...INDONESIA);
    if (words.tiles) {
      L.tileLayer(words.tiles, { attribution: words.attribution, referrerPolicy: "strict-origin", maxZoom: 19 }).addTo(map);
    }
    return map;
  };
  const outline = async (map) => {
    if (!words.boundaries) return undefined;
    const lines = L.geoJSON(await json(words.boundaries), { interactive: false, className: "map-line" });
    name(map, lines.addTo(map));
    return lines;
  };
  // Where no tile says it: names of villages where they have room, before that of their districts.
  const name = (map, lines) => {
    const texts = L.layerGroup().addTo(map);
    const villages = lines.getLayers().map((each) => [each.feature.properties.name, each.getBounds()]);
    const districts = new Map();
    for (const each of lines.getLayers()) {
      const { district } = each.feature.properties;
      if (district) districts.set(district, (districts.get(district) ?? L.latLngBounds([])).extend(each.getBounds()));
    }
    const hasRoom = ([words, bounds]) => {
      const wide = map.project(bounds.getNorthEast()).x - map.project(bounds.getSouthWest()).x;
      return words && wide > words.length * LETTER;
    };
    const write = ([words, bounds]) => {
      const html = Object.assign(document.createElement("span"), { textContent: words });
      const icon = L.divIcon({ className: "map-name", html, iconSize: [0, 0] });
      L.marker(bounds.getCenter(), { icon, interactive: false, keyboard: false }).addTo(texts).getElement().setAttribute("aria-hidden", "true");
    };
    const isFree = (kept, [words, bounds]) => {
      const at = map.project(bounds.getCenter());
      const meets = (each) => Math.abs(each.at.y - at.y) < 2 * LETTER && Math.abs(each.at.x - at.x) < ((each.words.length + words.length) * LETTER) / 2;
      return !kept.some(meets) && kept.push({ words, at });
    };
    const refresh = () => {
      texts.clearLayers();
      const kept = [];
      const shown = villages.filter(hasRoom);
      (2 * shown.length > villages.length || !districts.size ? shown : [...districts]).filter((each) => isFree(kept, each)).forEach(write);
    };
    map.on("zoomend", refresh);
    refresh();
  };

  // 1. Where a report is: one pin, put by a touch, moved by buttons, arrows or another touch.
  const pick = (map, lines) => {
    const fields = ["latitude", "longitude"].map((id) => document.getElementById(id));
    const village = document.getElementById("place");
    const written = () => {
      const [latitude, longitude] = fields.map((each) => parseFloat(each.value.replace(",", ".")));
      return Number.isFinite(latitude) && Number.isFinite(longitude) ? L.latLng(latitude, longitude) : null;
    };
    let pin = null;
    let wait = 0;
    const show = (where) => {
      if (pin) return pin.setLatLng(where);
      const icon = L.divIcon({ className: "map-pin", iconSize: [32, 40], iconAnchor: [16, 40] });
      pin = L.marker(where, { icon, alt: words.pin, title: words.pin }).addTo(map);
      pin.getElement().setAttribute("aria-label", words.pin);
      pin.getElement().addEventListener("keydown", (event) => {
        const by = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
        if (!by) return;
        event.preventDefault();
        event.stopPropagation();
        move(by);
      });
      return pin;
    };
    const put = (where) => {
      show(where);
      map.panInside(where, { padding: [60, 60] });
      clearTimeout(wait);
      wait = setTimeout(() => box.dispatchEvent(new CustomEvent("pin", { detail: where })), 500);
    };
    const move = ([east, south]) => {
      const from = pin ? pin.getLatLng() : map.getCenter();
      put(map.unproject(map.project(from).add([east * STEP, south * STEP])));
    };
    const begin = () => {
      const at = written();
      if (at) {
        show(at);
        map.setView(at, CLOSE);
        return;
      }
      const chosen = village.querySelector("#village")?.value;
      const own = lines?.getLayers().find((each) => each.feature.properties.code === chosen);
      if (lines) map.fitBounds((own ?? lines).getBounds(), { animate: false });
    };
    map.on("click", ({ latlng }) => put(latlng));
    box.addEventListener("moved", begin);
    for (const button of box.querySelectorAll("[data-move]")) {
      const how = button.dataset.move;
      button.addEventListener("click", () => (how === "center" ? put(map.getCenter()) : move(how.split(",").map(Number))));
    }
    begin();
  };

  // 2. Reports that are there: gathered by the server for what the map shows, and listed below it.
  const look = async (map, lines) => {
    const pins = L.layerGroup().addTo(map);
    const address = new URL(words.pins, location.href);
    let turn = 0;
    const frame = () => map.getBounds().pad(0.1).toBBoxString();
    // Cells meet: what would lie over each other is one, too.
    const apart = (features) => {
      const kept = [];
      for (const { geometry, properties } of features) {
        const [longitude, latitude] = geometry.coordinates;
        const at = map.latLngToContainerPoint([latitude, longitude]);
        const near = kept.find((each) => each.at.distanceTo(at) < APART);
        if (near) near.count += properties.count;
        else kept.push({ ...properties, latitude, longitude, at });
      }
      return kept;
    };
    const mark = ({ latitude, longitude, count, title, url }) => {
      const label = count > 1 ? words.many.replace("{n}", count) : title;
      const icon = L.divIcon({ className: count > 1 ? "map-many" : "map-pin", html: count > 1 ? String(count) : "", iconSize: count > 1 ? [TARGET, TARGET] : [32, 40], iconAnchor: count > 1 ? [TARGET / 2, TARGET / 2] : [16, 40] });
      const marker = L.marker([latitude, longitude], { icon, alt: label, title: label }).addTo(pins);
      marker.getElement().setAttribute("aria-label", label);
      // A popup of the map's own, so that it stays where the pins are drawn anew.
      const popup = () => {
        const link = Object.assign(document.createElement("a"), { href: url, textContent: title });
        L.popup({ closeButton: false, offset: [0, -30] }).setLatLng([latitude, longitude]).setContent(link).openOn(map);
        link.focus();
      };
      const nearer = () => {
        place.focus();
        map.setView([latitude, longitude], Math.min(map.getZoom() + 2, 19));
      };
      marker.on("click", count > 1 ? nearer : popup);
      marker.on("keypress", ({ originalEvent: { key } }) => key === "Enter" && (count > 1 ? nearer : popup)());
    };
    const refresh = async () => {
      const mine = ++turn;
      address.searchParams.set("bbox", frame());
      address.searchParams.set("zoom", map.getZoom());
      const found = await json(address).catch(() => null);
      if (!found || mine !== turn) return;
      pins.clearLayers();
      apart(found.features).forEach(mark);
    };
    const list = () => {
      const shown = new URL(location.href);
      shown.searchParams.delete("setelah");
      shown.searchParams.set("bbox", frame());
      window.htmx?.ajax("GET", shown.pathname + shown.search, { target: "#results", swap: "innerHTML" });
    };
    const { bbox } = Object.fromEntries(new URLSearchParams(location.search));
    const [west, south, east, north] = (bbox ?? "").split(",").map(Number);
    if (bbox) map.fitBounds([[south, west], [north, east]], { animate: false });
    else if (lines) map.fitBounds(lines.getBounds(), { animate: false });
    else {
      const reach = L.geoJSON(await json(address)).getBounds();
      if (reach.isValid()) map.fitBounds(reach, { animate: false, maxZoom: 14, padding: [30, 30] });
    }
    await refresh();
    map.on("moveend", () => {
      refresh();
      list();
    });
  };

  const start = async () => {
    const styles = words.styles.split(" ").map((href) => load("link", { rel: "stylesheet", href }));
    await Promise.all([...styles, load("script", { src: words.leaflet })]);
    const map = draw();
    const lines = await outline(map).catch(() => undefined);
    if (words.pins) await look(map, lines);
    else pick(map, lines);
    box.classList.add("map-ready");
  };
  start().catch(() => {
    place.textContent = words.broken;
  });
})();
