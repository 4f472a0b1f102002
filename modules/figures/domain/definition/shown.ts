/** 显示 · A share is told as a percentage; any other ratio (a mean, 元 a household) as a number with its unit. */
import { isRatio } from '../consistency/doubts.ts';

/** @param figure its kind and unit */
export const isShare = ({ kind, unit }: { readonly kind: string; readonly unit: string }): boolean => kind === 'ratio' && isRatio(unit);
