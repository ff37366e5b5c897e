// Reads BPMN files as others do: node check_bpmn.mjs file.bpmn…
// Prints one line for each complaint of the schema, of bpmn-moddle, and about the picture.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { BpmnModdle } from "bpmn-moddle";

const files = process.argv.slice(2);
const schema = "node_modules/bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd";
try {
  execFileSync("xmllint", ["--noout", "--nonet", "--schema", schema, ...files], { stdio: "pipe" });
} catch (error) {
  console.log(String(error.stderr ?? error));
}

const overlap = (a, b) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
// On the border, or, for round and slanted shapes, where the border touches the box around it.
const touches = (point, box) =>
  point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height &&
  (point.x === box.x || point.x === box.x + box.width || point.y === box.y || point.y === box.y + box.height);

const complaints = (root) => {
  const found = [];
  const drawn = new Map(root.diagrams[0].plane.planeElement.map((each) => [each.bpmnElement.id, each]));
  const elements = root.rootElements[0].flowElements;
  const boxes = [];
  for (const element of elements) {
    const shape = drawn.get(element.id);
    if (!shape) {
      found.push(`${element.id} is not drawn`);
    } else if (element.$type === "bpmn:SequenceFlow") {
      const ends = [[shape.waypoint[0], element.sourceRef], [shape.waypoint.at(-1), element.targetRef]];
      for (const [point, node] of ends) {
        const box = drawn.get(node.id).bounds;
        if (!touches(point, box)) found.push(`${element.id} does not touch ${node.id}`);
      }
    } else {
      boxes.push([element.id, shape.bounds]);
      if (shape.label) boxes.push([`the label of ${element.id}`, shape.label.bounds]);
      const { $type: type, id, incoming, outgoing } = element;
      if (type !== "bpmn:StartEvent" && !incoming) found.push(`nothing leads to ${id}`);
      if (type !== "bpmn:EndEvent" && !outgoing) found.push(`nothing follows ${id}`);
    }
  }
  boxes.forEach(([id, box], i) => {
    for (const [other, its] of boxes.slice(i + 1)) {
      if (overlap(box, its)) found.push(`${id} lies on ${other}`);
    }
  });
  return found;
};

for (const file of files) {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(readFileSync(file, "utf8"));
  for (const warning of warnings) console.log(file, warning.message);
  // A file with broken references cannot be followed further.
  if (warnings.length === 0) for (const each of complaints(rootElement)) console.log(file, each);
}
console.log(`${files.length} read`);
