// Runs before `npm start`, `npm test` and `npm run demo` on whatever Node the machine has, so this first file keeps to
// syntax that old versions can read: a person with Node 16 gets a sentence, not a syntax error.
const nodeMajorMin = 20;
const major = Number(process.versions.node.split('.')[0]);

if (major < nodeMajorMin) {
  console.error('[联创] 需要 Node.js ' + nodeMajorMin + ' 或更高版本，当前为 ' + process.versions.node + '。请从 https://nodejs.org/zh-cn/download 安装后重试。');
  console.error('[Lianchuang] Node.js ' + nodeMajorMin + ' or newer is needed, this is ' + process.versions.node + '. Install it from https://nodejs.org/en/download and try again.');
  process.exitCode = 1;
} else {
  import('./bootstrap/run.mjs').then(function (steps) {
    return steps.bootstrap(process.argv[2]);
  });
}
