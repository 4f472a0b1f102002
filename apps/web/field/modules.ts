/** 现场模块总表 · Which modules bring screens to the field app; what they register is also what stories and pictures walk. */
import { careField } from '#modules/care/web/field/index.ts';
import { casesField } from '#modules/cases/web/field/index.ts';
import { inspectionsField } from '#modules/inspections/web/field/index.ts';
import { plansField } from '#modules/plans/web/field/index.ts';
import { pointsField } from '#modules/points/web/field/index.ts';
import { shopsField } from '#modules/shops/web/field/index.ts';
import type { FieldModule } from '#platform/web/field/module.ts';
import { shellModule } from '#platform/web/field/screens.ts';
import { mineField } from './mine/index.ts';

export const fieldModules: readonly FieldModule[] = [inspectionsField, casesField, mineField, careField, plansField, pointsField, shopsField];

/** 全部屏 · With those of the shell. */
export const fieldScreens = [...fieldModules, shellModule].flatMap(({ screens }) => screens);
