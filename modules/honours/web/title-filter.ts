/** 按称号筛选 · Loaded with the first list that has one: what a picker is made of is heavy. */
import { lazy } from 'react';

export const TitleFilter = lazy(() => import('./pickers.tsx').then((module) => ({ default: module.TitleFilter })));
export const HeldTitleFilter = lazy(() => import('./pickers.tsx').then((module) => ({ default: module.HeldTitleFilter })));
