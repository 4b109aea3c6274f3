/** Runs the editor's reader and writer in node: a JSON list of jobs in, their answers out. */

import { readFileSync } from "node:fs";
import { stringify } from "yaml";

const { modules, shapes, jobs } = JSON.parse(readFileSync(0, "utf8"));
const { formats } = await import(`${modules}/format.js`);
const { parts, written, local } = await import(`${modules}/dates.js`);
const { tidied } = await import(`${modules}/names.js`);
const { watched } = await import(`${modules}/refusals.js`);
const made = formats(shapes);

/** What is shown, in order, when the editor asks for `actions` and is answered in turn. */
async function shown({ asked }) {
  const said = [];
  for (const { action, status, answer } of asked) {
    const ask = async () => new Response(answer, { status });
    const options = { method: "POST", body: JSON.stringify({ action }) };
    await watched(ask, (text) => said.push(text))("/editor", options);
  }
  return said;
}

const work = {
  read: ({ format, text }) => made[format].fromFile(text),
  write: ({ format, data, order }) => made[format].toFile(data, order ?? []),
  again: ({ format, text }) => made[format].toFile(made[format].fromFile(text)),
  // What Decap's own serialiser would write: yaml's defaults, unused fields and all.
  decap: ({ data }) => stringify(data, { aliasDuplicateObjects: false }),
  parts: ({ text }) => parts(text),
  written: ({ value }) => written(value),
  tidied: ({ name }) => tidied(name),
  shown,
  local: ({ instant }) => local(instant),
};
process.stdout.write(JSON.stringify(await Promise.all(jobs.map((job) => work[job.job](job)))));
