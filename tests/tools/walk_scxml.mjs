// Walks state machines by what an engine did: node walk_scxml.mjs folder walks.jsonl
// The folder has <workflow>.scxml; a line is
// {"workflow", "steps": [{"command", "unmet", "recorded", "state"}]}.
// Prints one line for each walk that comes to another state than the engine, with the step where it does.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import scxml from "@scion-scxml/scxml";

const [folder, walksFile] = process.argv.slice(2);
const prepared = new Map();
const prepare = (workflow) =>
  new Promise((done, fail) => {
    const file = join(folder, `${workflow}.scxml`);
    scxml.documentStringToModel(file, readFileSync(file, "utf8"), (error, model) => {
      if (error) fail(error);
      else model.prepare((another, machine) => (another ? fail(another) : done(machine)));
    });
  });

let walks = 0;
let steps = 0;
for (const line of readFileSync(walksFile, "utf8").split("\n").filter(Boolean)) {
  const walk = JSON.parse(line);
  if (!prepared.has(walk.workflow)) prepared.set(walk.workflow, await prepare(walk.workflow));
  const machine = new scxml.core.Statechart(prepared.get(walk.workflow));
  machine.start();
  walks += 1;
  for (const step of walk.steps) {
    machine.gen(step.command, { unmet: step.unmet, recorded: step.recorded });
    steps += 1;
    const reached = machine.getConfiguration().join(" ");
    if (reached !== step.state) {
      console.log(walk.workflow, "reached", reached, "after", JSON.stringify(step));
      break;
    }
  }
}
console.log(`${walks} walks, ${steps} steps`);
