// Where the states and arrows of a workflow stand on its picture: layers by distance from the first state.
import type { WorkflowGuide } from '@/api/types';

export interface Box {
  id: string;
  name: string;
  isFinal: boolean;
  x: number;
  y: number;
}
export interface Arrow {
  from: Box;
  to: Box;
  names: string[];
  path: string;
  labelX: number;
  labelY: number;
}
export interface Picture {
  boxes: Box[];
  arrows: Arrow[];
  staying: Map<string, string[]>; // what may be done in a state without leaving it
  width: number;
  height: number;
}

export const boxWidth = 118;
export const boxHeight = 40;
const stepX = 196;
const stepY = 84;
const margin = 22;

function layersOf(guide: WorkflowGuide): Map<string, number> {
  const layers = new Map<string, number>();
  const first = guide.states.find((each) => each.is_initial) ?? guide.states[0];
  const waiting = first ? [first.state.id] : [];
  if (first) layers.set(first.state.id, 0);
  while (waiting.length > 0) {
    const state = waiting.shift() ?? '';
    for (const rule of guide.rules) {
      if (rule.from.id !== state || layers.has(rule.to.id)) continue;
      layers.set(rule.to.id, (layers.get(state) ?? 0) + 1);
      waiting.push(rule.to.id);
    }
  }
  for (const each of guide.states) if (!layers.has(each.state.id)) layers.set(each.state.id, 0);
  return layers;
}

function pathOf(from: Box, to: Box, bend: number): { path: string; labelX: number; labelY: number } {
  const isForward = to.x > from.x;
  const isSameLayer = to.x === from.x;
  if (isForward) {
    const startX = from.x + boxWidth;
    const startY = from.y + boxHeight / 2;
    const endY = to.y + boxHeight / 2;
    const middle = (startX + to.x) / 2;
    const path = `M${startX} ${startY} C${middle} ${startY} ${middle} ${endY} ${to.x - 4} ${endY}`;
    return { path, labelX: middle, labelY: (startY + endY) / 2 - 5 };
  }
  if (isSameLayer) {
    const isDown = to.y > from.y;
    const x = from.x + boxWidth / 2 + (isDown ? 12 : -12);
    const startY = isDown ? from.y + boxHeight : from.y;
    const endY = isDown ? to.y - 4 : to.y + boxHeight + 4;
    return { path: `M${x} ${startY} L${x} ${endY}`, labelX: x, labelY: (startY + endY) / 2 };
  }
  const startX = from.x + boxWidth / 2;
  const endX = to.x + boxWidth / 2;
  const low = Math.max(from.y, to.y) + boxHeight + 22 + bend * 12;
  const startY = from.y + boxHeight;
  const endY = to.y + boxHeight + 4;
  const path = `M${startX} ${startY} C${startX} ${low} ${endX} ${low} ${endX} ${endY}`;
  return { path, labelX: (startX + endX) / 2, labelY: low - 6 };
}

export function pictureOf(guide: WorkflowGuide): Picture {
  const layers = layersOf(guide);
  const rows = new Map<number, number>();
  const boxes: Box[] = guide.states.map((each) => {
    const layer = layers.get(each.state.id) ?? 0;
    const row = rows.get(layer) ?? 0;
    rows.set(layer, row + 1);
    return {
      id: each.state.id,
      name: each.state.name,
      isFinal: each.is_final,
      x: margin + layer * stepX,
      y: margin + row * stepY,
    };
  });
  const staying = new Map<string, string[]>();
  const moves = new Map<string, { from: Box; to: Box; names: string[] }>();
  for (const rule of guide.rules) {
    const from = boxes.find((box) => box.id === rule.from.id);
    const to = boxes.find((box) => box.id === rule.to.id);
    if (!from || !to) continue;
    if (from === to) {
      const names = staying.get(from.id) ?? [];
      if (!names.includes(rule.command.name)) staying.set(from.id, [...names, rule.command.name]);
      continue;
    }
    const key = `${from.id}>${to.id}`;
    const move = moves.get(key) ?? { from, to, names: [] };
    if (!move.names.includes(rule.command.name)) move.names.push(rule.command.name);
    moves.set(key, move);
  }
  let bend = 0;
  const arrows = [...moves.values()].map((move) => ({
    ...move,
    ...pathOf(move.from, move.to, move.to.x < move.from.x ? bend++ % 4 : 0),
  }));
  const right = Math.max(...boxes.map((box) => box.x + boxWidth), 0);
  const low = Math.max(...boxes.map((box) => box.y + boxHeight), ...arrows.map((arrow) => arrow.labelY), 0);
  return { boxes, arrows, staying, width: right + margin, height: low + margin + 20 };
}
