/**
 * 城市图 · The drawing beside the sign-in form: a river town in the language of the product's own maps, with sites
 * along its streets. Drawn by rule from fixed numbers; it shows no real place.
 */
const WIDTH = 720;
const HEIGHT = 900;

/** Streets leave the river at right angles and bend with it; each is one smooth curve. */
const avenues = [
  'M-40 250 C160 180 380 230 760 120', 'M-40 390 C200 330 420 360 760 280', 'M-40 640 C180 600 460 690 760 610', 'M-40 770 C220 740 480 830 760 760',
];
const lanes = [60, 150, 245, 330, 425, 520, 610, 690].map((x, at) => `M${x} -20 C${x + 34} 200 ${x - 30 + at * 4} 330 ${x + 8} 920`);
const river = 'M-60 470 C140 430 250 560 420 540 S660 440 790 500';
const sites = [
  [84, 232, 0], [166, 214, 0], [256, 208, 1], [338, 205, 0], [430, 192, 0], [528, 172, 2], [622, 150, 0],
  [86, 362, 0], [172, 350, 2], [252, 345, 0], [436, 350, 0], [536, 328, 0], [620, 307, 1],
  [70, 622, 0], [150, 618, 1], [254, 626, 0], [334, 642, 0], [440, 658, 2], [534, 654, 0], [620, 636, 0],
  [158, 752, 0], [250, 764, 0], [432, 800, 0], [528, 803, 0], [616, 788, 0], [700, 775, 0],
] as const;

/** 城市图 */
export function CityDrawing() {
  return (
    <svg className="lc-city" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="xMidYMid slice" focusable="false">
      <rect width={WIDTH} height={HEIGHT} fill="var(--map-land)" />
      <path d="M330 -10 C360 90 400 180 340 210 L252 214 C262 120 240 60 230 -10z" fill="var(--map-green)" />
      <path d="M440 655 C500 640 560 660 622 640 C640 700 620 760 616 790 C560 800 490 806 432 800 C425 750 436 700 440 655z" fill="var(--map-green)" />
      <path d={river} fill="none" stroke="var(--map-water)" strokeWidth="74" strokeLinecap="round" />
      <g fill="none" stroke="var(--map-road-edge)" strokeWidth="13">{avenues.map((d) => <path key={d} d={d} />)}</g>
      <g fill="none" stroke="var(--map-road-edge)" strokeWidth="7">{lanes.map((d) => <path key={d} d={d} />)}</g>
      <g fill="none" stroke="var(--map-road)" strokeWidth="10">{avenues.map((d) => <path key={d} d={d} />)}</g>
      <g fill="none" stroke="var(--map-road)" strokeWidth="4.5">{lanes.map((d) => <path key={d} d={d} />)}</g>
      <g>
        {sites.map(([x, y, kind]) => (
          kind === 2
            ? <path key={`${x} ${y}`} d={`M${x} ${y - 11} l11 11 l-11 11 l-11 -11z`} fill="var(--seal)" stroke="var(--map-land)" strokeWidth="3" />
            : <circle key={`${x} ${y}`} cx={x} cy={y} r={kind === 1 ? 9 : 7} fill={kind === 1 ? 'var(--series-2)' : 'var(--accent)'} stroke="var(--map-land)" strokeWidth="3" />
        ))}
      </g>
    </svg>
  );
}
