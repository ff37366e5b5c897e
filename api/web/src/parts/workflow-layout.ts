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

export const boxWidth = 132;
export const boxHeight = 40;
const stepX = 236;
const stepY = 76;
const margin = 22;
const bulge = 34;
const backShift = 12; // arrows back stand a little below those forward

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

interface Line {
  path: string;
  labelX: number;
  labelY: number;
}

function pathOf(from: Box, to: Box): Line {
  const fromY = from.y + boxHeight / 2;
  const toY = to.y + boxHeight / 2;
  if (to.x > from.x) {
    const startX = from.x + boxWidth;
    const middle = (startX + to.x) / 2;
    const path = `M${startX} ${fromY} C${middle} ${fromY} ${middle} ${toY} ${to.x - 3} ${toY}`;
    // Arrows that part from one state come to rest on rows of their own: there is room for words there.
    return { path, labelX: to.x - 50, labelY: toY - 6 };
  }
  if (to.x === from.x) {
    const x = from.x + boxWidth;
    const far = x + bulge;
    const path = `M${x} ${fromY + 8} C${far} ${fromY + 8} ${far} ${toY - 8} ${x + 3} ${toY - 8}`;
    return { path, labelX: x + bulge * 0.7, labelY: fromY + 8 + (toY - fromY) * 0.3 };
  }
  const startY = fromY + backShift;
  const endY = toY + backShift;
  const endX = to.x + boxWidth;
  const middle = (from.x + endX) / 2;
  const path = `M${from.x} ${startY} C${middle} ${startY} ${middle} ${endY} ${endX + 3} ${endY}`;
  return { path, labelX: endX + 50, labelY: endY + 14 };
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
  const arrows = [...moves.values()].map((move) => ({ ...move, ...pathOf(move.from, move.to) }));
  const right = Math.max(...boxes.map((box) => box.x + boxWidth), 0);
  const low = Math.max(...boxes.map((box) => box.y + boxHeight), ...arrows.map((arrow) => arrow.labelY), 0);
  return { boxes, arrows, staying, width: right + margin + bulge, height: low + margin + 20 };
}
