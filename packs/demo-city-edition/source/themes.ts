import { theme1 } from './theme-1.ts';
import { theme2 } from './theme-2.ts';
import { theme3 } from './theme-3.ts';
import { theme4 } from './theme-4.ts';
import { theme5 } from './theme-5.ts';
import { theme6 } from './theme-6.ts';
import { theme7 } from './theme-7.ts';
import { theme8 } from './theme-8.ts';
import { theme9 } from './theme-9.ts';

/** 九个项目 · The nine themes in their order. @source DOMAIN 1.2: their names were published by the press */
export const themes = [theme1, theme2, theme3, theme4, theme5, theme6, theme7, theme8, theme9] as const;
