// What people, and those who are up to something, may have typed. Always the same for the same count.

// mulberry32: small, and the same everywhere.
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Maker = (pick: <T>(from: readonly T[]) => T, number: (below: number) => number) => string;

// Whatever runs leaves a mark that the tests look for.
const marks = ['window.odd=1', 'alert(1)', 'document.title="odd"', 'fetch("/odd")', 'location="/odd"'];
const words = ['养老服务平台', '智慧水务', '数字城管', 'name', '项目（一期）', '2021年', '公安局'];
const code = (first: number, last: number, number: (below: number) => number) =>
  String.fromCodePoint(first + number(last - first + 1));
const many = (times: number, make: () => string) => Array.from({ length: times }, make).join('');

export const makers: Record<string, Maker> = {
  markup: (pick) =>
    pick(words) +
    pick(['<b>', '</bdi></td></tr></table>', '<!--', '<h1 style="font-size:99em">', '<![CDATA[']),
  script: (pick) =>
    pick(['<script>', '"><script>', '</script><script>', '<SCRIPT/x>']) + pick(marks) + '</script>',
  handler: (pick) =>
    `${pick(['', '">', "'>"])}<${pick(['img src=/odd', 'svg', 'body', 'input autofocus', 'details open', 'video src=/odd'])} ` +
    `${pick(['onerror', 'onload', 'onfocus', 'ontoggle', 'onmouseover'])}=${pick(marks)}>`,
  frame: (pick) =>
    pick([
      '<iframe src="/odd">',
      '<object data="/odd">',
      '<link rel=stylesheet href="/odd">',
      '<base href="/odd/">',
      '<meta http-equiv=refresh content="0;url=/odd">',
      '<form action="/odd"><button>',
      '<style>*{display:none}</style>',
    ]),
  template: (pick) =>
    pick(['{{', '${', '#{', '<%= ', '[[']) +
    pick(['constructor.constructor("', '$emit("', '7*7;"']) +
    pick(marks) +
    '")()}}',
  address: (pick) =>
    pick(['javascript:', 'JaVaScRiPt:', 'java\tscript:', 'data:text/html,<script>', 'vbscript:']) +
    pick(marks),
  bidi: (pick, number) =>
    pick(words) +
    many(1 + number(6), () => pick(['\u202e', '\u202d', '\u202b', '\u2066', '\u2067', '\u2068', '\u200f'])) +
    'gnp.exe',
  'right to left': (pick, number) =>
    many(1 + number(40), () => code(0x627, 0x64a, number)) + pick([' ', '، ', '-']) + pick(words),
  unclosed: (pick) => pick(['\u2067', '\u202e']) + pick(words) + pick(['\u2069\u2069', '', '\u202c\u202c']),
  invisible: (pick, number) =>
    many(1 + number(30), () => pick(['\u200b', '\u200d', '\ufeff', '\u2060', '\u00ad'])) + pick(words),
  combining: (pick, number) => pick(words) + many(20 + number(180), () => code(0x300, 0x36f, number)),
  rare: (pick, number) =>
    many(1 + number(30), () =>
      pick([
        code(0x20000, 0x2a6dd, number),
        code(0x2a700, 0x2b738, number),
        code(0x30000, 0x3134a, number),
        '𠀀',
        '㐀',
      ]),
    ),
  private: (_pick, number) => many(1 + number(20), () => code(0xe000, 0xf8ff, number)),
  long: (pick, number) => pick(['长', 'W', 'm', '𪚥', '—']).repeat(200 + number(1800)),
  lines: (pick, number) =>
    many(2 + number(20), () => pick(words) + pick(['\n', '\r\n', '\t', '\u2028', '\v'])) + '末',
  control: (pick, number) =>
    pick(words) +
    many(1 + number(5), () => pick(['\u0001', '\u0007', '\u001b[31m', '\u007f', '\u0085', '\ufffd'])) +
    'x',
  emoji: (pick, number) => many(1 + number(20), () => pick(['👩‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👍🏿', '🇨🇳', '1️⃣', '🧑🏽‍🚒'])),
  formula: (pick) =>
    pick(['=', '+', '-', '@', '\t=', '＝']) +
    pick(["cmd|' /C calc'!A0", 'HYPERLINK("http://odd.invalid","点")', 'SUM(1+1)*cmd']),
  sql: (pick) =>
    `${pick(words)}${pick(["'", '"', ';'])}${pick([' OR 1=1--', ' DROP TABLE events;--', ' UNION SELECT * FROM sessions--'])}`,
  format: (pick, number) =>
    many(1 + number(12), () => pick(['%s', '%n', '%00', '%2e%2e%2f', '{0}', '{}', '%d', '\\x41', '\\u0041'])),
  path: (pick) =>
    pick(['../', '..\\', '/', 'file:///', '//odd.invalid/']) +
    pick(['../../etc/passwd', 'con', 'c:\\windows', '.'].concat(words)),
  entity: (pick) =>
    pick(['&lt;', '&amp;lt;', '&#60;', '&#x3c;', '&amp;#60;']) +
    'img src=x onerror=' +
    pick(marks) +
    pick(['&gt;', '&amp;gt;', '&#62;']),
  // Names that objects have by themselves.
  names: (pick) =>
    pick([
      '__proto__',
      'constructor',
      'toString',
      'undefined',
      'null',
      'NaN',
      'true',
      '[object Object]',
      '0',
      '-0',
      '1e999',
    ]),
};

export function oddStrings(count: number): string[] {
  const random = randomOf(20190104);
  const number = (below: number) => Math.floor(random() * below);
  const pick = <T>(from: readonly T[]): T => from[number(from.length)] as T;
  const all = Object.values(makers);
  // One is followed by a number, so that no two are the same.
  return Array.from({ length: count }, (_, at) => `${all[at % all.length]!(pick, number)}#${at}`);
}
