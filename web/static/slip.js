// A slip is printed by a press, where a script can ask for that.
(() => {
  "use strict";
  const button = document.getElementById("cetak");
  button.hidden = false;
  button.addEventListener("click", () => print());
})();
