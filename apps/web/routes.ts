/** 页面总表 · Which modules bring pages. */
import type { ModuleRoute } from '#platform/web/routes.ts';

/** 全部页面 · In any order: navigation sorts by group and order. */
export const routes: readonly ModuleRoute[] = [];
