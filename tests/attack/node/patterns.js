// Each [source, flags] of standard input, a line of JSON: what recheck says of it.
const { check } = require("recheck");
const read = require("node:fs").readFileSync;

(async () => {
  for (const [source, flags] of JSON.parse(read(0, "utf8"))) {
    const found = await check(source, flags, { timeout: 20000 });
    console.log(JSON.stringify([found.status, found.complexity?.type ?? null]));
  }
  process.exit(0);
})();
