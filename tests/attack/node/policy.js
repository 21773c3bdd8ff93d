// What Google's evaluator finds in the policy of standard input: a line of JSON each.
const { CspEvaluator } = require("csp_evaluator/dist/evaluator.js");
const { CspParser } = require("csp_evaluator/dist/parser.js");
const read = require("node:fs").readFileSync;

const { csp } = new CspParser(read(0, "utf8"));
for (const { severity, directive, description } of new CspEvaluator(csp).evaluate())
  console.log(JSON.stringify([severity, directive, description]));
