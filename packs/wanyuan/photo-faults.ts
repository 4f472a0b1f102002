import type { Rng } from '#kernel/rng.ts';
import { area, between, bicycle, bin, box, disc, stroke, tree } from './photo-shapes.ts';
import { bicycleRow, type SceneKind, sceneKindOf } from './photo-scenes.ts';

/** Draws what a case of one category is about: as it was found, or as it stands after the fix. */
type Subject = (rng: Rng, isFixed: boolean, scene: SceneKind) => string;

const text = (x: number, y: number, size: number, fill: string, words: string): string =>
  `<text x="${x.toFixed(0)}" y="${y.toFixed(0)}" font-family="Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, SimHei, sans-serif" font-size="${size}" fill="${fill}" text-anchor="middle">${words}</text>`;

/** By the codes of the categories of cases. */
const SUBJECTS: Readonly<Record<string, Subject>> = {
  'exposed-garbage': (rng, isFixed) => bin(620, 740, 190, 130) + bin(800, 740, 190, 205) + (isFixed ? '' : bags(rng) + litter(rng, 10)),
  'road-cleanliness': (rng, isFixed) => (isFixed ? broom() : litter(rng, 30)),
  'green-cleaning': (rng, isFixed) => grass(rng) + (isFixed ? '' : litter(rng, 24)),
  'green-care': (rng, isFixed) => (isFixed ? tree(600, 720, 420, 112) : deadTree()),
  'illegal-building': (_rng, isFixed) => (isFixed ? box(430, 690, 360, 16, '#b9b2a2') : shed()),
  'street-trading': (rng, isFixed) => (isFixed ? '' : stall(rng)),
  'vehicle-order': (rng, isFixed) => (isFixed ? bicycleRow(rng) : crookedBicycles(rng)),
  'small-ads': (rng, isFixed) => wall() + (isFixed ? '' : posters(rng)),
  'facility-damage': (rng, isFixed, scene) => (scene === 'indoor' ? door(isFixed) : lamp(isFixed) + paving(rng, isFixed)),
  'fire-hazard': (rng, isFixed) => exit() + (isFixed ? '' : boxes(rng) + wires()),
  'food-hygiene': (rng, isFixed) => table() + (isFixed ? cover() : flies(rng)),
  'public-hygiene': (rng, isFixed) => basin() + (isFixed ? '' : stains(rng)),
  'water-cleanliness': (rng, isFixed) => (isFixed ? '' : drift(rng)),
  'barrier-free': (rng, isFixed) => ramp() + (isFixed ? '' : bicycle(640, 700, 190, 8, between(rng, 0, 360)) + boxes(rng)),
  'minors-protection': (_rng, isFixed) => sign(isFixed ? '未成年人禁止入内' : '', isFixed),
  'service-and-notices': (_rng, isFixed) => board(isFixed),
  'civil-conduct': (rng, isFixed) => (isFixed ? '' : washing(rng)),
  publicity: (_rng, isFixed) => hoarding(isFixed),
  puddle: (rng, isFixed) => (isFixed ? drain() : puddle(rng)),
  rubble: (rng, isFixed) => (isFixed ? '' : rubble(rng)),
  muck: (rng, isFixed) => (isFixed ? hose() : mud(rng) + dust(rng)),
};

/** 问题 · What the case of a category is about: there before, put right after. Without a category, litter. */
export function subjectOf(kind: 'before' | 'after', category: string, siteType: string, rng: Rng): string {
  const draw = SUBJECTS[category] ?? SUBJECTS['road-cleanliness'] as Subject;
  return draw(rng, kind === 'after', sceneKindOf(siteType));
}

function litter(rng: Rng, count: number): string {
  return Array.from({ length: count }, () => {
    const [x, y, size] = [between(rng, 180, 1100), between(rng, 620, 800), between(rng, 12, 30)];
    const colour = rng.pick(['#f7f7f2', '#e4d9b0', '#c9423b', '#3f77b5', '#e9e4d6', '#58a05a']);
    return area([[x, y], [x + size, y - size * 0.4], [x + size * 1.3, y + size * 0.5], [x + size * 0.4, y + size * 0.7]], colour, 'stroke="#00000033"');
  }).join('');
}

function broom(): string {
  return stroke([[560, 470], [680, 720]], '#a9743a', 16) + area([[650, 700], [730, 690], [770, 790], [640, 800]], '#d7b25c', 'stroke="#8a6a3c" stroke-width="4"');
}

function grass(rng: Rng): string {
  return box(-60, 600, 1380, 240, '#7fae62') + Array.from({ length: 40 }, () => { const [x, y] = [between(rng, 0, 1200), between(rng, 620, 800)]; return stroke([[x, y], [x + 8, y - 26]], '#5b8a44', 5); }).join('');
}

function deadTree(): string {
  return box(575, 380, 50, 340, '#6f5947') + [[600, 420, 460, 250], [600, 400, 720, 210], [600, 470, 780, 380], [600, 500, 440, 420]].map(([a, b, c, d]) => stroke([[a as number, b as number], [c as number, d as number]], '#6f5947', 18)).join('')
    + stroke([[300, 770], [640, 730], [820, 780]], '#7a6450', 20) + stroke([[480, 750], [560, 690]], '#7a6450', 12);
}

function shed(): string {
  return area([[410, 470], [620, 380], [830, 470]], '#5c7fa3', 'stroke="#39516b" stroke-width="6"') + box(440, 470, 360, 240, '#9fb2bf', 'stroke="#5d6d77" stroke-width="5"')
    + Array.from({ length: 8 }, (_, at) => box(455 + at * 43, 470, 6, 240, '#7f929e')).join('') + box(560, 560, 110, 150, '#6b5a4a') + text(620, 530, 44, '#a02b22', '违建');
}

function stall(rng: Rng): string {
  const fruit = Array.from({ length: 26 }, () => disc(between(rng, 430, 800), between(rng, 590, 640), 18, rng.pick(['#d94b36', '#e8a32c', '#7fb24a']))).join('');
  return area([[380, 440], [860, 440], [820, 370], [420, 370]], '#c8443a') + Array.from({ length: 4 }, (_, at) => area([[440 + at * 110, 440], [495 + at * 110, 440], [485 + at * 110, 370], [445 + at * 110, 370]], '#f6efe2')).join('')
    + stroke([[400, 440], [400, 760]], '#555', 10) + stroke([[840, 440], [840, 760]], '#555', 10) + fruit + box(400, 636, 440, 90, '#a9743a') + disc(470, 750, 34, '#333') + disc(770, 750, 34, '#333');
}

function crookedBicycles(rng: Rng): string {
  return Array.from({ length: 6 }, (_, at) => bicycle(330 + at * 118 + between(rng, -34, 34), 690 + between(rng, -14, 80), 150, between(rng, -42, 60), between(rng, 0, 360))).join('');
}

function bags(rng: Rng): string {
  return Array.from({ length: 7 }, (_, at) => {
    const [left, radius] = [440 + at * 74 + between(rng, -14, 14), between(rng, 44, 66)];
    const [y, colour] = [between(rng, 730, 790), rng.pick(['#2c2f33', '#3a3f45', '#b8b2a4', '#6b2e2a'])];
    return disc(left, y, radius, colour) + area([[left - 12, y - radius + 4], [left + 12, y - radius + 4], [left + 18, y - radius - 24], [left - 16, y - radius - 22]], colour);
  }).join('');
}

const wall = (): string => box(240, 250, 720, 480, '#dcd3c2', 'stroke="#a89d88" stroke-width="8"') + Array.from({ length: 5 }, (_, at) => stroke([[240, 330 + at * 80], [960, 330 + at * 80]], '#c6bba6', 3)).join('');

function posters(rng: Rng): string {
  return Array.from({ length: 11 }, () => {
    const [x, y] = [between(rng, 270, 850), between(rng, 280, 600)];
    return `<g transform="rotate(${between(rng, -16, 16).toFixed(1)} ${x.toFixed(0)} ${y.toFixed(0)})">${box(x, y, 96, 124, rng.pick(['#fff7d6', '#ffd9d6', '#e4f0ff']), 'stroke="#00000055" stroke-width="3"')}${text(x + 48, y + 40, 30, '#c33', rng.pick(['开锁', '办证', '疏通', '招租']))}${box(x + 16, y + 60, 64, 8, '#666')}${box(x + 16, y + 84, 50, 8, '#666')}</g>`;
  }).join('');
}

function lamp(isFixed: boolean): string {
  const post = stroke([[860, 740], [860, 260], [760, 220]], '#4c545a', 18) + area([[700, 210], [780, 210], [770, 244], [710, 244]], isFixed ? '#fff1b0' : '#3b3f43');
  return isFixed ? disc(740, 236, 74, '#ffe98855') + post : `<g transform="rotate(13 860 740)">${post}</g>${stroke([[700, 290], [730, 330], [712, 350], [744, 392]], '#c0392b', 7)}`;
}

function paving(rng: Rng, isFixed: boolean): string {
  return Array.from({ length: 18 }, (_, at) => {
    const [x, y] = [250 + (at % 6) * 84, 640 + Math.floor(at / 6) * 62];
    const tile = box(x, y, 78, 56, '#c9beaa', 'stroke="#978b75" stroke-width="3"');
    if (isFixed || ![8, 9, 14].includes(at)) return tile;
    return `${box(x, y, 78, 56, '#5a5146')}<g transform="rotate(${between(rng, 12, 34).toFixed(0)} ${x} ${y})">${box(x + 14, y - 12, 52, 40, '#b7ab95', 'stroke="#7d725f" stroke-width="3"')}</g>`;
  }).join('');
}

function door(isFixed: boolean): string {
  const leaf = box(0, 0, 230, 420, '#8a6a4a', 'stroke="#5d452e" stroke-width="8"') + disc(196, 220, 14, '#d9c27a');
  return box(500, 330, 250, 440, '#4a3a2a') + (isFixed ? `<g transform="translate(510 340)">${leaf}</g>` : `<g transform="translate(560 350) rotate(14)">${leaf}${stroke([[40, 80], [110, 190], [70, 240], [150, 340]], '#2c2118', 7)}</g>`);
}

const exit = (): string => box(420, 280, 260, 450, '#9fb7ab', 'stroke="#587065" stroke-width="8"') + box(440, 200, 220, 64, '#1f8a4c') + text(550, 248, 44, '#fff', '安全出口');

function boxes(rng: Rng): string {
  return Array.from({ length: 7 }, (_, at) => {
    const [x, y] = [400 + (at % 4) * 104 + between(rng, -10, 10), 690 - Math.floor(at / 4) * 96];
    return box(x, y, 100, 92, '#c19a62', 'stroke="#8a6a3c" stroke-width="4"') + box(x, y + 38, 100, 12, '#a27d48');
  }).join('');
}

function wires(): string {
  return [0, 30, 60].map((shift) => stroke([[680, 300 + shift], [780, 420 + shift], [870, 340 + shift], [960, 470 + shift]], '#c0392b', 6)).join('') + box(950, 450, 70, 96, '#f0f0ea', 'stroke="#777" stroke-width="4"') + disc(985, 486, 10, '#333');
}

const table = (): string => box(320, 560, 560, 40, '#b9c3c8', 'stroke="#87939a" stroke-width="4"') + box(350, 600, 24, 170, '#87939a') + box(826, 600, 24, 170, '#87939a')
  + [420, 600, 780].map((x, at) => `<ellipse cx="${x}" cy="556" rx="86" ry="26" fill="#f4f4f0" stroke="#aaa" stroke-width="3"/>${disc(x, 536, 38, ['#c9793a', '#7da24b', '#c24a3a'][at] as string)}`).join('');

const cover = (): string => [420, 600, 780].map((x) => `<path d="M${x - 92} 556 A92 92 0 0 1 ${x + 92} 556 Z" fill="#cfe4ee" fill-opacity="0.72" stroke="#7fa3b5" stroke-width="5"/>`).join('');

function flies(rng: Rng): string {
  return Array.from({ length: 16 }, () => { const [x, y] = [between(rng, 330, 880), between(rng, 380, 545)]; return disc(x, y, 8, '#22262a') + disc(x - 9, y - 8, 7, '#ffffffaa') + disc(x + 9, y - 8, 7, '#ffffffaa'); }).join('');
}

const basin = (): string => box(380, 300, 440, 200, '#d6e4ea', 'stroke="#93a9b3" stroke-width="6"') + box(360, 560, 480, 46, '#f7f9f9', 'stroke="#a9b6bb" stroke-width="4"')
  + '<ellipse cx="600" cy="574" rx="170" ry="30" fill="#dfe8ea" stroke="#a9b6bb" stroke-width="4"/>' + stroke([[600, 560], [600, 500], [650, 500], [650, 524]], '#7d8a90', 16) + box(560, 606, 80, 160, '#e9eeee', 'stroke="#a9b6bb" stroke-width="4"');

function stains(rng: Rng): string {
  return Array.from({ length: 14 }, () => `<ellipse cx="${between(rng, 380, 820).toFixed(0)}" cy="${between(rng, 540, 790).toFixed(0)}" rx="${between(rng, 14, 46).toFixed(0)}" ry="${between(rng, 8, 20).toFixed(0)}" fill="#6d5a37" fill-opacity="0.6"/>`).join('');
}

function puddle(rng: Rng): string {
  const [x, y] = [between(rng, 480, 720), 720];
  return `<ellipse cx="${x.toFixed(0)}" cy="${y}" rx="${between(rng, 320, 400).toFixed(0)}" ry="82" fill="#4c6470" fill-opacity="0.85"/><ellipse cx="${(x - 60).toFixed(0)}" cy="${y - 18}" rx="140" ry="16" fill="#ffffff" fill-opacity="0.4"/>${[0, 1, 2].map((ring) => `<ellipse cx="${(x + 130).toFixed(0)}" cy="${y + 12}" rx="${40 + ring * 34}" ry="${10 + ring * 9}" fill="none" stroke="#ffffff77" stroke-width="4"/>`).join('')}`;
}

const drain = (): string => box(500, 690, 200, 80, '#4f565b', 'rx="8"') + Array.from({ length: 6 }, (_, at) => box(520 + at * 28, 702, 14, 56, '#1f2427')).join('');

function drift(rng: Rng): string {
  return Array.from({ length: 40 }, () => {
    const [x, y] = [between(rng, 160, 1040), between(rng, 680, 800)];
    return rng.nextFloat() < 0.5 ? disc(x, y, between(rng, 10, 20), '#f2f2ea', 'stroke="#00000022"') : stroke([[x, y], [x + between(rng, 30, 80), y + between(rng, -8, 8)]], '#7a6a45', 9);
  }).join('');
}

const ramp = (): string => box(240, 540, 240, 220, '#bdb4a4') + area([[480, 540], [980, 760], [480, 760]], '#d3cbbb', 'stroke="#9b907c" stroke-width="5"') + stroke([[480, 440], [980, 660]], '#7b8a92', 12) + stroke([[500, 450], [500, 550]], '#7b8a92', 8) + stroke([[740, 556], [740, 656]], '#7b8a92', 8)
  + disc(350, 640, 54, '#2563a8') + text(350, 660, 54, '#fff', '♿');

const sign = (words: string, isFixed: boolean): string => box(300, 300, 600, 250, isFixed ? '#b3362b' : '#d9d4c9', 'stroke="#00000044" stroke-width="6" rx="14"')
  + (isFixed ? text(600, 450, 68, '#fff', words) : `${stroke([[330, 330], [870, 520]], '#9d9687', 10)}${text(600, 450, 54, '#8b8474', '标志缺失')}`) + box(588, 550, 24, 220, '#777');

const board = (isFixed: boolean): string => box(340, 260, 520, 400, '#6d5a45', 'rx="8"') + box(360, 310, 480, 330, '#f4efe2') + text(600, 302, 36, '#fff', '公示栏')
  + (isFixed ? [0, 1, 2].map((at) => box(385 + at * 150, 335, 130, 180, '#fff', 'stroke="#bbb" stroke-width="3"') + box(400 + at * 150, 352, 100, 16, '#b3362b') + [0, 1, 2, 3].map((line) => box(400 + at * 150, 384 + line * 28, 100 - (line % 2) * 24, 9, '#8a8a8a')).join('')).join('')
    : `<g transform="rotate(-14 520 430)">${box(450, 360, 130, 170, '#fffdf4', 'stroke="#bbb" stroke-width="3"')}</g>${text(690, 480, 44, '#a59c8a', '未更新')}`) + box(420, 660, 20, 120, '#6d5a45') + box(760, 660, 20, 120, '#6d5a45');

function washing(rng: Rng): string {
  return stroke([[140, 330], [600, 370], [1060, 330]], '#666', 6) + Array.from({ length: 6 }, (_, at) => {
    const [x, colour] = [220 + at * 140, `hsl(${between(rng, 0, 360).toFixed(0)} 46% 62%)`];
    return area([[x, 356], [x + 96, 360], [x + 124, 400], [x + 98, 420], [x + 92, 520], [x + 6, 520], [x, 420], [x - 26, 400]], colour, 'stroke="#00000033" stroke-width="3"');
  }).join('');
}

const hoarding = (isFixed: boolean): string => box(280, 280, 640, 300, '#b3362b') + box(300, 300, 600, 260, isFixed ? '#f7e9c8' : '#d8d0bd') + (isFixed
  ? `${text(600, 420, 76, '#b3362b', '文明健康')}${text(600, 510, 54, '#7a5a2a', '有你有我')}`
  : `${text(520, 440, 70, '#b89a91', '文明')}${area([[680, 300], [900, 300], [900, 560], [760, 560], [700, 470], [740, 400]], '#8a8275')}${area([[700, 470], [760, 560], [720, 640], [660, 600]], '#d8d0bd', 'stroke="#00000033" stroke-width="3"')}`) + box(330, 580, 22, 190, '#666') + box(850, 580, 22, 190, '#666');

function rubble(rng: Rng): string {
  return Array.from({ length: 46 }, () => {
    const x = between(rng, 330, 870);
    const [low, size] = [790 - between(rng, 0, Math.max(0, 230 - Math.abs(x - 600) * 0.8)), between(rng, 26, 58)];
    return area([[x, low], [x + size, low - size * 0.3], [x + size * 0.9, low + size * 0.6], [x + size * 0.2, low + size * 0.7]], rng.pick(['#9a8f80', '#b57a5b', '#7f7a72', '#a89b88']), 'stroke="#00000022"');
  }).join('');
}

function mud(rng: Rng): string {
  const x = between(rng, 420, 640);
  return [0, 120].map((gap) => stroke([[x + gap, 600], [x + gap - 60, 700], [x + gap + 30, 820]], '#6d5234', 44)).join('');
}

const dust = (rng: Rng): string => Array.from({ length: 9 }, () => disc(between(rng, 200, 1000), between(rng, 470, 640), between(rng, 40, 90), '#b59b7055')).join('');

const hose = (): string => stroke([[200, 760], [420, 700], [560, 740]], '#2f6fa8', 18) + [0, 1, 2, 3].map((at) => stroke([[570, 735], [760 + at * 50, 660 + at * 44]], '#9fd0ea', 8)).join('');
