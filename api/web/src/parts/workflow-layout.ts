// Where the states and arrows of a workflow stand on its picture, with room for the words on the arrows.
import { Graph, layout } from '@dagrejs/dagre';
import type { WorkflowGuide } from '@/api/types';

export interface Box {
  id: string;
  name: string;
  isFinal: boolean;
  x: number; // of its middle
  y: number;
  width: number;
}
export interface Arrow {
  names: string[];
  label: string;
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

export const boxHeight = 36;
const boxPadding = 28;
const stateLetterWidth = 13;
const arrowLetterWidth = 11;
const arrowTextHeight = 16;
const margin = 12;

const short = (names: string[]) => (names.length > 1 ? `${names[0]}等${names.length}项` : (names[0] ?? ''));

interface Point {
  x: number;
  y: number;
}
// Through the middles between the points, so that nothing has a corner.
function curve(points: Point[]): string {
  const [first, ...rest] = points;
  if (!first || rest.length === 0) return '';
  let path = `M${first.x} ${first.y}`;
  rest.forEach((point, at) => {
    const next = rest[at + 1];
    path += next
      ? ` Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`
      : ` L${point.x} ${point.y}`;
  });
  return path;
}

function movesOf(guide: WorkflowGuide) {
  const staying = new Map<string, string[]>();
  const moves = new Map<string, { from: string; to: string; names: string[] }>();
  for (const rule of guide.rules) {
    const name = rule.command.name;
    if (rule.from.id === rule.to.id) {
      const names = staying.get(rule.from.id) ?? [];
      if (!names.includes(name)) staying.set(rule.from.id, [...names, name]);
      continue;
    }
    const key = `${rule.from.id}>${rule.to.id}`;
    const move = moves.get(key) ?? { from: rule.from.id, to: rule.to.id, names: [] };
    if (!move.names.includes(name)) move.names.push(name);
    moves.set(key, move);
  }
  return { staying, moves: [...moves.values()] };
}

export function pictureOf(guide: WorkflowGuide): Picture {
  const { staying, moves } = movesOf(guide);
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 26, edgesep: 14, ranksep: 26, marginx: margin, marginy: margin });
  for (const { state } of guide.states) {
    const width = state.name.length * stateLetterWidth + boxPadding;
    graph.setNode(state.id, { width, height: boxHeight });
  }
  for (const move of moves) {
    const width = short(move.names).length * arrowLetterWidth + 6;
    graph.setEdge(move.from, move.to, { width, height: arrowTextHeight, labelpos: 'c' });
  }
  layout(graph);
  const boxes = guide.states.map(({ state, is_final }) => {
    const { x, y, width } = graph.node(state.id);
    return { id: state.id, name: state.name, isFinal: is_final, x, y, width };
  });
  const arrows = moves.map(({ from, to, names }) => {
    const edge = graph.edge(from, to);
    return { names, label: short(names), path: curve(edge.points), labelX: edge.x, labelY: edge.y };
  });
  const { width, height } = graph.graph();
  return { boxes, arrows, staying, width: Math.ceil(width ?? 0), height: Math.ceil(height ?? 0) };
}
