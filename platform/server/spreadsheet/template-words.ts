/** Names of the sheet with the example in a template, by which an import knows it. */
export const TEMPLATE_EXAMPLE_NAMES = { zh: '示例', en: 'Example' } as const;
export const TEMPLATE_EXAMPLE: readonly string[] = Object.values(TEMPLATE_EXAMPLE_NAMES);
