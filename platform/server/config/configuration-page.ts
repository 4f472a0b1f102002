import { variableNames, variables } from './variables.ts';
import type { Variable } from './variables.ts';

const introduction = `# 配置 · Configuration

Lianchuang is configured by environment variables only. An unknown \`LIANCHUANG_*\` variable or a bad value stops the
start with a list of everything that is wrong; an empty value counts as unset. Values marked 🔒 never appear in logs.

联创只通过环境变量配置。未知的 \`LIANCHUANG_*\` 变量或错误的取值会使启动停止，并一次列出全部问题；空值等于未设置。
标有 🔒 的值不会出现在日志中。

`;

const ending = `
Example · 示例:

\`\`\`sh
HOST=0.0.0.0 PORT=8080 LIANCHUANG_PUBLIC_URL=https://wenming.example.cn LIANCHUANG_DEMO=false npm start
\`\`\`

This page is generated from \`platform/server/config/variables.ts\` by \`npm run gen\`; do not edit it by hand.
本页由 \`npm run gen\` 根据 \`platform/server/config/variables.ts\` 生成，请勿手工修改。
`;

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** 配置说明页 · The text of docs/operating/configuration.md, from the same list that the program reads. */
export function renderConfigurationPage(): string {
  const rows = variableNames.map((name) => {
    const variable: Variable<unknown> = variables[name];
    const mark = variable.isSecret === true ? ' 🔒' : '';
    const purpose = `${variable.purpose.zh}<br>${variable.purpose.en}`;
    const expected = `${variable.expected.zh.replace(/^应为\s*/, '')}<br>${variable.expected.en.replace(/^expected\s+/, '')}`;
    return `| \`${name}\`${mark} | ${cell(variable.fallback)} | ${cell(purpose)} | ${cell(expected)} |`;
  });
  const head = '| Variable 变量 | Default 默认 | Purpose 用途 | Value 取值 |\n|---|---|---|---|';
  return `${introduction}${head}\n${rows.join('\n')}\n${ending}`;
}
